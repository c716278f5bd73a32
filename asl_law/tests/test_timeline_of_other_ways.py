"""A case beside its plan: placing, disputes, complaints, capacity, being looked after, an end."""

from datetime import UTC, date, datetime

import pytest

from asl_law.errors import NotInForce, WrongFacts
from asl_law.notices import Party
from asl_law.time_limits import State
from asl_law.timeline import Event, EventKind, Gate, timeline

K = EventKind


def happened(kind, month, day, year=2026, **facts):
    on = date(year, month, day)
    recorded = datetime(year, month, day, 16, 0, tzinfo=UTC)
    return Event(kind=kind, on=on, recorded_at=recorded, **facts)


def on(year, month, day, *events, **facts):
    return timeline(events, None, date(year, month, day), **facts)


def states(case):
    return {each.clock.rule.name: each.state for each in case.clocks}


def due(case):
    return {each.clock.rule.name: str(each.clock.due_on) for each in case.clocks}


def acts(case, name):
    return [act for act in case.may_now if act.name == name]


BIRTH = happened(K.BORN, 3, 3, 2013)
PROPOSAL = happened(K.PROPOSAL_SENT, 9, 14)
PLAN = happened(K.PLAN_GIVEN, 12, 18)
ASKED_FOR_A_SCHOOL = happened(K.PLACING_REQUESTED, 3, 20, about="Marra", to=date(2026, 8, 18))
REFUSED = happened(K.PLACING_REFUSAL_RECEIVED, 4, 20, about="Marra")


# A placing request refused: the committee, the Tribunal, and the bar


def test_a_refused_school_goes_to_the_committee_within_28_days():
    case = on(2026, 4, 21, ASKED_FOR_A_SCHOOL, REFUSED)

    assert states(case) == {"C17": State.MET, "C18": State.RUNNING}
    (refer,) = acts(case, "refer to committee")
    assert (str(refer.by), refer.by_is_only_cautious) == ("2026-05-18", False)
    assert "Marra" in refer.words


def test_the_committee_may_hear_a_late_reference_for_good_cause():
    case = on(2026, 5, 19, ASKED_FOR_A_SCHOOL, REFUSED)

    assert states(case)["C18"] is State.OVER
    (refer,) = acts(case, "refer to committee")
    assert refer.by is None
    assert "good cause" in refer.words


def test_a_reference_to_the_committee_stops_its_clock():
    referred = happened(K.COMMITTEE_REFERRED, 5, 18, about="Marra")
    case = on(2026, 6, 19, ASKED_FOR_A_SCHOOL, REFUSED, referred)

    assert states(case)["C18"] is State.MET
    assert acts(case, "refer to committee") == []


@pytest.mark.parametrize(
    ("before", "special"),
    [((), True), ((happened(K.PROPOSAL_SENT, 4, 1),), False)],
    ids=["special school", "a plan is proposed"],
)
def test_the_tribunal_hears_a_special_school_or_a_child_with_a_plan_in_view(before, special):
    refused = happened(K.PLACING_REFUSAL_RECEIVED, 4, 20, about="Marra", special_school=special)
    case = on(2026, 4, 21, *before, ASKED_FOR_A_SCHOOL, refused)

    assert "C18" not in states(case)
    assert due(case)["C19"] == "2026-06-22"
    assert [act.words for act in acts(case, "refer")] == [
        "refer to the Tribunal: refusal of a placing request (Marra)"
    ]


def test_a_decision_against_a_plan_opens_the_tribunal_only_when_it_is_referred():
    against = happened(K.NOT_REQUIRED_SENT, 10, 1)
    referred = happened(K.REFERENCE_MADE, 10, 5, about="decision that no plan is required")
    refused = happened(K.PLACING_REFUSAL_RECEIVED, 10, 20)

    assert "C18" in states(on(2026, 10, 21, PROPOSAL, against, refused))
    assert "C18" not in states(on(2026, 10, 21, PROPOSAL, against, referred, refused))


