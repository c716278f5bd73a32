"""References to the Tribunal, and where else a disagreement goes."""

from dataclasses import replace
from datetime import date

import pytest

from asl_law.errors import UnknownName, WrongFacts
from asl_law.notices import Party
from asl_law.references import GROUNDS, Reference, is_competent
from asl_law.remedies import ROUTES, Forum, route
from asl_law.rights import Person

AILSA = Person(birth=date(2017, 3, 3))
CALLUM = Person(birth=date(2013, 5, 4))
DECIDED = Reference(
    ground="(b)(i)",
    party=Party.PARENT,
    pupil=AILSA,
    received_on=date(2027, 3, 1),
    decided_on=date(2026, 12, 30),
    notified_on=date(2026, 12, 31),
)
LATE_PLAN = Reference(
    ground="(c)",
    party=Party.PARENT,
    pupil=AILSA,
    received_on=date(2027, 4, 1),
    last_day_of_missed_limit=date(2027, 3, 14),
)


def judged(base, **changed):
    return is_competent(replace(base, **changed))


def failing(base, **changed):
    limbs = judged(base, **changed).judgement.limbs
    return [name for name, limb in limbs.items() if limb.met is not True]


def test_a_reference_received_on_the_last_day_is_competent():
    assert judged(DECIDED).competent is True
    assert judged(DECIDED).by == date(2027, 3, 1)
    assert not judged(DECIDED).by_is_only_cautious


def test_a_day_later_is_out_of_time():
    found = judged(DECIDED, received_on=date(2027, 3, 2))

    assert found.competent is False
    assert "rule 29" in found.judgement.limbs["in time"].reason


def test_the_later_of_decision_and_notice_starts_the_time():
    assert judged(DECIDED, notified_on=None).by == date(2027, 3, 1)
    assert judged(DECIDED, notified_on=date(2027, 1, 15)).by == date(2027, 3, 15)
    assert judged(DECIDED, decided_on=None, notified_on=None).competent is None


def test_a_reference_before_the_decision_is_too_early():
    assert failing(DECIDED, received_on=date(2026, 12, 29)) == ["not premature"]


def test_a_deemed_decision_has_a_safe_day_and_nobody_is_told_it_is_too_late():
    deemed = replace(
        DECIDED,
        is_deemed=True,
        last_day_of_missed_limit=date(2026, 12, 27),
        decided_on=date(2026, 12, 28),
        notified_on=None,
        received_on=date(2027, 2, 28),
    )
    later = judged(deemed, received_on=date(2027, 6, 1))

    assert is_competent(deemed).competent is True
    assert is_competent(deemed).by == date(2027, 3, 1)
    assert is_competent(deemed).by_is_only_cautious
    assert later.competent is None
    assert "Out of time" not in later.judgement.limbs["in time"].reason


def test_a_missed_limit_may_be_referred_from_the_day_after():
    assert judged(LATE_PLAN).competent is True
    assert judged(LATE_PLAN).by == date(2027, 5, 17)  # 15 May 2027 is a Saturday
    assert failing(LATE_PLAN, received_on=date(2027, 3, 14)) == ["not premature"]
    assert judged(LATE_PLAN, received_on=date(2027, 5, 18)).competent is False
    assert judged(LATE_PLAN, last_day_of_missed_limit=None).competent is None


def test_on_the_arguable_day_it_is_arguable_whether_the_limit_has_passed():
    review = {
        "ground": "(d)(iii)",
        "last_day_of_missed_limit": date(2026, 11, 10),
        "arguable_until": date(2026, 11, 11),
    }

    assert judged(LATE_PLAN, **review, received_on=date(2026, 11, 11)).competent is None
    assert judged(LATE_PLAN, **review, received_on=date(2026, 11, 12)).competent is True


def test_support_that_is_not_provided_has_a_safe_day_only():
    found = judged(DECIDED, ground="(d)(ia)")

    assert found.by_is_only_cautious
    assert found.competent is True
    assert judged(DECIDED, ground="(d)(ia)", decided_on=None, notified_on=None).competent is None


def test_a_child_may_refer_but_never_about_a_placing_request():
    about_capacity = {
        "ground": "(ea)",
        "party": Party.CHILD,
        "pupil": replace(CALLUM, capacity=True, wellbeing_harmed=False),
    }
    placing = {**about_capacity, "ground": "(da)", "special_school": True}

    assert judged(DECIDED, **about_capacity).competent is True
    assert failing(DECIDED, **placing) == ["standing"]
    assert judged(DECIDED, **{**about_capacity, "pupil": CALLUM}).competent is None


