"""The word ``extend``: a due date moved by an exception, and the checklist for using one."""

import argparse
from datetime import date
from typing import Any

from asl_law.calendar import SchoolYear
from asl_law.clocks.grounds import SCHOOL_CLOSED
from asl_law.command.answer import Answer, cited, read_json
from asl_law.command.clocks import add_clock, clock_answer, school_year, start_clock
from asl_law.days import in_words, read_day
from asl_law.errors import CalendarNotKnown, ExtensionNotAllowed, WrongFacts
from asl_law.exception_facts import read_use
from asl_law.exceptions import Checklist, Use, check
from asl_law.exceptions import extend as extend_by
from asl_law.time_limits import Clock

_NOT_GONE_THROUGH = (
    "Whether the facts make the ground out was not looked at: --facts FILE.json goes through the "
    "whole checklist."
)


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    extend = words.add_parser("extend", help="move a due date, if the law allows it")
    add_clock(extend)
    extend.add_argument("--to", required=True, metavar="DAY", help="the new date")
    extend.add_argument("--ground", required=True, help='such as "7(1)(d)"')
    extend.add_argument(
        "--sought-on", metavar="DAY", help="7(1)(a), with --calendar: when advice was sought"
    )
    extend.add_argument("--informed-on", metavar="DAY", help="the day people were told")
    extend.add_argument(
        "--facts", metavar="FILE.json", help="what is recorded, for the whole checklist"
    )
    extend.add_argument(
        "--checklist", action="store_true", help="only show the checklist, complete or not"
    )
    extend.set_defaults(answer=_extend)


def _extend(asked: argparse.Namespace) -> Answer:
    year = school_year(asked)
    if asked.sought_on is not None:
        _check_window(asked.ground, read_day(asked.sought_on, "--sought-on"), year)
    clock = start_clock(asked)
    if asked.checklist or asked.facts is not None:
        return _by_checklist(clock, _use(asked, year), year, only_shown=asked.checklist)
    moved = clock.extend(
        read_day(asked.to, "--to"), ground=asked.ground, informed_on=_informed_on(asked)
    )
    answer = clock_answer(moved, year)
    return Answer({**answer.as_json, "checklist": None}, f"{answer.as_text}\n{_NOT_GONE_THROUGH}")


def _informed_on(asked: argparse.Namespace) -> date | None:
    told = asked.informed_on
    return None if told is None else read_day(told, "--informed-on")


def _use(asked: argparse.Namespace, year: SchoolYear | None) -> Use:
    given = read_json(asked.facts) if asked.facts is not None else {}
    if asked.sought_on is not None and isinstance(given, dict):
        given = {"sought_on": asked.sought_on, **given}
    return read_use(
        given,
        ground=asked.ground,
        to=read_day(asked.to, "--to"),
        told_on=_informed_on(asked),
        year=year,
    )


def _by_checklist(clock: Clock, use: Use, year: SchoolYear | None, *, only_shown: bool) -> Answer:
    checklist = check(clock, use)
    points = _points(checklist)
    if only_shown:
        return Answer(
            {
                "clock": clock.rule.id,
                "may_be_used": checklist.is_complete,
                "checklist": points,
                "missing": list(checklist.missing),
            },
            _in_words(checklist),
        )
    answer = clock_answer(extend_by(clock, use), year)
    return Answer(
        {**answer.as_json, "checklist": points}, f"{answer.as_text}\n{_in_words(checklist)}"
    )


def _points(checklist: Checklist) -> list[dict[str, Any]]:
    return [
        {
            "point": point.name,
            "holds": point.holds,
            "words": point.words,
            "citation": cited(point.citation),
        }
        for point in checklist.points
    ]


def _in_words(checklist: Checklist) -> str:
    lines = [
        f"[{'x' if point.holds else ' '}] {point.words} ({point.citation})"
        for point in checklist.points
    ]
    said = "The exception may be used." if checklist.is_complete else "The first limit stands."
    return "\n".join((*lines, said))


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