def test_silence_on_a_school_is_a_refusal_with_a_safe_day_and_never_a_late_one():
    soon, long_after = (
        on(2026, 5, 21, ASKED_FOR_A_SCHOOL),
        on(2026, 7, 1, ASKED_FOR_A_SCHOOL),
    )

    assert states(soon) == {"C17": State.DEEMED}
    (refer,) = acts(soon, "refer to committee")
    assert (str(refer.by), refer.by_is_only_cautious) == ("2026-06-17", True)
    assert refer.questions == ("LAW-Q42",)
    assert [act.by for act in acts(long_after, "refer to committee")] == [None]
    referred = happened(K.COMMITTEE_REFERRED, 6, 1, about="Marra")
    assert acts(on(2026, 6, 2, ASKED_FOR_A_SCHOOL, referred), "refer to committee") == []


def test_after_a_placing_reference_another_waits_twelve_months():
    refused = happened(K.PLACING_REFUSAL_RECEIVED, 4, 20, special_school=True)
    referred = happened(K.PLACING_REFERENCE_MADE, 5, 5)
    case = on(2027, 5, 4, refused, referred)

    assert states(case) == {"C19": State.MET, "C28": State.RUNNING}
    (wait,) = acts(case, "wait")
    assert "wait until Wednesday 5 May 2027" in wait.words
    assert "unless the decision or the plan has changed" in wait.words
    assert acts(on(2027, 5, 5, refused, referred), "wait") == []


# A dispute, from the application to Ministers to the authority's decision

APPLIED = happened(K.DISPUTE_APPLIED, 8, 10, about="hours")
RECEIVED = happened(K.DISPUTE_RECEIVED, 8, 14, about="hours")
ACCEPTED = happened(K.DISPUTE_ACCEPTED, 8, 26, about="hours")
RESPONDED = happened(K.DISPUTE_RESPONDED, 9, 9, about="hours")
PAPERS = happened(K.DISPUTE_PAPERS_RECEIVED, 9, 28, about="hours")
REPORT = happened(K.DISPUTE_REPORT_RECEIVED, 10, 19, about="hours")
DECIDED = happened(K.DISPUTE_DECIDED, 11, 2, about="hours")


def test_an_application_runs_for_ministers_and_bars_another():
    case = on(2026, 8, 11, APPLIED)

    assert due(case) == {"C24": "2026-08-17", "C27": "2027-08-10"}
    assert [owed.clock for owed in case.owed] == ["C24"]
    assert "unless there is a significant change: hours" in acts(case, "wait")[0].words


def test_an_accepted_dispute_runs_in_four_ways_at_once():
    case = on(2026, 8, 27, APPLIED, RECEIVED, ACCEPTED)

    assert states(case) == {
        "C24": State.MET, "C25": State.MET, "C26 (response)": State.RUNNING,
        "C26": State.RUNNING, "C26 (whole)": State.RUNNING, "C27": State.RUNNING,
    }  # fmt: skip
    assert [owed.duty for owed in case.owed] == [
        "put the papers of the dispute before the adjudicator",
        "finish the dispute resolution",
    ]
    assert [str(act.by) for act in acts(case, "answer")] == ["2026-09-09"]


def test_each_step_of_a_dispute_stops_one_clock_and_starts_the_next():
    case = on(2026, 11, 3, APPLIED, RECEIVED, ACCEPTED, RESPONDED, PAPERS, REPORT, DECIDED)

    assert set(states(case).values()) == {State.MET, State.RUNNING}
    assert [name for name, state in states(case).items() if state is State.RUNNING] == ["C27"]
    assert case.owed == ()
    assert due(case)["C26 (report)"] == "2026-10-19"
    assert due(case)["C26 (decision)"] == "2026-11-02"


