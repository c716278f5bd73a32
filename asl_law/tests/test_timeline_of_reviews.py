"""Reviews in a case, how a plan ends after one, and days that lie beyond what is known."""

from datetime import date

import pytest
from telling import STORY, K, happened, names, on, states

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.time_limits import State
from asl_law.timeline import Gate, safe_days


def test_the_yearly_review_opens_when_the_twelve_months_end():
    before, after = on(2027, 12, 16, *STORY), on(2027, 12, 17, *STORY)

    assert "C04" not in states(before)
    assert states(after)["C04"] is State.RUNNING
    assert states(after)["C03"] is State.RUNNING
    assert states(on(2027, 12, 18, *STORY))["C03"] is State.ARGUABLE
    assert states(on(2027, 12, 19, *STORY))["C03"] is State.LATE


def test_the_next_year_counts_from_the_completed_review():
    proposed = happened(K.REVIEW_PROPOSED, 12, 10, 2027)
    completed = happened(K.REVIEW_COMPLETED, 2, 1, 2028)
    case = on(2028, 2, 2, *STORY, proposed, completed)

    years = [each for each in case.clocks if each.clock.rule.id == "C03"]
    assert [(str(each.clock.started_on), each.state) for each in years] == [
        ("2026-12-18", State.MET), ("2028-02-01", State.RUNNING),
    ]  # fmt: skip
    assert states(case)["C04"] is State.MET


def test_a_review_left_to_the_next_year_starts_its_own_twelve_weeks():
    first = happened(K.REVIEW_COMPLETED, 2, 1, 2028)
    case = on(2029, 2, 5, *STORY, first)

    assert [str(each.clock.started_on) for each in case.clocks if each.clock.rule.id == "C04"] == [
        "2027-12-17", "2029-01-31",
    ]  # fmt: skip


def test_an_early_review_needs_a_request_or_a_significant_change():
    asked = happened(K.EARLY_REVIEW_REQUESTED, 3, 1, 2027, by=Party.PARENT)
    proposed = happened(K.REVIEW_PROPOSED, 3, 10, 2027)
    change = happened(K.REVIEW_PROPOSED, 3, 10, 2027, gate=Gate.SIGNIFICANT_CHANGE)
    completed = happened(K.REVIEW_COMPLETED, 5, 3, 2027)

    for gate in ((asked, proposed), (change,)):
        case = on(2027, 5, 4, *STORY, *gate, completed)
        assert states(case)["C06"] is State.MET
        assert str(case.clocks[-1].clock.started_on) == "2027-05-03"
    with pytest.raises(WrongFacts, match=r"section 10\(3\)"):
        on(2027, 5, 4, *STORY, completed)


def test_an_early_review_may_be_refused_or_left_in_silence():
    asked = happened(K.EARLY_REVIEW_REQUESTED, 3, 1, 2027)
    refused = happened(K.EARLY_REVIEW_REFUSED, 3, 10, 2027)

    assert states(on(2027, 3, 11, *STORY, asked, refused))["C05"] is State.MET
    silent = on(2027, 3, 30, *STORY, asked)
    assert states(silent)["C05"] is State.DEEMED
    assert date(2027, 6, 1) in [by for _, by, _ in safe_days(silent)]


def test_a_late_early_review_may_be_referred():
    change = happened(K.REVIEW_PROPOSED, 3, 10, 2027, gate=Gate.SIGNIFICANT_CHANGE)
    case = on(2027, 6, 2, *STORY, change)

    assert states(case)["C06"] is State.LATE
    assert date(2027, 8, 3) in [by for _, by, _ in safe_days(case)]


def test_two_reviews_at_once_are_refused():
    first = happened(K.REVIEW_PROPOSED, 3, 10, 2027, gate=Gate.SIGNIFICANT_CHANGE)
    second = happened(K.REVIEW_PROPOSED, 3, 20, 2027, gate=Gate.SIGNIFICANT_CHANGE)

    with pytest.raises(WrongFacts, match="a review already"):
        on(2027, 4, 1, *STORY, first, second)


NOTIFIED = happened(K.DISCONTINUANCE_NOTIFIED, 2, 1, 2028)
REVIEWED = happened(K.REVIEW_COMPLETED, 2, 1, 2028)


def test_discontinuing_waits_two_months_and_for_the_tribunal():
    ended = (*STORY, REVIEWED, NOTIFIED)
    referred = happened(K.REFERENCE_MADE, 3, 1, 2028, about="discontinuance")
    over = happened(K.REFERENCE_ENDED, 6, 1, 2028)
    done = happened(K.PLAN_DISCONTINUED, 6, 2, 2028)

    assert "wait" in names(on(2028, 4, 3, *ended))
    assert "discontinue" in names(on(2028, 4, 4, *ended))
    assert "wait" in names(on(2028, 5, 1, *ended, referred))
    kept = on(2028, 6, 3, *ended, referred, over, done)
    assert states(kept)["C22"] is State.RUNNING
    assert "discontinue" not in names(kept)
    with pytest.raises(WrongFacts, match="before the Tribunal"):
        on(2028, 6, 3, *ended, referred, done)
    with pytest.raises(WrongFacts, match="before Tuesday 4 April 2028"):
        on(2028, 6, 3, *ended, happened(K.PLAN_DISCONTINUED, 4, 3, 2028))


def test_before_the_chamber_there_is_no_right_counted_and_no_wait():
    request = happened(K.REQUEST_RECEIVED, 1, 5, 2015)
    story = (
        request,
        happened(K.PROPOSAL_SENT, 2, 2, 2015),
        happened(K.PLAN_GIVEN, 4, 1, 2015),
        happened(K.DISCONTINUANCE_NOTIFIED, 5, 2, 2016),
        happened(K.PLAN_DISCONTINUED, 9, 1, 2016),
    )

    assert "C19" not in states(on(2016, 9, 2, *story))
    assert "C21" not in states(on(2016, 9, 2, *story))
    assert "wait" not in names(on(2016, 8, 1, *story))
    silent = on(2015, 6, 1, request)
    assert [act.by for act in silent.may_now if act.name == "refer"] == [None]


def test_what_needs_unknown_bank_holidays_is_left_open_and_the_rest_is_answered():
    completed = happened(K.REVIEW_COMPLETED, 12, 18, 2028, gate=Gate.SIGNIFICANT_CHANGE)
    notified = happened(K.DISCONTINUANCE_NOTIFIED, 12, 19, 2028)
    ended = happened(K.PLAN_DISCONTINUED, 6, 1, 2029)
    case = on(2029, 1, 5, *STORY, REVIEWED, completed, notified)

    assert [words.split(":")[0] for words in case.not_known] == [
        "C19 (outcome of the review)", "C19 (discontinuance)", "C21",
    ]  # fmt: skip
    assert states(case)["C03"] is State.RUNNING
    assert "discontinue" not in names(case)
    assert "wait" not in names(case)
    assert states(on(2029, 6, 2, *STORY, REVIEWED, completed, notified, ended))["C22"]
