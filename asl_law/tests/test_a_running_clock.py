"""What a clock says while it runs, when it is met, moved or missed."""

from datetime import date

import pytest

from asl_law.clocks import (
    AGENCY_HELP,
    ANNUAL_REVIEW_COMPLETE,
    CLOCKS,
    CSP_DECISION,
    CSP_REQUEST,
    TRIBUNAL_REFERENCE,
    rule_on,
)
from asl_law.clocks.placing import placing_by_march
from asl_law.errors import ExtensionNotAllowed, NotInForce, UnknownName, WrongFacts
from asl_law.explain import rule_in_words
from asl_law.time_limits import Consequence, Kind, State

SENT = date(2026, 11, 23)
DECISION = CSP_DECISION.start(SENT)  # due 14 March 2027, at most 9 May 2027


def extended(to=date(2027, 4, 30), ground="7(1)(d)", informed_on=date(2027, 3, 1)):
    return DECISION.extend(to, ground=ground, informed_on=informed_on)


def test_it_runs_until_the_end_of_its_last_day():
    assert DECISION.state(date(2026, 11, 22)) is State.NOT_STARTED
    assert DECISION.state(SENT) is State.RUNNING
    assert DECISION.state(date(2027, 3, 14)) is State.RUNNING


def test_a_proposal_without_a_decision_is_supposed_to_be_a_decision_the_day_after():
    assert DECISION.state(date(2027, 3, 15)) is State.DEEMED
    assert DECISION.if_missed_from == date(2027, 3, 15)


def test_a_plan_that_is_required_and_late_is_a_failure_and_nothing_is_supposed():
    assert DECISION.state(date(2027, 3, 15), decided_required=True) is State.LATE


def test_meeting_the_duty_on_the_last_day_is_in_time_and_a_day_later_is_not():
    assert DECISION.stop(date(2027, 3, 14)).state(date(2027, 6, 1)) is State.MET
    assert DECISION.stop(date(2027, 3, 15)).state(date(2027, 6, 1)) is State.MET_LATE


def test_a_duty_may_be_met_on_its_first_day_and_counts_from_that_day():
    met = DECISION.stop(SENT)

    assert met.state(SENT) is State.MET
    with pytest.raises(WrongFacts, match="before it began on Monday 23 November 2026"):
        DECISION.stop(date(2026, 11, 22))


def test_stopping_keeps_the_extensions_and_extending_keeps_the_stop():
    clock = extended(informed_on=SENT).stop(date(2027, 4, 1))

    assert [moved.ground for moved in clock.extensions] == ["7(1)(d)"]
    assert DECISION.stop(date(2027, 3, 1)).extend(
        date(2027, 4, 1), ground="7(1)(d)", informed_on=SENT
    ).stopped_on == date(2027, 3, 1)


def test_the_whole_explanation_says_each_thing_once():
    lines = DECISION.explain().split("\n")

    assert lines[0] == DECISION.explanation
    assert lines.count(DECISION.explanation) == 1
    assert len(lines) == len(DECISION.trace())


def test_a_consequence_ends_with_its_last_day():
    effect = Consequence(
        kind=Kind.FAILURE,
        meaning="it is late",
        citation=CSP_DECISION.citation,
        in_force_from=date(2010, 1, 1),
        in_force_until=date(2010, 12, 31),
    )

    assert effect.is_law_on(date(2010, 12, 31))
    assert not effect.is_law_on(date(2011, 1, 1))


def test_a_duty_may_fall_due_on_the_first_day_of_the_act():
    assert CLOCKS["C11"].start(date(2006, 11, 14)).due_on == date(2005, 11, 14)
    with pytest.raises(NotInForce, match="would have been Sunday 13 November 2005"):
        CLOCKS["C11"].start(date(2006, 11, 13))


def test_a_refusal_says_what_it_refuses():
    with pytest.raises(ExtensionNotAllowed, match="is no later than the day it is due already"):
        extended(to=date(2027, 3, 14))
    with pytest.raises(ExtensionNotAllowed, match="has been sent; say on which day"):
        extended(informed_on=None)
    with pytest.raises(ExtensionNotAllowed, match="not on Monday 15 March 2027"):
        extended(informed_on=date(2027, 3, 15))
    with pytest.raises(WrongFacts, match="C31: no limit is set"):
        CLOCKS["C31"].start(SENT)


def test_a_clock_stopped_tomorrow_still_runs_today():
    assert DECISION.stop(date(2027, 3, 1)).state(date(2027, 2, 28)) is State.RUNNING


def test_a_duty_is_not_met_before_it_began():
    with pytest.raises(WrongFacts):
        DECISION.stop(date(2026, 11, 22))