def test_a_childs_dispute_waits_for_what_is_found_of_capacity_and_wellbeing():
    asked = happened(K.DISPUTE_RECEIVED, 8, 14, about="hours", by=Party.CHILD)
    found = happened(K.CAPACITY_FOUND, 8, 20, about="hours")
    waiting, going = on(2026, 8, 17, BIRTH, asked), on(2026, 8, 21, BIRTH, asked, found)

    assert states(waiting) == {}
    assert [(owed.clock, owed.due_on) for owed in waiting.owed] == [("C31", None)]
    assert due(going) == {"C25": "2026-09-03"}
    answered = happened(K.DISPUTE_ANSWERED, 9, 3, about="hours")
    assert states(on(2026, 9, 4, BIRTH, asked, found, answered)) == {"C25": State.MET}


def test_a_dispute_before_the_text_that_was_read_is_refused():
    with pytest.raises(NotInForce):
        on(2016, 8, 11, happened(K.DISPUTE_APPLIED, 8, 10, 2016))


# A complaint to Ministers


def test_a_complaint_runs_fifteen_and_a_hundred_and_five_working_days():
    received = happened(K.COMPLAINT_RECEIVED, 8, 10)
    taken_up = happened(K.COMPLAINT_TAKEN_UP, 8, 20)
    ended = happened(K.COMPLAINT_ENDED, 12, 1)
    running, met = on(2026, 8, 24, received, taken_up), on(2026, 12, 2, received, taken_up, ended)

    assert due(running) == {"C30": "2026-08-28", "C30 (determination)": "2027-01-13"}
    assert states(running) == {"C30": State.MET, "C30 (determination)": State.RUNNING}
    assert [owed.duty for owed in running.owed] == ["determine a section 70 complaint"]
    assert set(states(met).values()) == {State.MET}


# Duties for which the law sets no limit

NOTICE = happened(K.CHILD_GAVE_NOTICE, 11, 2, about="request for a plan")


def test_capacity_has_no_limit_and_the_answer_says_so_and_the_request_goes_on():
    request = happened(K.REQUEST_RECEIVED, 11, 2, by=Party.CHILD)
    case = on(2027, 1, 10, BIRTH, NOTICE, request)

    assert states(case) == {"C01": State.DEEMED}
    owed = case.owed[-1]
    assert (owed.clock, owed.due_on, owed.is_late) == ("C31", None, False)
    assert "no limit is set, and the other clocks go on" in owed.limit
    assert [notice.recipient for notice in owed.notices] == [Party.PARENT, Party.CHILD]
    assert [(duty.rule.id, duty.is_open) for duty in case.without_limit] == [("C31", True)]


def test_notices_about_capacity_wait_until_it_is_known_that_the_child_is_12():
    assert on(2026, 11, 3, NOTICE).owed[0].notices == ()
    younger = happened(K.BORN, 3, 3, 2017)
    assert on(2026, 11, 3, younger, NOTICE).owed[0].notices == ()


def test_a_finding_against_the_child_may_be_referred_by_a_safe_day():
    against = happened(K.CAPACITY_NOT_FOUND, 11, 9, about="request for a plan")
    case = on(2026, 11, 10, NOTICE, against)

    assert case.owed == ()
    (refer,) = acts(case, "refer")
    assert (str(refer.by), refer.by_is_only_cautious) == ("2027-01-11", True)
    assert refer.questions == ("LAW-Q6",)
    assert [act.by for act in acts(on(2027, 1, 12, NOTICE, against), "refer")] == [None]
    about = "capacity or wellbeing (request for a plan)"
    referred = happened(K.REFERENCE_MADE, 12, 1, about=about)
    assert acts(on(2026, 12, 2, NOTICE, against, referred), "refer") == []


def test_a_finding_for_the_child_starts_nothing_of_its_own():
    found = happened(K.CAPACITY_FOUND, 11, 9, about="request for a plan")

    assert states(on(2026, 11, 10, NOTICE, found)) == {}
    with pytest.raises(WrongFacts, match="no child had given notice"):
        on(2026, 11, 10, found)


