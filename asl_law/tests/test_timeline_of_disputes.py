"""A dispute in a case, from the application to Ministers to the authority's decision."""

from datetime import date

import pytest
from telling import K, acts, due, happened, on, owed, states

from asl_law.errors import ExtensionNotAllowed, NotInForce, WrongFacts
from asl_law.notices import Party
from asl_law.time_limits import State

BIRTH = happened(K.BORN, 3, 3, 2013)


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


def test_a_finding_on_a_child_does_not_start_a_parents_ten_days_again():
    notice = happened(K.CHILD_GAVE_NOTICE, 8, 17, about="hours")
    found = happened(K.CAPACITY_FOUND, 8, 20, about="hours")

    assert due(on(2026, 8, 21, RECEIVED, notice, found)) == {"C25": "2026-08-28"}


def test_a_dispute_before_the_text_that_was_read_is_refused():
    with pytest.raises(NotInForce):
        on(2016, 8, 11, happened(K.DISPUTE_APPLIED, 8, 10, 2016))


# More that is asked about a dispute, and a report that is put off

MORE = happened(K.DISPUTE_INFORMATION_ASKED, 8, 20, about="hours")
CAME = happened(K.DISPUTE_INFORMATION_RECEIVED, 9, 4, about="hours")  # a Friday


def test_the_ten_days_count_again_from_the_working_day_after_the_information_came():
    waiting, going = on(2026, 8, 31, RECEIVED, MORE), on(2026, 9, 5, RECEIVED, MORE, CAME)

    assert waiting.owed == ()
    (give,) = acts(waiting, "give information")
    assert str(give.citation) == "SSI 2005/501, regulation 4(4)"
    assert give.words.endswith("first working day after that: hours")
    assert acts(going, "give information") == []
    assert owed(going) == [("C25", "2026-09-21")]
    assert states(going) == {"C25": State.NOT_STARTED}


def test_a_dispute_may_be_answered_before_its_days_count_again():
    at_once = happened(K.DISPUTE_ANSWERED, 9, 4, about="hours")
    without_it = happened(K.DISPUTE_ANSWERED, 8, 24, about="hours")

    assert on(2026, 9, 8, RECEIVED, MORE, CAME, at_once).owed == ()
    case = on(2026, 8, 25, RECEIVED, MORE, without_it)
    assert (case.owed, acts(case, "give information")) == ((), [])


def test_information_asked_for_after_the_ten_days_does_not_make_them_count_again():
    late = happened(K.DISPUTE_INFORMATION_ASKED, 8, 31, about="hours")
    case = on(2026, 9, 5, RECEIVED, late, CAME)

    assert states(case) == {"C25": State.LATE}
    assert due(case) == {"C25": "2026-08-28"}


@pytest.mark.parametrize(
    ("found_on", "until"), [(28, "2026-09-21"), (31, "2026-09-21")], ids=["before", "on a Monday"]
)
def test_a_childs_ten_days_wait_for_the_information_and_for_what_is_found(found_on, until):
    asked = happened(K.DISPUTE_RECEIVED, 8, 14, about="hours", by=Party.CHILD)
    found = happened(K.CAPACITY_FOUND, 8, found_on, about="hours")
    later = happened(K.CAPACITY_FOUND, 9, 10, about="hours")

    assert due(on(2026, 9, 5, BIRTH, asked, MORE, found, CAME)) == {"C25": until}
    assert due(on(2026, 9, 5, BIRTH, asked, MORE, CAME)) == {}
    assert due(on(2026, 9, 11, BIRTH, asked, MORE, CAME, later)) == {"C25": "2026-09-24"}


def test_information_is_not_asked_for_once_the_dispute_is_answered():
    with pytest.raises(WrongFacts, match="after it was answered"):
        on(2026, 9, 5, RECEIVED, ACCEPTED, happened(K.DISPUTE_INFORMATION_ASKED, 8, 27,
                                                    about="hours"))  # fmt: skip


def test_the_adjudicator_may_set_a_new_date_within_the_sixty_working_days():
    put_off = happened(K.DISPUTE_REPORT_DELAYED, 10, 12, about="hours", to=date(2026, 11, 9))
    case = on(2026, 10, 20, RECEIVED, ACCEPTED, PAPERS, put_off)

    assert states(case)["C26 (report)"] is State.EXTENDED
    assert due(case)["C26 (report)"] == "2026-11-09"
    (extend,) = acts(case, "extend")
    assert "new-date, to Wednesday 18 November 2026 at most" in extend.words
    beyond = happened(K.DISPUTE_REPORT_DELAYED, 10, 12, about="hours", to=date(2026, 11, 19))
    with pytest.raises(ExtensionNotAllowed, match="at most Wednesday 18 November 2026"):
        on(2026, 10, 20, RECEIVED, ACCEPTED, PAPERS, beyond)
    after = happened(K.DISPUTE_REPORT_DELAYED, 10, 20, about="hours", to=date(2026, 11, 9))
    with pytest.raises(WrongFacts, match="after it was received"):
        on(2026, 10, 20, RECEIVED, ACCEPTED, PAPERS, REPORT, after)


def test_a_new_date_beyond_the_known_bank_holidays_is_left_open():
    events = [
        happened(K.DISPUTE_RECEIVED, 10, 2, 2028),
        happened(K.DISPUTE_ACCEPTED, 10, 16, 2028),
        happened(K.DISPUTE_PAPERS_RECEIVED, 11, 20, 2028),
        happened(K.DISPUTE_REPORT_DELAYED, 12, 4, 2028, to=date(2029, 1, 10)),
    ]
    case = on(2028, 12, 5, *events)

    assert any("new date is within the 60 working days" in words for words in case.not_known)
    asked = happened(K.DISPUTE_INFORMATION_ASKED, 10, 10, 2028)
    came = happened(K.DISPUTE_INFORMATION_RECEIVED, 12, 31, 2028)
    assert [words[:3] for words in on(2029, 1, 5, events[0], asked, came).not_known] == ["C25"]