def test_the_arguable_day_of_a_yearly_review_is_never_called_late():
    clock = ANNUAL_REVIEW_COMPLETE.start(date(2026, 8, 19))

    assert clock.arguable_until == date(2026, 11, 11)
    assert clock.state(date(2026, 11, 10)) is State.RUNNING
    assert clock.state(date(2026, 11, 11)) is State.ARGUABLE
    assert clock.stop(date(2026, 11, 11)).state(date(2026, 12, 1)) is State.ARGUABLE
    assert clock.state(date(2026, 11, 12)) is State.LATE


def test_what_follows_an_arguable_day_is_said_to_be_arguable():
    clock = ANNUAL_REVIEW_COMPLETE.start(date(2026, 8, 19))

    assert clock.consequence_sentence == (
        "Arguably from Wednesday 11 November 2026, and certainly from Thursday 12 November 2026, "
        "the review has not been completed in time, which may be taken to the Tribunal "
        "(asp 2004/4, section 18(3)(d)(iii))."
    )


def test_a_review_with_a_new_date_has_no_arguable_day():
    clock = ANNUAL_REVIEW_COMPLETE.start(date(2026, 8, 19))
    moved = clock.extend(date(2026, 12, 1), ground="7(1)(d)", informed_on=date(2026, 11, 10))

    assert moved.arguable_until is None
    assert moved.state(date(2026, 12, 2)) is State.LATE
    assert not any("anniversary" in line for line in moved.trace())
    assert any("anniversary" in line for line in clock.trace())


def test_an_extension_moves_the_due_date_and_keeps_the_first():
    clock = extended()

    assert clock.due_on == date(2027, 4, 30)
    assert clock.first_due_on == date(2027, 3, 14)
    assert clock.state(date(2027, 4, 30)) is State.EXTENDED
    assert clock.if_missed_from == date(2027, 5, 1)
    assert "extended under 7(1)(d) to Friday 30 April 2027" in clock.explanation


def test_it_may_be_extended_again_up_to_the_cap_and_no_further():
    again = extended().extend(date(2027, 5, 9), ground="7(1)(e)", informed_on=date(2027, 4, 1))

    assert again.due_on == date(2027, 5, 9)
    with pytest.raises(ExtensionNotAllowed, match="at most 24 weeks starting on the day"):
        extended(to=date(2027, 5, 10))


@pytest.mark.parametrize(
    "change",
    [
        {"ground": "7(1)(j)"},
        {"to": date(2027, 3, 14)},
        {"informed_on": None},
        {"informed_on": date(2027, 3, 15)},
        {"informed_on": date(2026, 11, 22)},
    ],
    ids=["unknown ground", "no later", "nobody told", "told too late", "told before it began"],
)
def test_an_extension_that_the_law_does_not_give_is_refused(change):
    with pytest.raises(ExtensionNotAllowed):
        extended(**change)


def test_the_eight_weeks_have_one_exception_only():
    clock = CSP_REQUEST.start(date(2026, 11, 2))

    with pytest.raises(UnknownName, match=r"it has 7\(1\)\(a\)"):
        clock.extend(date(2027, 1, 10), ground="7(1)(d)", informed_on=date(2026, 12, 1))
    assert clock.extend(date(2027, 2, 22), ground="7(1)(a)", informed_on=date(2026, 12, 1))


def test_the_time_for_a_reference_is_moved_by_the_tribunal_alone():
    clock = TRIBUNAL_REFERENCE.start(date(2026, 12, 31))

    with pytest.raises(ExtensionNotAllowed, match="no power to extend"):
        clock.extend(date(2027, 3, 20), ground="7(1)(a)", informed_on=date(2027, 2, 1))


def test_nothing_is_extended_under_exceptions_that_were_not_read():
    clock = rule_on("C02", date(2009, 6, 1)).start(date(2009, 6, 1))

    with pytest.raises(ExtensionNotAllowed, match="before Monday 16 August 2010 were not read"):
        clock.extend(date(2009, 10, 1), ground="7(1)(a)", informed_on=date(2009, 7, 1))


def test_silence_had_no_effect_before_the_day_that_gave_it_one():
    assert CSP_REQUEST.start(date(2010, 8, 16)).if_missed is None
    assert CSP_REQUEST.start(date(2010, 8, 16)).state(date(2010, 11, 20)) is State.LATE
    assert CSP_REQUEST.start(date(2010, 9, 20)).if_missed_from == date(2010, 11, 15)
    assert CSP_REQUEST.start(date(2010, 9, 19)).if_missed.kind is Kind.DEEMED
    assert CSP_REQUEST.start(date(2010, 9, 18)).if_missed is None


