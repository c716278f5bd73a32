"""A case's life: what was due and lawful on a day, as far as was known."""

from datetime import UTC, date, datetime

import pytest
from telling import (
    ANSWERED,
    PLAN,
    PROPOSAL,
    REQUEST,
    REQUIRED,
    STORY,
    K,
    happened,
    names,
    on,
    states,
)

from asl_law.calendar import SchoolYear
from asl_law.decisions import Stage
from asl_law.errors import ExtensionNotAllowed, WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind
from asl_law.time_limits import State
from asl_law.timeline import Event, safe_days, timeline

BORN = date(2017, 3, 3)


def test_a_request_runs_and_may_be_answered_or_extended():
    case = on(2026, 8, 10, REQUEST)

    assert case.stage is Stage.REQUESTED
    assert states(case) == {"C01": State.RUNNING}
    assert names(case) == ["extend", "propose", "refuse"]
    assert [(owed.clock, owed.due_on) for owed in case.owed] == [("C01", date(2026, 9, 27))]


def test_silence_after_eight_weeks_is_supposed_and_has_a_safe_day():
    case = on(2026, 9, 28, REQUEST)

    assert case.stage is Stage.DEEMED_5A
    assert [(step.stage, step.on) for step in case.supposed] == [
        (Stage.DEEMED_5A, date(2026, 9, 28))
    ]
    assert [(by, str(cited)) for _, by, cited in safe_days(case)] == [
        (date(2026, 11, 27), "SSI 2017/366, rule 14")
    ]
    assert case.owed[0].is_late


def test_a_safe_day_that_is_past_is_left_out_and_never_called_too_late():
    case = on(2027, 6, 1, REQUEST)

    assert "refer" in names(case)
    assert safe_days(case) == ()


def test_a_late_proposal_leaves_what_the_law_supposed_on_the_record():
    late = happened(K.PROPOSAL_SENT, 10, 5)
    case = on(2026, 10, 6, REQUEST, late)

    assert case.stage is Stage.PROPOSED
    assert [step.stage for step in case.supposed] == [Stage.DEEMED_5A]
    assert states(case) == {"C01": State.MET_LATE, "C02": State.RUNNING}


def test_no_decision_is_supposed_but_a_late_plan_is_a_failure():
    silent = on(2027, 1, 4, REQUEST, PROPOSAL)
    failing = on(2027, 1, 4, REQUEST, PROPOSAL, REQUIRED)

    assert (silent.stage, states(silent)["C02"]) == (Stage.DEEMED_5B, State.DEEMED)
    assert (failing.stage, states(failing)["C02"]) == (Stage.FAILED_3C, State.LATE)
    assert date(2027, 3, 4) in [by for _, by, _ in safe_days(failing)]


def test_a_plan_decided_on_after_the_limit_fails_at_once_and_keeps_what_was_supposed():
    late = happened(K.REQUIRED, 1, 20, 2027)
    given = happened(K.PLAN_GIVEN, 2, 1, 2027)
    case = on(2027, 2, 2, REQUEST, PROPOSAL, late, given)

    assert [step.stage for step in case.history][2:] == [
        Stage.DEEMED_5B, Stage.REQUIRED, Stage.FAILED_3C, Stage.PLAN_GIVEN,
    ]  # fmt: skip
    assert states(case)["C02"] is State.MET_LATE


def test_the_story_ends_with_a_plan_and_a_year_that_runs():
    case = on(2026, 12, 19, *STORY)

    assert case.stage is Stage.PLAN_GIVEN
    assert states(case)["C03"] is State.RUNNING
    assert states(case)["C10"] is State.MET
    assert "review early" in names(case)
    assert case.events_counted == 6


def test_it_is_known_who_is_told_once_the_birth_is_known():
    born = Event(kind=K.BORN, on=BORN, recorded_at=datetime(2026, 8, 3, 9, tzinfo=UTC))
    case = on(2026, 9, 20, born, REQUEST, PROPOSAL)

    assert [notice.recipient for notice in case.owed[0].notices] == [Party.PARENT]
    assert on(2026, 9, 20, REQUEST, PROPOSAL).owed[0].notices == ()


