"""The words ``clocks`` and ``due``."""

import argparse
from datetime import timedelta
from typing import Any

from asl_law.calendar import Closure, SchoolYear
from asl_law.clocks import UNDER_SCHOOL_AGE, VERSIONS, rule_on
from asl_law.clocks.grounds import SCHOOL_CLOSED
from asl_law.clocks.placing import check_other
from asl_law.command.answer import Answer, cited, read_json
from asl_law.days import in_words, read_day
from asl_law.errors import WrongFacts
from asl_law.school_year import read_school_year
from asl_law.time_limits import Clock, Consequence, TimeLimit


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    every = words.add_parser("clocks", help="every rule with its provision")
    every.set_defaults(answer=_clocks)
    due = words.add_parser("due", help="the last day of a clock")
    due.set_defaults(answer=_due)
    add_clock(due)


def add_clock(word: argparse.ArgumentParser) -> None:
    """Add what says which clock it is and from when it runs."""
    word.add_argument("clock", metavar="CLOCK", help="an id such as C01")
    word.add_argument(
        "--from", dest="start", required=True, metavar="DAY", help="the day of its trigger"
    )
    word.add_argument(
        "--for-session-starting", metavar="DAY", help="the school session, for C16 and C17"
    )
    word.add_argument(
        "--under-school-age", action="store_true", help="the shorter limits of C14 and C15"
    )
    word.add_argument("--calendar", metavar="FILE", help="a school year, as JSON")
    word.add_argument("--step", metavar="NAME", help="a later step of C18, C26 or C30")


def start_clock(asked: argparse.Namespace) -> Clock:
    """Start the clock that is asked for."""
    day = read_day(asked.start, "--from")
    if asked.under_school_age and asked.step:
        raise WrongFacts("--under-school-age and --step are for different clocks.")
    variant = UNDER_SCHOOL_AGE if asked.under_school_age else asked.step
    session = asked.for_session_starting
    session_starts = None if session is None else read_day(session, "--for-session-starting")
    clock = asked.clock
    if session_starts and clock in ("C17", "placing.decide.other"):
        check_other(day, session_starts)
        session_starts = None
    return rule_on(clock, day, variant=variant, session_starts=session_starts).start(day)


def _due(asked: argparse.Namespace) -> Answer:
    return clock_answer(start_clock(asked), school_year(asked))


def school_year(asked: argparse.Namespace) -> SchoolYear | None:
    """Read the school year that is given, if one is."""
    return None if asked.calendar is None else read_school_year(read_json(asked.calendar))


def clock_answer(clock: Clock, year: SchoolYear | None) -> Answer:
    """Answer with a clock, and with the windows of 7(1)(a) that a school year gives."""
    windows = _windows(clock, year)
    told = [
        f"Exception 7(1)(a): closed from {in_words(window.closed_from)} to the day before "
        f"{in_words(window.reopens_on)}; advice must have been sought from "
        f"{in_words(window.window[0])} to {in_words(window.window[1])}."
        for window in windows
    ]
    known_to = year.known_to if year is not None else None
    if known_to is not None and known_to < clock.due_on:
        told.append(f"Closures after {in_words(known_to)} are not in this school calendar.")
    as_json = {
        **clock_as_json(clock),
        "closures": [closure_as_json(each) for each in windows],
        "closures_known_to": known_to.isoformat() if known_to else None,
    }
    return Answer(as_json, "\n".join((clock.explain(), *told)))


def _windows(clock: Clock, year: SchoolYear | None) -> list[Closure]:
    """List the long closures whose window meets the period, where 7(1)(a) is an exception."""
    if year is None or SCHOOL_CLOSED.number not in clock.rule.ground_numbers:
        return []
    return [
        closure
        for closure in year.long_closures()
        if closure.window[0] <= clock.due_on and closure.window[1] >= clock.started_on
    ]


def closure_as_json(closure: Closure) -> dict[str, str]:
    """Give a long closure, and the days between which advice must have been sought."""
    first, last = closure.window
    return {
        "closed_from": closure.closed_from.isoformat(),
        "reopens_on": closure.reopens_on.isoformat(),
        "sought_from": first.isoformat(),
        "sought_to": last.isoformat(),
    }


def clock_as_json(clock: Clock) -> dict[str, Any]:
    """Give a running clock as the contract has it, with what else is known of it."""
    rule = clock.rule
    missed = [_missed(effect, clock) for effect in clock.consequences]
    return {
        "clock": rule.id,
        "from": clock.started_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "period_ends_on": clock.period_ends_on.isoformat(),
        "first_due_on": clock.first_due_on.isoformat(),
        "cap_on": clock.cap_on.isoformat() if clock.cap_on else None,
        "arguable_until": clock.arguable_until.isoformat() if clock.arguable_until else None,
        "grounds": None if rule.grounds is None else list(rule.ground_numbers),
        "citation": cited(rule.citation),
        "explanation": clock.explanation,
        "if_missed": missed[0] if missed else None,
        "if_missed_otherwise": missed[1:],
        "trace": list(clock.trace()),
        "open_questions": list(rule.questions),
        "verified": rule.is_verified,
    }


def _missed(effect: Consequence, clock: Clock) -> dict[str, Any]:
    return {
        "kind": effect.kind.value,
        "meaning": effect.meaning,
        "provision": str(effect.citation),
        "from": (clock.due_on + timedelta(days=1)).isoformat(),
        "when": effect.when,
    }


def _clocks(asked: argparse.Namespace) -> Answer:
    return Answer([_rule(rule) for rule in VERSIONS], "\n".join(map(_line, VERSIONS)))


def _rule(rule: TimeLimit) -> dict[str, Any]:
    effects = [_effect(effect) for effect in rule.if_missed]
    return {
        "clock": rule.id,
        "variant": rule.variant,
        "key": rule.key,
        "duty": rule.duty,
        "trigger": rule.trigger,
        "nature": rule.nature.value,
        "without_a_number": None if rule.period else rule.without_a_number,
        "period": rule.period.length if rule.period else None,
        "counting": rule.period.counting.value if rule.period else None,
        "grounds": None if rule.grounds is None else list(rule.ground_numbers),
        "cap": rule.cap.in_words if rule.cap else None,
        "citation": cited(rule.citation),
        "in_force_from": rule.in_force_from.isoformat(),
        "in_force_until": rule.in_force_until.isoformat() if rule.in_force_until else None,
        "if_missed": effects[0] if effects else None,
        "if_missed_otherwise": effects[1:],
        "tell": rule.tell,
        "open_questions": list(rule.questions),
        "verified": rule.is_verified,
    }


def _effect(effect: Consequence) -> dict[str, Any]:
    return {
        "kind": effect.kind.value,
        "meaning": effect.meaning,
        "provision": str(effect.citation),
        "in_force_from": effect.in_force_from.isoformat(),
        "when": effect.when,
    }


def _line(rule: TimeLimit) -> str:
    until = f" to {rule.in_force_until}" if rule.in_force_until else ""
    length = rule.period.in_words if rule.period else rule.without_a_number
    return (
        f"{rule.name}  {rule.duty}: {length}"
        f"{' ' + rule.trigger_words if rule.period else ''} "
        f"({rule.citation}; law from {rule.in_force_from}{until}; {rule.citation.url})"
    )