def test_considering_a_looked_after_child_has_no_limit_and_continues():
    became = happened(K.BECAME_LOOKED_AFTER, 2, 2, 2015)
    considered = happened(K.PLAN_CONSIDERED, 3, 1)
    ended = happened(K.LOOKED_AFTER_ENDED, 4, 1)
    before, case = on(2017, 12, 1, became), on(2026, 2, 1, became)

    assert before.without_limit == ()  # the duty is the law from 10 January 2018
    assert [(str(duty.since), duty.is_open) for duty in case.without_limit] == [
        ("2018-01-10", True)
    ]
    assert "continues while the child is looked after" in case.owed[0].limit
    done = on(2026, 5, 1, became, considered, ended)
    assert done.owed == ()
    assert [str(done.without_limit[0].done_on), str(done.without_limit[0].ended_on)] == [
        "2026-03-01", "2026-04-01",
    ]  # fmt: skip
    assert on(2026, 5, 1, became, ended).owed == ()
    assert on(2017, 12, 3, became, happened(K.LOOKED_AFTER_ENDED, 12, 2, 2017)).owed == ()


def test_when_school_education_ends_the_agencies_are_told():
    ceased, told = happened(K.EDUCATION_CEASED, 6, 1), happened(K.AGENCIES_TOLD, 6, 8)

    assert [(owed.clock, owed.due_on) for owed in on(2026, 6, 2, ceased).owed] == [("C13", None)]
    assert on(2026, 6, 9, ceased, told).owed == ()


# A plan that came from another authority

ARRIVED = happened(K.PLAN_RECEIVED, 5, 4, to=date(2025, 9, 1))


def test_a_plan_from_elsewhere_keeps_its_year_and_is_reviewed_without_a_gate():
    completed = happened(K.REVIEW_COMPLETED, 6, 15)
    proposed = happened(K.REVIEW_PROPOSED, 5, 11)
    case = on(2026, 5, 5, ARRIVED)

    assert due(case) == {"C03": "2026-08-31"}
    assert [owed.clock for owed in case.owed] == ["C03", "C07"]
    assert acts(case, "propose") == []
    for before in ((), (proposed,)):
        reviewed = on(2026, 6, 16, ARRIVED, *before, completed)
        assert [owed.clock for owed in reviewed.owed] == ["C03"]
        assert states(reviewed)["C03"] is State.RUNNING
    assert "C06" not in states(on(2026, 5, 12, ARRIVED, proposed))
    after_placing = happened(K.REVIEW_PROPOSED, 5, 11, gate=Gate.TRANSFERRED)
    assert due(on(2026, 5, 12, ARRIVED, after_placing))["C06"] == "2026-08-02"
    with pytest.raises(WrongFacts, match="there is one already"):
        on(2026, 5, 12, ARRIVED, happened(K.PLAN_RECEIVED, 5, 5, to=date(2025, 9, 1)))


# The Tribunal overturns a plan

REFERRED = happened(K.REFERENCE_MADE, 1, 11, 2027, about="decision that a plan is required")
RULED = happened(K.TRIBUNAL_DECIDED, 3, 1, 2027)
OVERTURNED = happened(K.PLAN_OVERTURNED, 3, 1, 2027)
CHOICE = happened(K.KEEP_CHOICE_SENT, 3, 8, 2027)
ENDED = (PROPOSAL, PLAN, REFERRED, RULED, OVERTURNED)


def test_permission_to_appeal_is_asked_within_thirty_days():
    case, late = on(2027, 3, 2, *ENDED), on(2027, 3, 31, *ENDED)
    asked = happened(K.PERMISSION_ASKED, 3, 10, 2027)

    assert [str(act.by) for act in acts(case, "ask permission")] == ["2027-03-30"]
    assert "more time to ask permission" in acts(late, "ask for more time")[0].words
    assert states(on(2027, 4, 1, *ENDED, asked))["C29"] is State.MET