PLACING = {"decided_on": date(2027, 1, 4), "notified_on": date(2027, 1, 5)}


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"ground": "(da)", "special_school": True}, True),
        ({"ground": "(da)", "special_school": False}, False),
        ({"ground": "(da)"}, None),
        ({"ground": "(e)", "special_school": True}, False),
        ({"ground": "(e)", "special_school": False}, False),
        ({"ground": "(e)", "special_school": False, "plan_prepared": True}, True),
        ({"ground": "(e)", "special_school": False, "required_not_prepared": True}, True),
        ({"ground": "(e)", "special_school": False, "proposal_informed": True}, True),
        ({"ground": "(e)", "special_school": False, "not_required_and_referred": True}, True),
    ],
)
def test_a_placing_refusal_is_heard_by_the_kind_of_school(facts, answer):
    assert judged(DECIDED, **PLACING, **facts).competent is answer


def test_a_deemed_placing_refusal_has_a_day_of_its_own():
    found = judged(
        DECIDED, ground="(da)", special_school=True, is_deemed=True,
        decided_on=date(2027, 5, 1), notified_on=None, received_on=date(2027, 6, 1),
    )  # fmt: skip

    assert (found.by, found.by_is_only_cautious) == (date(2027, 8, 3), False)


def test_a_second_placing_reference_waits_twelve_months_unless_things_changed():
    again = {
        "ground": "(da)",
        "special_school": True,
        "last_placing_reference_on": date(2026, 3, 1),
    }

    assert failing(DECIDED, **again, received_on=date(2027, 2, 28)) == ["not barred"]
    assert judged(DECIDED, **again).competent is True
    assert (
        judged(
            DECIDED, **again, received_on=date(2027, 2, 28), placing_decision_or_plan_changed=True
        ).competent
        is True
    )


def test_capacity_for_the_same_right_waits_twelve_months_too():
    again = {"ground": "(eb)", "last_reference_on_same_right": date(2026, 3, 1)}

    assert failing(DECIDED, **again, received_on=date(2027, 2, 28)) == ["not barred"]
    assert judged(DECIDED, **again).competent is True


def test_the_same_information_is_referred_once_between_reviews():
    again = {"ground": "(d)(i)", "same_information_referred_before": True}

    assert failing(DECIDED, **again) == ["not barred"]
    assert judged(DECIDED, **again, reviewed_since=True).competent is True


def test_withheld_consent_leaves_no_failure_before_leaving_school():
    leaving = {"ground": "(g)", "last_day_of_missed_limit": date(2027, 2, 1)}

    assert judged(LATE_PLAN, **leaving).competent is True
    assert failing(LATE_PLAN, **leaving, consent_withheld=True) == ["ground"]


def test_times_under_the_old_rules_are_not_answered():
    old = {"received_on": date(2018, 1, 12), "decided_on": date(2018, 1, 2), "notified_on": None}

    assert judged(DECIDED, **old).competent is None
    with pytest.raises(WrongFacts):
        judged(DECIDED, received_on=date(2018, 1, 11))
    with pytest.raises(UnknownName, match=r"\(d\)\(ia\)"):
        judged(DECIDED, ground="(z)")


def test_a_ground_refuses_days_before_it_was_law():
    before = replace(
        DECIDED,
        ground="(ea)",
        received_on=date(2018, 1, 9),
        pupil=Person(birth=date(2005, 1, 1)),
    )

    assert GROUNDS["(ea)"].in_force_from == date(2018, 1, 10)
    with pytest.raises(WrongFacts, match="12 January 2018"):
        is_competent(before)


@pytest.mark.parametrize("decision", ROUTES)
def test_every_route_has_a_forum_and_a_provision(decision):
    found = route(decision)

    assert found.about
    assert found.citation.url


def test_disagreements_go_where_the_law_sends_them():
    assert route("csp-contents").forum is Forum.TRIBUNAL
    assert route("assessment-refused").forum is Forum.DISPUTE_RESOLUTION
    assert route("placing-ordinary").forum is Forum.APPEAL_COMMITTEE
    assert route("agency-late").forum is Forum.PUBLIC_LAW
    with pytest.raises(UnknownName, match="csp-contents"):
        route("the weather")
