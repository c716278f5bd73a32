"""A refused school in a case: the committee, the sheriff, the Tribunal, and the bar."""

from datetime import date

import pytest
from telling import PROPOSAL, K, acts, due, happened, on, owed, states

from asl_law.errors import WrongFacts
from asl_law.time_limits import State
from asl_law.timeline import timeline

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


# The appeal committee, and the sheriff after it

REFERRED = happened(K.COMMITTEE_REFERRED, 5, 5, about="Marra")
HEARD = happened(K.COMMITTEE_HEARD, 6, 22, about="Marra")
CONFIRMED = happened(K.COMMITTEE_CONFIRMED, 6, 29, about="Marra")
BEFORE = (ASKED_FOR_A_SCHOOL, REFUSED, REFERRED)


def test_a_committee_hears_within_two_months_and_tells_within_fourteen_days():
    waiting, heard = on(2026, 5, 6, *BEFORE), on(2026, 6, 23, *BEFORE, HEARD)

    assert owed(waiting) == [("C18", "2026-07-05")]
    assert waiting.owed[0].duty == "hold a hearing about the refusal of a placing request"
    assert states(heard)["C18 (hearing)"] is State.MET
    assert owed(heard) == [("C18", "2026-07-06")]
    assert states(on(2026, 6, 30, *BEFORE, HEARD, CONFIRMED))["C18 (decision)"] is State.MET


@pytest.mark.parametrize(
    ("year", "month", "until"),
    [(2020, 3, "2020-05-05"), (2020, 5, "2020-09-05"), (2021, 3, "2021-06-05"),
     (2022, 3, "2022-05-05")],
)  # fmt: skip
def test_the_time_for_a_hearing_was_longer_in_2020_and_2021(year, month, until):
    before = happened(K.PLACING_REFUSAL_RECEIVED, month, 1, year)
    case = on(year, month, 6, before, happened(K.COMMITTEE_REFERRED, month, 5, year))

    assert due(case)["C18 (hearing)"] == until


@pytest.mark.parametrize(
    ("events", "day", "by"),
    [(BEFORE, date(2026, 7, 6), "2026-08-01"), ((*BEFORE, HEARD), date(2026, 7, 7), "2026-08-02")],
    ids=["no hearing", "no decision told"],
)
def test_a_silent_committee_is_supposed_to_have_decided_and_the_sheriff_has_a_safe_day(
    events, day, by
):
    case = timeline(events, None, day)

    assert State.DEEMED in states(case).values()
    (appeal,) = acts(case, "appeal to the sheriff")
    assert (str(appeal.by), appeal.by_is_only_cautious) == (by, True)
    assert appeal.questions == ("LAW-Q38", "LAW-Q43")
    later = timeline(events, None, date(2026, 9, 1))
    assert [act.by for act in acts(later, "appeal to the sheriff")] == [None]


def test_before_its_days_have_passed_a_committee_is_not_supposed_to_have_decided():
    last_day = on(2026, 7, 5, *BEFORE)

    assert states(last_day)["C18 (hearing)"] is State.RUNNING
    assert acts(last_day, "appeal to the sheriff") == []


def test_a_committee_that_confirms_the_refusal_leaves_the_sheriff():
    case = on(2026, 6, 30, *BEFORE, CONFIRMED)

    assert owed(case) == []
    (appeal,) = acts(case, "appeal to the sheriff")
    assert (str(appeal.by), str(appeal.citation)) == (
        "2026-07-26",
        "asp 2004/4, schedule 2, paragraphs 6 and 7",
    )
    assert appeal.questions == ("LAW-Q43",)
    unnamed = (
        happened(K.PLACING_REFUSAL_RECEIVED, 4, 20),
        happened(K.COMMITTEE_REFERRED, 5, 5),
        happened(K.COMMITTEE_CONFIRMED, 6, 1),
    )
    assert acts(on(2026, 6, 2, *unnamed), "appeal to the sheriff")[0].words.endswith("committee")