def test_a_rule_with_an_exception_and_no_cap_is_not_extended():
    clock = CSP_DECISION.but(cap=None).start(SENT)

    with pytest.raises(ExtensionNotAllowed, match="no further limit"):
        clock.extend(date(2027, 4, 1), ground="7(1)(d)", informed_on=SENT)


def test_a_signed_rule_no_longer_says_that_it_is_not_checked():
    signed = CSP_DECISION.citation._replace(
        verified_by="a solicitor", verified_on=date(2026, 11, 1)
    )
    rule = CSP_DECISION.but(citation=signed)

    assert rule.is_verified
    assert "Not yet checked" not in rule.start(SENT).explain()
    assert "Not yet checked" not in rule_in_words(rule)


def test_a_right_that_was_not_used_is_over_and_not_late():
    assert TRIBUNAL_REFERENCE.start(SENT).state(date(2027, 6, 1)) is State.OVER
    assert CLOCKS["C23"].start(SENT).state(date(2027, 6, 1)) is State.DEEMED
    assert CLOCKS["C22"].start(SENT).state(date(2027, 6, 1)) is State.RUNNING
    assert CLOCKS["C22"].start(SENT).state(date(2031, 11, 23)) is State.RUNNING
    assert CLOCKS["C22"].start(SENT).state(date(2031, 11, 24)) is State.OVER


def test_a_limit_that_comes_first_runs_before_its_own_trigger():
    clock = CLOCKS["C11"].start(date(2028, 5, 31))

    assert clock.state(SENT) is State.RUNNING
    assert clock.stop(SENT).state(date(2027, 1, 1)) is State.MET
    assert clock.state(date(2027, 6, 1)) is State.LATE


def test_before_deemed_decisions_a_late_plan_was_a_failure():
    clock = rule_on("C02", date(2009, 6, 1)).start(date(2009, 6, 1))

    assert clock.if_missed.kind is Kind.FAILURE
    assert clock.state(date(2010, 1, 1)) is State.LATE


def test_a_rule_refuses_a_day_on_which_it_was_not_the_law():
    with pytest.raises(NotInForce, match="from Monday 16 August 2010, not on Sunday 15 August"):
        CSP_REQUEST.start(date(2010, 8, 15))
    with pytest.raises(NotInForce):
        rule_on("C01", date(2010, 8, 15))
    with pytest.raises(NotInForce, match="to Sunday 15 August 2010"):
        rule_on("C02", date(2009, 6, 1)).start(date(2010, 8, 16))


def test_an_agency_has_three_grounds_that_are_marked_as_ours():
    assert AGENCY_HELP.ground_numbers == ("ground-1", "ground-2", "ground-3")
    assert not any(ground.is_numbered_in_law for ground in AGENCY_HELP.grounds)
    assert not AGENCY_HELP.is_verified


def test_the_explanation_and_the_consequence_are_sentences_with_their_provision():
    clock = CSP_REQUEST.start(date(2026, 11, 2))

    assert clock.explanation == (
        "8 weeks starting on the day the request was received, Monday 2 November 2026, end on "
        "Sunday 27 December 2026 (SSI 2005/518, regulation 4A)."
    )
    assert clock.consequence_sentence == (
        "From Monday 28 December 2026 the law takes it that the authority decided that no "
        "co-ordinated support plan is required (asp 2004/4, section 18(5A))."
    )
    assert clock.trace()[-1] == "Not yet checked by a solicitor."


def test_a_last_day_that_rolls_forward_says_so():
    clock = TRIBUNAL_REFERENCE.start(date(2026, 12, 31))

    assert (
        "Sunday 28 February 2027, which is not a working day, so the last day is "
        "Monday 1 March 2027" in clock.explanation
    )


def test_a_day_that_the_law_names_has_not_begun_before_the_request():
    clock = placing_by_march(date(2026, 8, 18)).start(date(2026, 3, 1))

    assert clock.state(date(2026, 2, 28)) is State.NOT_STARTED
    assert clock.state(date(2026, 3, 1)) is State.RUNNING


def test_a_day_before_another_is_explained_backwards():
    clock = rule_on("C11", date(2027, 5, 31)).start(date(2027, 5, 31))

    assert clock.explanation == (
        "No later than 12 months before the expected leaving date, Monday 31 May 2027: by Sunday "
        "31 May 2026 (asp 2004/4, section 12(5)\N{EN DASH}(6))."
    )


def test_weeks_of_a_day_are_explained_as_after_it():
    clock = rule_on("C05", date(2026, 12, 18)).start(date(2026, 12, 18))

    assert clock.explanation.startswith("4 weeks after the day the request was received, Friday 18")
