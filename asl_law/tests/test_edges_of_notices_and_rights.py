"""The first and the last day of a right, and what is said when a question is refused."""

from dataclasses import replace
from datetime import date

import pytest

from asl_law.ages import Standing
from asl_law.disclosure import may_show, who_consents
from asl_law.errors import NotInForce, UnknownName, WrongFacts
from asl_law.needs import additional_support_needs, must_consider_a_plan
from asl_law.notices import Event, Party, notices_owed
from asl_law.requests import clock_started_by, counts_as_request
from asl_law.responsible import who_is_responsible
from asl_law.rights import Person, may
from asl_law.school_year import read_school_year

ON = date(2026, 11, 23)
AILSA = Person(birth=date(2017, 3, 3))
CALLUM = Person(birth=date(2013, 5, 4), capacity=True, wellbeing_harmed=False)
EILIDH = Person(birth=date(2009, 2, 1))
SIXTEEN_IN_OCTOBER = Person(birth=date(2010, 10, 10), capacity=True)
YEAR = {"terms": [["2026-08-18", "2026-10-09"]]}


def owed(event, standing, requested_by=None, **facts):
    return notices_owed(event, standing=standing, requested_by=requested_by, **facts)


def test_a_placing_request_is_not_supposed_where_none_is_told_of():
    (proposal,) = owed("proposal", Standing.CHILD_UNDER_12, Party.PARENT)

    assert proposal.must_contain == ("the proposal",)


def test_the_managers_of_a_school_are_told_reasons_and_no_way_that_is_not_theirs():
    (refusal,) = owed("refusal", Standing.CHILD_UNDER_12, Party.MANAGERS)

    assert refusal.recipient is Party.MANAGERS
    assert refusal.must_contain == ("the reasons",)


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (Event.ANSWER_DELAY, "with an answer that is due"),
        (Event.NEEDS_OUTCOME, "about additional support needs"),
    ],
)
def test_what_the_managers_of_a_school_cannot_ask_has_no_notice_for_them(event, what):
    with pytest.raises(WrongFacts, match=rf"section 7\(2\)\(b\) only, so not {what}\.$"):
        owed(event, Standing.CHILD_UNDER_12, Party.MANAGERS)


@pytest.mark.parametrize(
    ("event", "standing", "requested_by", "words"),
    [
        ("proposal", Standing.NO_LONGER_A_PUPIL, None, "^notices under the Act are about a pupil"),
        ("proposal", Standing.CHILD_UNDER_12, Party.CHILD, "a child under 12 does not ask"),
        ("proposal", Standing.CHILD_12_OR_OVER, Party.YOUNG_PERSON, "does not ask as a young"),
        ("proposal", Standing.YOUNG_PERSON, Party.AGENCY, "agency does not make requests"),
        ("refusal", Standing.CHILD_UNDER_12, None, "^say who made the request: that person"),
        ("capacity-result", Standing.CHILD_UNDER_12, None, "section 3A is about a child of 12"),
        ("capacity-intention", Standing.YOUNG_PERSON, None, "not a young person"),
    ],
)
def test_a_refused_notice_says_what_does_not_fit(event, standing, requested_by, words):
    with pytest.raises(WrongFacts, match=words):
        owed(event, standing, requested_by)


def test_a_right_begins_on_its_first_day_and_not_before():
    eldest = Person(birth=date(2000, 1, 1))

    assert may("csp-request", party=Party.PARENT, pupil=eldest, on=date(2005, 11, 14)).answer
    with pytest.raises(NotInForce, match="The Act was not in force on 2005-11-13"):
        may("csp-request", party=Party.PARENT, pupil=eldest, on=date(2005, 11, 13))


def test_the_christmas_holiday_of_the_school_moves_the_right_and_the_consent():
    early = replace(SIXTEEN_IN_OCTOBER, christmas_holiday_begins=date(2026, 12, 19))
    day = date(2026, 12, 19)

    assert may("placing-request", party=None, pupil=early, on=day).answer is True
    assert may("placing-request", party=None, pupil=SIXTEEN_IN_OCTOBER, on=day).answer is False
    assert who_consents("plan", pupil=early, on=day) == (Party.YOUNG_PERSON,)
    assert who_consents("plan", pupil=SIXTEEN_IN_OCTOBER, on=day) == (Party.PARENT,)


@pytest.mark.parametrize(
    ("pupil", "party", "words"),
    [
        (EILIDH, Party.CHILD, "the pupil is a young person, not a child"),
        (CALLUM, Party.YOUNG_PERSON, "the pupil is a child of 12 or over, not a young person"),
        (CALLUM, Party.AGENCY, "agency has no rights of this kind"),
    ],
)
def test_a_party_that_does_not_fit_is_told_who_the_pupil_is(pupil, party, words):
    with pytest.raises((WrongFacts, UnknownName), match=words):
        may("csp-request", party=party, pupil=pupil, on=ON)


def test_the_consent_that_the_right_person_gave_is_judged_as_a_right():
    judged = may_show("leaving", pupil=CALLUM, on=ON, consented=Party.CHILD)

    assert judged.answer is True
    assert judged.limbs["standing"].provision == "asp 2004/4, section 13(5)"


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: may_show("gossip", pupil=AILSA, on=ON), "'gossip' is not one of plan, leaving"),
        (lambda: may_show("plan", pupil=AILSA, on=ON, exception="k"), r"\(a\) to \(j\)"),
        (lambda: may_show("change", pupil=AILSA, on=ON, exception="a"), "not one for change"),
        (lambda: clock_started_by("wish"), "'wish' is not a kind of request; they are csp, needs"),
        (lambda: counts_as_request(form="smoke", gives_reasons=True), "letter, e-mail, form"),
        (lambda: who_is_responsible("lives here"), "ask which of these it is: own-school, about"),
    ],
)
def test_a_name_the_law_does_not_have_is_refused_with_those_it_has(ask, words):
    with pytest.raises(UnknownName, match=words):
        ask()


def test_needs_and_the_duty_to_consider_have_a_first_day():
    with pytest.raises(NotInForce, match="not in force on 2005-11-13"):
        additional_support_needs(
            on=date(2005, 11, 13), looked_after=True, unable_to_benefit_without_support=True
        )
    with pytest.raises(WrongFacts, match=r"^Section 6\(1A\) is the law from 10 January 2018\.$"):
        must_consider_a_plan(on=date(2018, 1, 9), looked_after=True, responsible=True)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "^calendar: an object with terms, a list of"),
        ({"terms": "all"}, "an object with terms"),
        ({"terms": [["2026-08-18"]]}, r"terms\[0\]: a first and a last day"),
        ({"terms": [*YEAR["terms"], "2026-10-26"]}, r"terms\[1\]: a first and a last day"),
        ({"terms": [["soon", "2026-10-09"]]}, r"terms\[0\]: 'soon' is not a day"),
        ({"terms": [["2026-08-18", "soon"]]}, r"terms\[0\]: 'soon' is not a day"),
        ({**YEAR, "holidays": "2026-09-21"}, "calendar.holidays: a list of days"),
        ({**YEAR, "holidays": ["21 September"]}, "holidays: '21 September' is not a day"),
        ({**YEAR, "in_service_days": {}}, "calendar.in_service_days: a list of days"),
        ({**YEAR, "holidayz": []}, "calendar.holidayz is not known; it may be terms, in_service"),
    ],
)
def test_a_school_year_that_cannot_be_read_is_told_where(given, words):
    with pytest.raises(WrongFacts, match=words):
        read_school_year(given)
