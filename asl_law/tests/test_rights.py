"""Who may exercise which right, on which day."""

from dataclasses import replace
from datetime import date

import pytest

from asl_law.disclosure import EXCEPTIONS, may_show, who_consents
from asl_law.errors import NotInForce, UnknownName, WrongFacts
from asl_law.notices import Party
from asl_law.rights import Person, Right, may

ON = date(2026, 11, 23)
AILSA = Person(birth=date(2017, 3, 3))
CALLUM = Person(birth=date(2013, 5, 4), capacity=True, wellbeing_harmed=False)
EILIDH = Person(birth=date(2009, 2, 1))
CHILDS = {
    "csp-request", "needs-request", "assessment-request", "early-review-request",
    "belonging-request", "dispute-resolution", "tribunal-reference", "leaving-consent",
}  # fmt: skip


def may_on(right, pupil, party=None, on=ON):
    return may(right, party=party, pupil=pupil, on=on).answer


@pytest.mark.parametrize("right", list(Right))
def test_the_table_of_rights(right):
    is_the_childs = right.value in CHILDS

    assert may_on(right, AILSA, Party.PARENT) is True
    assert may_on(right, AILSA) is False
    assert may_on(right, CALLUM) is is_the_childs
    assert may_on(right, EILIDH) is True
    assert may_on(right, CALLUM, Party.MANAGERS) is (right is Right.BELONGING_REQUEST)
    assert may_on(right, CALLUM, Party.PARENT) is (right is not Right.LEAVING_CONSENT)


@pytest.mark.parametrize(
    ("capacity", "harmed", "answer"),
    [
        (True, False, True),
        (False, False, False),
        (True, True, False),
        (None, False, None),
        (True, None, None),
        (None, True, False),
    ],
)
def test_a_childs_right_rests_on_capacity_and_wellbeing(capacity, harmed, answer):
    callum = replace(CALLUM, capacity=capacity, wellbeing_harmed=harmed)

    assert may_on("csp-request", callum, Party.CHILD) is answer


def test_the_tribunal_itself_assesses_a_child_who_refers():
    judged = may("tribunal-reference", party=None, pupil=replace(CALLUM, capacity=None), on=ON)

    assert judged.ask == "Capacity for this right must first be assessed by the Tribunal."
    assert judged.limbs["capacity"].provision == "asp 2004/4, section 18(2A)"


def test_an_answer_explains_itself_in_a_sentence_and_a_trace():
    judged = may("csp-request", party=None, pupil=CALLUM, on=ON)

    assert judged.explanation == (
        "Yes: The child is 12 or over; The child has capacity for this, as the authority "
        "assessed; It would not adversely affect the child's wellbeing "
        "(asp 2004/4, section 6(2)(b), 6(3); asp 2004/4, section 3A(3))."
    )
    assert judged.trace()[0].endswith("https://www.legislation.gov.uk/asp/2004/4/section/6)")


def test_a_child_of_twelve_had_no_rights_before_january_2018():
    then = Person(birth=date(2005, 1, 1), capacity=True, wellbeing_harmed=False)

    assert may_on("csp-request", then, on=date(2018, 1, 9)) is False
    assert may_on("csp-request", then, on=date(2018, 1, 10)) is True
    assert may_on("leaving-consent", then, Party.PARENT, on=date(2018, 1, 9)) is True
    with pytest.raises(NotInForce):
        may_on("csp-request", then, Party.PARENT, on=date(2005, 11, 13))


def test_a_parent_consents_at_leaving_where_the_child_lacks_capacity():
    assert may_on("leaving-consent", replace(CALLUM, capacity=False), Party.PARENT) is True
    assert may_on("leaving-consent", replace(CALLUM, capacity=None), Party.PARENT) is None


@pytest.mark.parametrize(("capacity", "parent", "herself"), [
    (True, False, True), (None, None, True), (False, True, False),
])  # fmt: skip
def test_a_parent_acts_for_a_young_person_only_without_capacity(capacity, parent, herself):
    eilidh = replace(EILIDH, capacity=capacity)

    assert may_on("csp-request", eilidh, Party.PARENT) is parent
    assert may_on("csp-request", eilidh, Party.YOUNG_PERSON) is herself


def test_the_day_school_age_ends_moves_the_right_from_parent_to_young_person():
    pupil = Person(birth=date(2010, 10, 10), capacity=True, wellbeing_harmed=False)
    before, after = date(2026, 12, 20), date(2026, 12, 21)

    assert may_on("placing-request", pupil, on=before) is False
    assert may_on("placing-request", pupil, on=after) is True
    assert may_on("csp-request", pupil, Party.PARENT, before) is True
    assert may_on("csp-request", pupil, Party.PARENT, after) is False


@pytest.mark.parametrize("pupil", [replace(EILIDH, is_pupil=False), replace(AILSA, is_pupil=False)])
def test_someone_who_is_no_pupil_has_no_rights_here(pupil):
    assert may_on("csp-request", pupil) is False


def test_a_party_that_does_not_fit_is_refused():
    with pytest.raises(WrongFacts):
        may_on("csp-request", EILIDH, Party.CHILD)
    with pytest.raises(WrongFacts):
        may_on("csp-request", CALLUM, Party.YOUNG_PERSON)
    with pytest.raises(UnknownName):
        may_on("csp-request", CALLUM, Party.AGENCY)
    with pytest.raises(UnknownName, match="placing-request"):
        may_on("flight", CALLUM)


@pytest.mark.parametrize(
    ("provision", "pupil", "consenting"),
    [
        ("plan", AILSA, (Party.PARENT,)),
        ("plan", CALLUM, (Party.PARENT,)),
        ("change", CALLUM, (Party.PARENT,)),
        ("leaving", CALLUM, (Party.CHILD,)),
        ("leaving", AILSA, (Party.PARENT,)),
        ("plan", replace(EILIDH, capacity=True), (Party.YOUNG_PERSON,)),
        ("plan", replace(EILIDH, capacity=False), (Party.PARENT,)),
    ],
)
def test_consent_moved_to_the_child_in_one_provision_only(provision, pupil, consenting):
    assert who_consents(provision, pupil=pupil, on=ON) == consenting


def test_nothing_is_shown_without_the_right_consent_or_a_named_exception():
    assert may_show("plan", pupil=AILSA, on=ON).answer is False
    assert "parent" in may_show("plan", pupil=AILSA, on=ON).limbs["consent"].reason
    assert may_show("plan", pupil=AILSA, on=ON, consented=Party.PARENT).answer is True
    assert may_show("plan", pupil=CALLUM, on=ON, consented=Party.CHILD).answer is False
    nobody = may_show("leaving", pupil=replace(CALLUM, capacity=None), on=ON)
    assert "nobody who is known" in nobody.limbs["consent"].reason


@pytest.mark.parametrize("letter", EXCEPTIONS)
def test_each_exception_of_regulation_10_allows_a_plan_to_be_shown(letter):
    judged = may_show("plan", pupil=AILSA, on=ON, exception=letter)

    assert judged.answer is True
    assert judged.limbs["exception"].provision == f"SSI 2005/518, regulation 10({letter})"


def test_exceptions_are_for_plans_and_end_at_j():
    with pytest.raises(UnknownName):
        may_show("plan", pupil=AILSA, on=ON, exception="k")
    with pytest.raises(UnknownName):
        may_show("leaving", pupil=AILSA, on=ON, exception="a")
    with pytest.raises(UnknownName):
        may_show("gossip", pupil=AILSA, on=ON)
