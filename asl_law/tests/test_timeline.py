"""A case's life: what was due and lawful on a day, as far as was known."""

from datetime import UTC, date, datetime

import pytest

from asl_law.calendar import SchoolYear
from asl_law.decisions import Stage
from asl_law.errors import ExtensionNotAllowed, WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind
from asl_law.time_limits import State
from asl_law.timeline import Event, EventKind, Gate, safe_days, timeline

K = EventKind
BORN = date(2017, 3, 3)


def happened(kind, month, day, year=2026, **facts):
    on = date(year, month, day)
    recorded = datetime(year, month, day, 16, 0, tzinfo=UTC)
    return Event(kind=kind, on=on, **{"recorded_at": recorded, **facts})


REQUEST = happened(K.REQUEST_RECEIVED, 8, 3, by=Party.PARENT)  # C01 due 27 September
PROPOSAL = happened(K.PROPOSAL_SENT, 9, 14)  # C02 due 3 January 2027
ASKED = happened(K.AGENCY_ASKED, 9, 14, about="NHS Glenmarra")
ANSWERED = happened(K.AGENCY_ANSWERED, 11, 14, about="NHS Glenmarra")
REQUIRED = happened(K.REQUIRED, 12, 14)
PLAN = happened(K.PLAN_GIVEN, 12, 18)
STORY = (REQUEST, PROPOSAL, ASKED, ANSWERED, REQUIRED, PLAN)


def on(year, month, day, *events, **facts):
    return timeline(events, None, date(year, month, day), **facts)


def states(case):
    return {each.clock.rule.id: each.state for each in case.clocks}


def acts(case):
    return [act.name for act in case.may_now]


def test_a_request_runs_and_may_be_answered_or_extended():
    case = on(2026, 8, 10, REQUEST)

    assert case.stage is Stage.REQUESTED
    assert states(case) == {"C01": State.RUNNING}
    assert acts(case) == ["extend", "propose", "refuse"]
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

    assert "refer" in acts(case)
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
    assert "review early" in acts(case)
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


def test_after_two_months_of_a_failure_only_the_tribunal_gives_more_time():
    last, after = (
        on(2027, 3, 4, REQUEST, PROPOSAL, REQUIRED),
        on(2027, 3, 5, REQUEST, PROPOSAL, REQUIRED),
    )

    assert "refer" in acts(last)
    assert "ask for more time" not in acts(last)
    assert date(2027, 3, 4) not in [by for _, by, _ in safe_days(after)]
    assert "ask for more time" in acts(after)


NOTIFIED = happened(K.DISCONTINUANCE_NOTIFIED, 2, 1, 2028)
REVIEWED = happened(K.REVIEW_COMPLETED, 2, 1, 2028)


def test_discontinuing_waits_two_months_and_for_the_tribunal():
    ended = (*STORY, REVIEWED, NOTIFIED)
    referred = happened(K.REFERENCE_MADE, 3, 1, 2028, about="discontinuance")
    over = happened(K.REFERENCE_ENDED, 6, 1, 2028)
    done = happened(K.PLAN_DISCONTINUED, 6, 2, 2028)

    assert "wait" in acts(on(2028, 4, 3, *ended))
    assert "discontinue" in acts(on(2028, 4, 4, *ended))
    assert "wait" in acts(on(2028, 5, 1, *ended, referred))
    kept = on(2028, 6, 3, *ended, referred, over, done)
    assert states(kept)["C22"] is State.RUNNING
    assert "discontinue" not in acts(kept)
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
    assert "wait" not in acts(on(2016, 8, 1, *story))
    silent = on(2015, 6, 1, request)
    assert [act.by for act in silent.may_now if act.name == "refer"] == [None]


def test_before_deemed_decisions_silence_was_only_late():
    case = on(2010, 11, 1, happened(K.REQUEST_RECEIVED, 8, 16, 2010))

    assert case.stage is Stage.REQUESTED
    assert states(case)["C01"] is State.LATE
    assert acts(case) == ["propose", "refuse"]


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
        "C14": State.LATE, "C15": State.RUNNING, "C25": State.LATE,
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


def test_two_reviews_at_once_are_refused():
    first = happened(K.REVIEW_PROPOSED, 3, 10, 2027, gate=Gate.SIGNIFICANT_CHANGE)
    second = happened(K.REVIEW_PROPOSED, 3, 20, 2027, gate=Gate.SIGNIFICANT_CHANGE)

    with pytest.raises(WrongFacts, match="a review already"):
        on(2027, 4, 1, *STORY, first, second)


def test_an_event_is_a_day_recorded_at_a_moment():
    with pytest.raises(WrongFacts, match="without a time"):
        Event(kind=K.BORN, on=datetime(2026, 1, 1, tzinfo=UTC), recorded_at=PLAN.recorded_at)
    with pytest.raises(WrongFacts, match="time zone"):
        Event(kind=K.BORN, on=BORN, recorded_at=datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test
    with pytest.raises(WrongFacts, match="expected leaving date"):
        happened(K.LEAVING_EXPECTED, 1, 5)


def test_what_needs_unknown_bank_holidays_is_left_open_and_the_rest_is_answered():
    completed = happened(K.REVIEW_COMPLETED, 12, 18, 2028, gate=Gate.SIGNIFICANT_CHANGE)
    notified = happened(K.DISCONTINUANCE_NOTIFIED, 12, 19, 2028)
    ended = happened(K.PLAN_DISCONTINUED, 6, 1, 2029)
    case = on(2029, 1, 5, *STORY, REVIEWED, completed, notified)

    assert [words.split(":")[0] for words in case.not_known] == [
        "C19 (outcome of the review)", "C19 (discontinuance)", "C21",
    ]  # fmt: skip
    assert states(case)["C03"] is State.RUNNING
    assert "discontinue" not in acts(case)
    assert "wait" not in acts(case)
    assert states(on(2029, 6, 2, *STORY, REVIEWED, completed, notified, ended))["C22"]


def test_the_same_record_twice_is_one_event():
    assert on(2026, 9, 20, REQUEST, REQUEST, PROPOSAL).stage is Stage.PROPOSED