def test_a_requester_who_no_longer_fits_the_pupils_age_is_left_out():
    born = Event(kind=K.BORN, on=date(2010, 8, 1), recorded_at=datetime(2026, 8, 3, 9, tzinfo=UTC))
    asked = happened(K.REQUEST_RECEIVED, 7, 1, by=Party.CHILD)
    case = on(2026, 8, 20, born, asked)

    assert case.standing.value == "young person"
    assert [notice.recipient for notice in case.owed[0].notices] == [Party.YOUNG_PERSON]


def test_what_was_recorded_later_was_not_known():
    known_by = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)  # the proposal was recorded at four

    assert on(2026, 9, 20, *STORY, known_by=known_by).stage is Stage.REQUESTED
    assert on(2026, 9, 20, *STORY).stage is Stage.PROPOSED
    with pytest.raises(WrongFacts):
        on(2026, 9, 20, *STORY, known_by=datetime(2026, 9, 14))  # noqa: DTZ001 - the point of the test


def test_a_delay_told_in_time_moves_the_date():
    delay = happened(K.DELAY_TOLD, 12, 1, clock="C02", ground="7(1)(d)", to=date(2027, 2, 1))
    case = on(2027, 1, 20, REQUEST, PROPOSAL, delay)

    assert states(case)["C02"] is State.EXTENDED
    assert case.owed[0].due_on == date(2027, 2, 1)
    late = happened(K.DELAY_TOLD, 12, 1, clock="C02", ground="7(1)(d)", to=date(2027, 6, 1))
    with pytest.raises(ExtensionNotAllowed):
        on(2027, 1, 20, REQUEST, PROPOSAL, late)


def test_needs_requests_have_no_clock_and_the_case_says_so():
    needs = happened(K.REQUEST_RECEIVED, 8, 3, request=RequestKind.NEEDS)
    case = on(2026, 8, 10, needs)

    assert case.clocks == ()
    assert "sets no time" in case.without_clock[0]


def test_a_refusal_stops_the_clock_and_opens_the_tribunal():
    case = on(2026, 9, 2, REQUEST, happened(K.REQUEST_REFUSED, 9, 1))

    assert case.stage is Stage.REFUSED
    assert [(by, words) for words, by, _ in safe_days(case)] == [
        (date(2026, 11, 2), "refer to the Tribunal: refusal of the request")
    ]


def test_a_new_request_begins_again_and_keeps_the_history():
    refused = happened(K.REQUEST_REFUSED, 9, 1)
    again = happened(K.REQUEST_RECEIVED, 11, 2)
    case = on(2026, 11, 3, REQUEST, refused, again)

    assert case.stage is Stage.REQUESTED
    assert [step.stage for step in case.history] == [
        Stage.REQUESTED, Stage.REFUSED, Stage.REQUESTED,
    ]  # fmt: skip
    assert [each.state for each in case.clocks if each.clock.rule.id == "C01"] == [
        State.MET, State.RUNNING,
    ]  # fmt: skip


def test_a_decision_against_a_plan_may_be_followed_by_a_new_proposal():
    against = happened(K.NOT_REQUIRED_SENT, 12, 14)
    again = happened(K.PROPOSAL_SENT, 3, 1, 2027)

    assert on(2026, 12, 15, REQUEST, PROPOSAL, against).stage is Stage.NOT_REQUIRED
    assert on(2027, 3, 2, REQUEST, PROPOSAL, against, again).stage is Stage.PROPOSED


def test_after_two_months_of_a_failure_only_the_tribunal_gives_more_time():
    last, after = (
        on(2027, 3, 4, REQUEST, PROPOSAL, REQUIRED),
        on(2027, 3, 5, REQUEST, PROPOSAL, REQUIRED),
    )

    assert "refer" in names(last)
    assert "ask for more time" not in names(last)
    assert date(2027, 3, 4) not in [by for _, by, _ in safe_days(after)]
    assert "ask for more time" in names(after)


def test_before_deemed_decisions_silence_was_only_late():
    case = on(2010, 11, 1, happened(K.REQUEST_RECEIVED, 8, 16, 2010))

    assert case.stage is Stage.REQUESTED
    assert states(case)["C01"] is State.LATE
    assert names(case) == ["propose", "refuse"]


