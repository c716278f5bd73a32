"""The words ``clocks``, ``due`` and ``extend``."""

import argparse
from typing import Any

from asl_law.clocks import VERSIONS, rule_on
from asl_law.command.answer import Answer, cited
from asl_law.days import read_day
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
        each.add_argument("--from", dest="start", required=True, metavar="DAY")
    extend.add_argument("--to", required=True, metavar="DAY", help="the new date")
    extend.add_argument("--ground", required=True, help='such as "7(1)(d)"')
    extend.add_argument("--informed-on", metavar="DAY", help="the day people were told")


def _start(asked: argparse.Namespace) -> Clock:
    day = read_day(asked.start, "--from")
    return rule_on(asked.clock, day).start(day)


def _due(asked: argparse.Namespace) -> Answer:
    return _answer(_start(asked))


def _extend(asked: argparse.Namespace) -> Answer:
    informed_on = read_day(asked.informed_on, "--informed-on") if asked.informed_on else None
    clock = _start(asked).extend(
        read_day(asked.to, "--to"), ground=asked.ground, informed_on=informed_on
    )
    return _answer(clock)


def _answer(clock: Clock) -> Answer:
    return Answer(clock_as_json(clock), clock.explain())


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
    assert clock.if_missed_from is not None
    return {
        "kind": effect.kind.value,
        "meaning": effect.meaning,
        "provision": str(effect.citation),
        "from": clock.if_missed_from.isoformat(),
        "when": effect.when,
    }


def _clocks(asked: argparse.Namespace) -> Answer:
    return Answer([_rule(rule) for rule in VERSIONS], "\n".join(map(_line, VERSIONS)))


def _rule(rule: TimeLimit) -> dict[str, Any]:
    effects = [_effect(effect) for effect in rule.if_missed]
    return {
        "clock": rule.id,
        "key": rule.key,
        "duty": rule.duty,
        "trigger": rule.trigger,
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
        f"{rule.id}  {rule.duty}: {length}"
        f"{' ' + rule.trigger_words if rule.period else ''} "
        f"({rule.citation}; law from {rule.in_force_from}{until}; {rule.citation.url})"
    )
