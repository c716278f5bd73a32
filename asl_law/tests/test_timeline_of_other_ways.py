"""A case beside its plan: mediation, complaints, capacity, being looked after."""

import pytest
from telling import K, acts, due, happened, on, states

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.time_limits import State

BIRTH = happened(K.BORN, 3, 3, 2013)


RECEIVED = happened(K.DISPUTE_RECEIVED, 8, 14, about="hours")


# Mediation


def test_mediation_is_open_while_it_is_asked_for_and_moves_no_other_day():
    asked = happened(K.MEDIATION_ASKED, 8, 17, about="hours", by=Party.PARENT)
    ended = happened(K.MEDIATION_ENDED, 9, 14, about="hours")
    case = on(2026, 8, 18, RECEIVED, asked)

    assert due(case) == due(on(2026, 8, 18, RECEIVED))
    (mediate,) = acts(case, "mediate")
    assert (str(mediate.citation), mediate.by) == ("asp 2004/4, section 15", None)
    assert "voluntary" in mediate.words
    assert acts(on(2026, 9, 15, RECEIVED, asked, ended), "mediate") == []
    with pytest.raises(WrongFacts, match="without mediation-asked"):
        on(2026, 9, 15, ended)


def test_a_child_does_not_ask_for_mediation():
    with pytest.raises(WrongFacts, match="section 15 is for parents and young persons"):
        on(2026, 8, 18, happened(K.MEDIATION_ASKED, 8, 17, by=Party.CHILD))


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