def test_after_an_overturned_plan_the_person_is_asked_to_choose():
    case = on(2027, 3, 2, *ENDED)

    assert states(case)["C03"] is State.MET
    assert "within 21 days" in acts(case, "ask")[0].words
    asked = on(2027, 3, 9, *ENDED, CHOICE)
    assert acts(asked, "ask") == []
    assert [str(act.by) for act in acts(asked, "choose")] == ["2027-03-28"]


def test_no_answer_means_that_the_plan_is_destroyed_and_said_so():
    destroyed = happened(K.PLAN_DESTROYED, 3, 29, 2027)
    silent = on(2027, 3, 29, *ENDED, CHOICE)

    assert states(silent)["C23"] is State.DEEMED
    assert [act.words for act in acts(silent, "destroy")] == [
        "destroy the plan, and tell the person that it is done"
    ]
    assert acts(on(2027, 3, 30, *ENDED, CHOICE, destroyed), "destroy") == []
    too_late = happened(K.KEEP_WISHED, 3, 29, 2027)
    late = on(2027, 3, 30, *ENDED, CHOICE, too_late)
    assert "C22" not in states(late)
    assert acts(late, "destroy") != []


def test_a_plan_that_is_not_wished_for_may_be_destroyed_at_once():
    declined = happened(K.KEEP_DECLINED, 3, 15, 2027)
    destroyed = happened(K.PLAN_DESTROYED, 3, 15, 2027)

    assert acts(on(2027, 3, 15, *ENDED, CHOICE, declined), "destroy") != []
    assert acts(on(2027, 3, 16, *ENDED, CHOICE, declined, destroyed), "destroy") == []


def test_a_plan_that_is_wished_for_is_kept_five_years_and_then_destroyed():
    wished = happened(K.KEEP_WISHED, 3, 15, 2027)
    kept = on(2027, 3, 16, *ENDED, CHOICE, wished)

    assert due(kept)["C22"] == "2032-03-01"
    assert acts(kept, "destroy") == []
    over = on(2032, 3, 2, *ENDED, CHOICE, wished)
    assert "if it is known where they are" in acts(over, "destroy")[0].words
    with pytest.raises(WrongFacts, match="kept until 2032-03-01"):
        on(2031, 1, 2, *ENDED, CHOICE, wished, happened(K.PLAN_DESTROYED, 1, 1, 2031))


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        ((happened(K.COMMITTEE_REFERRED, 5, 1),), "without placing-requested or"),
        ((happened(K.DISPUTE_ACCEPTED, 5, 1, about="hours"),), r"accepted \(hours\) on 2026-05-01"),
        ((happened(K.KEEP_WISHED, 5, 1),), "without keep-choice-sent before it"),
        ((happened(K.PLAN_OVERTURNED, 5, 1),), "there is no plan"),
        ((happened(K.PLAN_DESTROYED, 5, 1),), "none has ended"),
        ((happened(K.PERMISSION_ASKED, 5, 1),), "without tribunal-decided"),
        ((happened(K.PLAN_CONSIDERED, 5, 1),), "without became-looked-after"),
    ],
)
def test_a_step_without_the_one_it_follows_is_refused(events, fault):
    with pytest.raises(WrongFacts, match=fault):
        on(2026, 12, 31, *events)


def test_a_day_that_needs_unknown_bank_holidays_leaves_the_dispute_open():
    applied = happened(K.DISPUTE_APPLIED, 12, 22, 2028)
    received = happened(K.DISPUTE_RECEIVED, 12, 24, 2028)
    case = on(2029, 1, 5, applied, received)

    assert [words.split(":")[0] for words in case.not_known] == ["C24", "C25"]
    assert states(case) == {"C27": State.RUNNING}
