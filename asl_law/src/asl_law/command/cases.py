"""The word ``timeline``."""

import argparse
from collections.abc import Mapping
from typing import Any

from asl_law.command.answer import Answer, cited, read_json
from asl_law.command.clocks import clock_as_json, closure_as_json
from asl_law.command.rules import notice_as_json
from asl_law.days import in_words, read_day
from asl_law.errors import WrongFacts
from asl_law.school_year import read_school_year
from asl_law.timeline import Act, Owed, Timeline, Unlimited, timeline
from asl_law.timeline.reading import read_events, read_moment

_KEYS = ("events", "on", "known_by", "calendar")


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    life = words.add_parser("timeline", help="what was due and lawful in a case, on a day")
    life.add_argument(
        "file", metavar="FILE.json", help="events, and perhaps on, known_by, calendar"
    )
    life.add_argument("--on", metavar="DAY")
    life.add_argument("--known-by", metavar="MOMENT", help="leave out what was recorded later")
    life.set_defaults(answer=_timeline)


def _timeline(asked: argparse.Namespace) -> Answer:
    given = read_json(asked.file)
    if not isinstance(given, Mapping) or "events" not in given:
        raise WrongFacts("the case: an object with events is expected.")
    unknown = sorted(set(given).difference(_KEYS))
    if unknown:
        raise WrongFacts(f"{unknown[0]} is not known in a case; it may be {', '.join(_KEYS)}.")
    on = given.get("on") if asked.on is None else asked.on
    if on is None:
        raise WrongFacts("say on which day: --on DAY, or on in the file.")
    known_by = given.get("known_by") if asked.known_by is None else asked.known_by
    calendar = given.get("calendar")
    case = timeline(
        read_events(given["events"]),
        read_school_year(calendar) if calendar is not None else None,
        read_day(on, "on"),
        read_moment(known_by, "known_by") if known_by is not None else None,
    )
    return Answer(_as_json(case), _as_text(case))


def _as_json(case: Timeline) -> dict[str, Any]:
    return {
        "on": case.on.isoformat(),
        "known_by": case.known_by.isoformat() if case.known_by else None,
        "stage": case.stage.value if case.stage else None,
        "standing": case.standing.value if case.standing else None,
        "clocks": [
            {
                "state": each.state.value,
                "about": each.about,
                "variant": each.clock.rule.variant,
                **clock_as_json(each.clock),
            }
            for each in case.clocks
        ],
        "without_limit": [_unlimited(each) for each in case.without_limit],
        "owed": [_owed(each) for each in case.owed],
        "may_now": [_act(each) for each in case.may_now],
        "supposed": [
            {"stage": step.stage.value, "on": step.on.isoformat(), "provision": str(step.citation)}
            for step in case.supposed
        ],
        "without_clock": list(case.without_clock),
        "not_known": list(case.not_known),
        "school_closures": [closure_as_json(each) for each in case.school_closures],
        "events_counted": case.events_counted,
    }


def _unlimited(duty: Unlimited) -> dict[str, Any]:
    return {
        "clock": duty.rule.id,
        "duty": duty.rule.duty,
        "about": duty.about,
        "limit": duty.rule.without_a_number,
        "since": duty.since.isoformat(),
        "done_on": duty.done_on.isoformat() if duty.done_on else None,
        "ended_on": duty.ended_on.isoformat() if duty.ended_on else None,
        "citation": cited(duty.rule.citation),
        "open_questions": list(duty.rule.questions),
    }


def _owed(owed: Owed) -> dict[str, Any]:
    return {
        "due_on": owed.due_on.isoformat() if owed.due_on else None,
        "limit": owed.limit or None,
        "clock": owed.clock,
        "duty": owed.duty,
        "about": owed.about,
        "late": owed.is_late,
        "tell": owed.tell,
        "notices": [notice_as_json(each) for each in owed.notices],
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "act": act.name,
        "words": act.words,
        "by": act.by.isoformat() if act.by else None,
        "by_is_only_cautious": act.by_is_only_cautious,
        "citation": cited(act.citation),
        "open_questions": list(act.questions),
    }


def _as_text(case: Timeline) -> str:
    lines = [f"On {in_words(case.on)}: {case.stage.value if case.stage else 'no request'}."]
    for each in case.clocks:
        about = f" ({each.about})" if each.about else ""
        lines.append(f"{each.clock.rule.name}{about} {each.state.value}: {each.clock.explanation}")
    for step in case.supposed:
        lines.append(f"The law supposed from {in_words(step.on)}: {step.stage.value}.")
    for owed in case.owed:
        late = " LATE" if owed.is_late else ""
        when = f"by {in_words(owed.due_on)}{late}" if owed.due_on else f"({owed.limit})"
        lines.append(f"Owed {when}: {owed.duty}.")
    for act in case.may_now:
        safe = " to be safe" if act.by_is_only_cautious else ""
        by = f", by {in_words(act.by)}{safe}" if act.by else ""
        lines.append(f"May now {act.words}{by} ({act.citation}).")
    for closure in case.school_closures:
        until = in_words(closure.reopens_on)
        lines.append(f"School closed from {in_words(closure.closed_from)}, open again on {until}.")
    return "\n".join((*lines, *case.without_clock, *case.not_known))
