"""The last day of a way out, and which clock or matter an event belongs to, in a whole case."""

from datetime import date

import pytest
from telling import PLAN, PROPOSAL, REQUEST, REQUIRED, K, acts, happened, on, states

from asl_law.errors import WrongFacts
from asl_law.time_limits import State

ASKED_FOR_A_SCHOOL = happened(K.PLACING_REQUESTED, 3, 1, about="Marra", to=date(2026, 8, 18))
WITH_A_PLAN = (REQUEST, PROPOSAL, REQUIRED, PLAN)


def test_a_supposed_refusal_may_be_referred_to_the_committee_by_a_safe_day_and_that_day_counts():
    ((last,), (after,)) = (
        acts(on(2026, 5, day, ASKED_FOR_A_SCHOOL), "refer to committee") for day in (28, 29)
    )

    assert (str(last.by), last.by_is_only_cautious) == ("2026-05-28", True)
    assert after.by is None
    assert last.words.startswith("refer the refusal that the law supposes to an appeal committee")
    assert last.words.endswith("Marra")
    assert str(last.citation) == "asp 2004/4, schedule 2, paragraph 5"


def test_a_decision_that_no_plan_is_required_stops_the_sixteen_weeks_and_may_be_referred():
    sent = happened(K.NOT_REQUIRED_SENT, 12, 14)
    case = on(2026, 12, 15, REQUEST, PROPOSAL, sent)

    assert states(case)["C02"] is State.MET
    assert [act.words for act in acts(case, "refer")] == [
        "refer to the Tribunal: decision that no plan is required"
    ]


def test_a_refused_early_review_may_be_referred_under_its_own_name():
    asked = happened(K.EARLY_REVIEW_REQUESTED, 2, 1, year=2027)
    refused = happened(K.EARLY_REVIEW_REFUSED, 2, 10, year=2027)
    case = on(2027, 2, 11, *WITH_A_PLAN, asked, refused)

    assert "refer to the Tribunal: refusal of an early review" in [
        act.words for act in acts(case, "refer")
    ]


def test_an_early_review_needs_a_plan():
    with pytest.raises(WrongFacts, match="early"):
        on(2026, 11, 23, happened(K.EARLY_REVIEW_REQUESTED, 11, 2))


def overturned_and_asked(*choice):
    overturned = happened(K.PLAN_OVERTURNED, 3, 1, year=2027)
    sent = happened(K.KEEP_CHOICE_SENT, 3, 8, year=2027)  # may choose until 28 March 2027
    return (*WITH_A_PLAN, overturned, sent, *choice)


@pytest.mark.parametrize(("day", "is_kept"), [(28, True), (29, False)])
def test_the_wish_to_keep_a_plan_counts_on_the_last_of_the_21_days(day, is_kept):
    wished = happened(K.KEEP_WISHED, 3, day, year=2027)
    case = on(2027, 4, 1, *overturned_and_asked(wished))

    assert ("C22" in states(case)) is is_kept


def test_a_plan_is_not_destroyed_on_the_last_day_on_which_it_is_kept():
    destroyed = [happened(K.PLAN_DESTROYED, 3, day, year=2027) for day in (28, 29)]

    with pytest.raises(WrongFacts, match="is kept until 2027-03-28"):
        on(2027, 4, 1, *overturned_and_asked(destroyed[0]))
    assert on(2027, 4, 1, *overturned_and_asked(destroyed[1])).events_counted == 7


def test_what_is_recorded_at_the_very_moment_is_known_and_the_moment_needs_a_zone():
    case = on(2026, 8, 10, REQUEST, known_by=REQUEST.recorded_at)

    assert (case.events_counted, case.known_by) == (1, REQUEST.recorded_at)
    with pytest.raises(WrongFacts, match=r"^known_by needs a time zone\.$"):
        on(2026, 8, 10, REQUEST, known_by=REQUEST.recorded_at.replace(tzinfo=None))
