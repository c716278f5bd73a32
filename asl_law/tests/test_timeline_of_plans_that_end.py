"""A plan from another authority, and a plan that ends: telling, keeping, choosing, destroying."""

from datetime import date

import pytest
from telling import PLAN, PROPOSAL, K, acts, due, happened, on, owed, states

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.time_limits import State
from asl_law.timeline import Gate

# A plan that came from another authority

ARRIVED = happened(K.PLAN_RECEIVED, 5, 4, to=date(2025, 9, 1))


def test_a_plan_from_elsewhere_keeps_its_year_and_is_reviewed_without_a_gate():
    completed = happened(K.REVIEW_COMPLETED, 6, 15)
    proposed = happened(K.REVIEW_PROPOSED, 5, 11)
    case = on(2026, 5, 5, ARRIVED)

    assert due(case) == {"C03": "2026-08-31"}
    assert owed(case) == [("C03", "2026-08-31"), ("C07", None), ("C08", None)]
    assert acts(case, "propose") == []
    for before in ((), (proposed,)):
        reviewed = on(2026, 6, 16, ARRIVED, *before, completed)
        assert owed(reviewed) == [("C03", "2027-06-14"), ("C08", None)]
        assert states(reviewed)["C03"] is State.RUNNING
    assert "C06" not in states(on(2026, 5, 12, ARRIVED, proposed))
    after_placing = happened(K.REVIEW_PROPOSED, 5, 11, gate=Gate.TRANSFERRED)
    assert due(on(2026, 5, 12, ARRIVED, after_placing))["C06"] == "2026-08-02"
    with pytest.raises(WrongFacts, match="there is one already"):
        on(2026, 5, 12, ARRIVED, happened(K.PLAN_RECEIVED, 5, 5, to=date(2025, 9, 1)))


def test_who_is_told_of_a_plan_that_came_and_that_it_has_no_limit():
    born = happened(K.BORN, 3, 3, 2013)
    told = happened(K.TRANSFER_TOLD, 5, 6)
    last = on(2026, 5, 5, born, ARRIVED).owed[-1]

    assert (last.clock, last.due_on) == ("C08", None)
    assert "the law sets no number of days" in last.limit
    assert "co-ordinator" in last.duty
    assert [notice.recipient for notice in last.notices] == [Party.PARENT, Party.PROVIDERS]
    assert "C08" not in [each.clock for each in on(2026, 5, 7, ARRIVED, told).owed]


def test_a_plan_through_a_placing_request_is_reviewed_at_once_and_has_no_year_yet():
    adopted = happened(K.PLAN_ADOPTED, 5, 4)
    proposed = happened(K.REVIEW_PROPOSED, 5, 11)
    completed = happened(K.REVIEW_COMPLETED, 7, 20)
    case, reviewing = on(2026, 5, 5, adopted), on(2026, 5, 12, adopted, proposed)

    assert owed(case) == [("C09", None), ("C09", None)]
    assert case.owed[1].duty == (
        "tell of a proposal to review the plan that came through a placing request"
    )
    assert case.without_limit[1].rule.questions == ("LAW-Q44",)
    assert due(reviewing) == {"C06": "2026-08-02"}
    assert owed(reviewing) == [("C06", "2026-08-02"), ("C09", None)]
    assert owed(on(2027, 5, 12, adopted)) == [("C09", None), ("C09", None)]
    told = happened(K.TRANSFER_TOLD, 5, 6)
    done = on(2026, 7, 21, adopted, told, proposed, completed)
    assert states(done)["C06"] is State.MET
    assert owed(done) == [("C03", "2027-07-19")]
    gated = happened(K.REVIEW_PROPOSED, 5, 11, gate=Gate.SIGNIFICANT_CHANGE)
    assert due(on(2026, 5, 12, adopted, gated)) == {"C06": "2026-08-02"}
    with pytest.raises(WrongFacts, match="there is one already"):
        on(2026, 5, 12, adopted, ARRIVED)


def test_what_is_owed_about_a_plan_is_one_duty_whatever_the_events_are_about():
    came = happened(K.PLAN_RECEIVED, 5, 4, about="Glenmarra", to=date(2025, 9, 1))
    told = happened(K.TRANSFER_TOLD, 5, 6, about="the parents")
    reviewed = happened(K.REVIEW_COMPLETED, 6, 15)

    assert owed(on(2026, 6, 16, came, told, reviewed)) == [("C03", "2027-06-14")]


# The authority is no longer responsible


def test_a_plan_ends_at_once_when_the_authority_is_no_longer_responsible():
    ceased = happened(K.RESPONSIBILITY_CEASED, 2, 1, 2027)
    told = happened(K.DISCONTINUANCE_TOLD, 2, 3, 2027)
    case = on(2027, 2, 1, PROPOSAL, PLAN, ceased)

    assert due(case)["C22"] == "2032-02-01"
    assert states(case)["C03"] is State.MET
    assert acts(case, "wait") == []
    assert owed(case) == [("C22", None)]
    assert case.owed[0].tell == "the parent or young person, and those who provide the support"
    assert on(2027, 2, 4, PROPOSAL, PLAN, ceased, told).owed == ()
    with pytest.raises(WrongFacts, match="there is no plan"):
        on(2027, 2, 4, ceased)


def test_a_notice_that_the_plan_would_end_counts_no_more_when_responsibility_ceased():
    notified = happened(K.DISCONTINUANCE_NOTIFIED, 1, 11, 2027)
    ceased = happened(K.RESPONSIBILITY_CEASED, 2, 1, 2027)
    case = on(2027, 2, 2, PROPOSAL, PLAN, notified, ceased)

    assert acts(case, "wait") == []
    assert acts(case, "discontinue") == []


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
