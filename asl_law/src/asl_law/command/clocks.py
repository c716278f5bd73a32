"""The words ``clocks``, ``due`` and ``extend``."""

import argparse
from datetime import date, timedelta
from typing import Any

from asl_law.calendar import Closure, SchoolYear
from asl_law.clocks import UNDER_SCHOOL_AGE, VERSIONS, rule_on
from asl_law.clocks.grounds import SCHOOL_CLOSED
from asl_law.clocks.placing import check_other
from asl_law.command.answer import Answer, cited, read_json
from asl_law.days import in_words, read_day
from asl_law.errors import CalendarNotKnown, ExtensionNotAllowed, WrongFacts
from asl_law.school_year import read_school_year
from asl_law.time_limits import Clock, Consequence, TimeLimit


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    every = words.add_parser("clocks", help="every rule with its provision", allow_abbrev=False)
    every.set_defaults(answer=_clocks)
    due = words.add_parser("due", help="the last day of a clock", allow_abbrev=False)
    due.set_defaults(answer=_due)
    extend = words.add_parser("extend", help="move a due date, if the law allows it")
    extend.set_defaults(answer=_extend)
    for each in (due, extend):
        each.add_argument("clock", metavar="CLOCK", help="an id such as C01")
        each.add_argument(
            "--from", dest="start", required=True, metavar="DAY", help="the day of its trigger"
        )
        each.add_argument(
            "--for-session-starting", metavar="DAY", help="the school session, for C16 and C17"
        )
        each.add_argument(
            "--under-school-age", action="store_true", help="the shorter limits of C14 and C15"
        )
        each.add_argument("--calendar", metavar="FILE", help="a school year, as JSON")
        each.add_argument("--step", metavar="NAME", help="a later step of C26 or C30")
    extend.add_argument("--to", required=True, metavar="DAY", help="the new date")
    extend.add_argument("--ground", required=True, help='such as "7(1)(d)"')
    extend.add_argument(
        "--sought-on", metavar="DAY", help="7(1)(a), with --calendar: when advice was sought"
    )
    extend.add_argument("--informed-on", metavar="DAY", help="the day people were told")


def _start(asked: argparse.Namespace) -> Clock:
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
    return _answer(_start(asked), _school_year(asked))


def _school_year(asked: argparse.Namespace) -> SchoolYear | None:
    return None if asked.calendar is None else read_school_year(read_json(asked.calendar))


def _extend(asked: argparse.Namespace) -> Answer:
    told = asked.informed_on
    informed_on = None if told is None else read_day(told, "--informed-on")
    year = _school_year(asked)
    if asked.sought_on is not None:
        _check_window(asked.ground, read_day(asked.sought_on, "--sought-on"), year)
    clock = _start(asked).extend(
        read_day(asked.to, "--to"), ground=asked.ground, informed_on=informed_on
    )
    return _answer(clock, year)


def _check_window(ground: str, sought_on: date, year: SchoolYear | None) -> None:
    if ground != SCHOOL_CLOSED.number or year is None:
        raise WrongFacts("--sought-on goes with ground 7(1)(a) and --calendar FILE.")
    if not year.known_from <= sought_on <= year.known_to:
        raise CalendarNotKnown(
            f"7(1)(a): {in_words(sought_on)} is not in this school calendar, which runs from "
            f"{in_words(year.known_from)} to {in_words(year.known_to)}."
        )
    for closure in year.long_closures():
        first, last = closure.window
        if first <= sought_on <= last:
            return
    raise ExtensionNotAllowed(
        f"7(1)(a): on {in_words(sought_on)} the school was not within a week before, or in, a "
        "closure of four weeks or more."
    )


def _answer(clock: Clock, year: SchoolYear | None) -> Answer:
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
        "closures": [_closure(each) for each in windows],
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


def _closure(closure: Closure) -> dict[str, str]:
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