def test_an_appeal_to_the_sheriff_is_decided():
    appealed = happened(K.SHERIFF_APPEALED, 7, 13, about="Marra")
    decided = happened(K.SHERIFF_DECIDED, 9, 1, about="Marra")
    before, after = (
        on(2026, 7, 14, *BEFORE, CONFIRMED, appealed),
        on(2026, 9, 2, *BEFORE, CONFIRMED, appealed, decided),
    )

    assert acts(before, "appeal to the sheriff") == []
    assert acts(after, "pass on") == []
    silent = on(2026, 7, 14, *BEFORE, appealed)
    assert acts(silent, "appeal to the sheriff") == []
    with pytest.raises(WrongFacts, match="before the committee has decided"):
        on(2026, 7, 14, *BEFORE, happened(K.SHERIFF_APPEALED, 7, 1, about="Marra"))
    with pytest.raises(WrongFacts, match="nobody appealed"):
        on(2026, 9, 2, *BEFORE, CONFIRMED, decided)


def test_a_place_that_the_committee_gives_ends_it():
    given = happened(K.COMMITTEE_GAVE_PLACE, 6, 29, about="Marra")
    case = on(2026, 9, 1, *BEFORE, HEARD, given)

    assert owed(case) == []
    assert acts(case, "appeal to the sheriff") == []
    with pytest.raises(WrongFacts, match=r"confirmed \(Marra\) .* no reference to a committee"):
        on(2026, 9, 1, *BEFORE, given, happened(K.COMMITTEE_CONFIRMED, 6, 30, about="Marra"))
    with pytest.raises(WrongFacts, match="heard on 2026-06-01: no reference"):
        on(2026, 9, 1, happened(K.COMMITTEE_HEARD, 6, 1))


# Where section 18(4) applies, the Tribunal takes over

PROPOSED = happened(K.PROPOSAL_SENT, 6, 1)


def test_a_plan_that_is_proposed_moves_the_reference_to_the_tribunal():
    passed = happened(K.PASSED_TO_TRIBUNAL, 6, 8, about="Marra")
    case = on(2026, 6, 2, *BEFORE, PROPOSED)

    (pass_on,) = acts(case, "pass on")
    assert "section 18(4) now applies" in pass_on.words
    assert "regulation 6A" in pass_on.words
    after = on(2026, 6, 9, *BEFORE, PROPOSED, passed)
    assert acts(after, "pass on") == []
    assert states(after)["C18 (hearing)"] is State.MET
    appealed = happened(K.SHERIFF_APPEALED, 7, 13, about="Marra")
    late = happened(K.PROPOSAL_SENT, 7, 20)
    assert acts(on(2026, 7, 21, *BEFORE, CONFIRMED, appealed, late), "pass on") != []


def test_a_decision_of_the_committee_in_the_overlap_goes_to_the_tribunal():
    referred = happened(K.COMMITTEE_DECISION_REFERRED, 7, 6, about="Marra")
    case = on(2026, 6, 30, *BEFORE, PROPOSED, CONFIRMED)
    after = on(2026, 7, 7, *BEFORE, PROPOSED, CONFIRMED, referred)

    assert due(case)["C19"] == "2026-08-31"
    assert [act.words for act in acts(case, "refer")] == [
        "refer to the Tribunal: decision of an appeal committee (Marra)"
    ]
    assert acts(case, "appeal to the sheriff") == []
    assert (states(after)["C19"], states(after)["C28"]) == (State.MET, State.RUNNING)


def test_what_a_committee_decided_or_left_undecided_before_a_proposal_has_only_a_safe_day():
    late = happened(K.PROPOSAL_SENT, 7, 20)
    for events, questions in (
        ((*BEFORE, CONFIRMED, late), ("LAW-Q6", "LAW-Q45")),
        ((*BEFORE, late), ("LAW-Q38", "LAW-Q6", "LAW-Q45")),
    ):
        case = on(2026, 7, 21, *events)
        (refer,) = acts(case, "refer")
        assert str(refer.citation) == "asp 2004/4, section 18(3)(f)"
        assert refer.by_is_only_cautious
        assert refer.questions == questions
    referred = happened(K.COMMITTEE_DECISION_REFERRED, 7, 27, about="Marra")
    assert acts(on(2026, 7, 28, *BEFORE, CONFIRMED, late, referred), "refer") == []