def test_before_deemed_decisions_a_proposal_without_a_decision_stayed_open():
    sent = happened(K.PROPOSAL_SENT, 3, 2, 2009)
    case = on(2009, 9, 1, sent)

    assert case.stage is Stage.PROPOSED
    assert states(case)["C02"] is State.LATE
    assert case.supposed == ()


def test_the_other_clocks_of_a_life():
    moved = happened(K.MOVED_AWAY, 1, 5, 2027)
    placed = happened(K.PLACED_ELSEWHERE, 1, 5, 2027)
    sent = happened(K.PLAN_SENT_ON, 2, 2, 2027)
    leaving = happened(K.LEAVING_EXPECTED, 1, 5, 2027, to=date(2028, 5, 31))
    gathered = happened(K.LEAVING_GATHERED, 5, 1, 2027)
    change = happened(K.CHANGE_EXPECTED, 1, 5, 2027, to=date(2027, 8, 17), under_school_age=True)
    dispute = happened(K.DISPUTE_RECEIVED, 12, 18, about="hours")
    case = on(2027, 5, 2, moved, placed, sent, leaving, gathered, change, dispute)

    assert states(case) == {
        "C08": State.MET_LATE, "C09": State.MET, "C11": State.MET, "C12": State.RUNNING,
        "C14 (under school age)": State.LATE, "C15 (under school age)": State.RUNNING,
        "C25": State.LATE,
    }  # fmt: skip


def test_a_placing_request_takes_the_rule_of_its_day():
    early = happened(K.PLACING_REQUESTED, 3, 15, 2027, about="a", to=date(2027, 8, 17))
    later = happened(K.PLACING_REQUESTED, 3, 16, 2027, about="b", to=date(2027, 8, 17))
    decided = happened(K.PLACING_DECIDED, 4, 1, 2027, about="a")
    case = on(2027, 5, 17, early, later, decided)

    assert states(case) == {"C16": State.MET, "C17": State.DEEMED}


def test_a_school_year_lends_its_long_closures():
    year = SchoolYear(
        ((date(2026, 4, 20), date(2026, 6, 26)), (date(2026, 8, 18), date(2026, 10, 9)))
    )

    assert len(timeline([REQUEST], year, date(2026, 8, 10)).school_closures) == 1


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        ((PROPOSAL, happened(K.REQUEST_RECEIVED, 9, 20)), "before its request"),
        ((PROPOSAL, happened(K.PROPOSAL_SENT, 9, 20)), "a proposal already"),
        ((REQUEST, happened(K.REQUEST_RECEIVED, 8, 20)), "already waiting"),
        ((REQUIRED,), "cannot follow"),
        ((ANSWERED,), "was not asked"),
        ((happened(K.AGENCY_ANSWERED, 11, 14),), "the agency answers"),
        ((happened(K.DELAY_TOLD, 9, 1, clock="C02", to=PLAN.on),), "C02 does not run"),
        ((happened(K.DELAY_TOLD, 9, 1, to=PLAN.on),), "no clock does not run"),
        ((happened(K.REVIEW_COMPLETED, 9, 1),), "there is no plan"),
        ((happened(K.EARLY_REVIEW_REFUSED, 9, 1),), "no early review was asked for"),
        ((happened(K.REFERENCE_ENDED, 9, 1),), "none was made"),
        ((*STORY, happened(K.PLAN_DISCONTINUED, 12, 20)), "nobody was told"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(events, fault):
    with pytest.raises(WrongFacts, match=fault):
        on(2026, 12, 31, *events)


def test_an_event_is_a_day_recorded_at_a_moment():
    with pytest.raises(WrongFacts, match="without a time"):
        Event(kind=K.BORN, on=datetime(2026, 1, 1, tzinfo=UTC), recorded_at=PLAN.recorded_at)
    with pytest.raises(WrongFacts, match="time zone"):
        Event(kind=K.BORN, on=BORN, recorded_at=datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test
    with pytest.raises(WrongFacts, match="expected leaving date"):
        happened(K.LEAVING_EXPECTED, 1, 5)


def test_the_same_record_twice_is_one_event():
    assert on(2026, 9, 20, REQUEST, REQUEST, PROPOSAL).stage is Stage.PROPOSED
