"""A school calendar from an iCalendar file that a council publishes.

Only whole days are taken. Kinds are guessed from an event's words, and a person confirms
each. Repeats are worked out where they end within a session or so; an endless one, and single
days moved out of a repeat, are refused in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, vRecur

from ettle.exchange.school_calendar.rows import (
    MOST_ROWS,
    CalendarFile,
    CalendarRow,
    guessed_kind,
    marks_of,
)
from ettle.people.school_year import KIND_WORDS, NEEDS_SCHOOLS, session_of

LONDON: Final = ZoneInfo("Europe/London")
LARGEST: Final = 2 * 1024 * 1024
SUMMER: Final = timedelta(days=27)
MOVED: Final = ("RDATE", "RECURRENCE-ID")
LONGEST_REPEAT: Final = timedelta(days=550)  # a session, and its summers
MOST_REPEATS: Final = 60
EACH_APART: Final = "Write each of its days as an event of its own."
NOT_OURS: Final = "Take the event out of the file, or leave it: nothing of it is brought in."


class _NotTaken(Exception):
    """One event that cannot be taken: what happened, what to do."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event: which one of the file, its words, its days, our own marks where we wrote it."""

    line: int
    words: str
    starts_on: date
    ends_on: date
    kind: str = ""
    session: str = ""


def read_icalendar(content: bytes) -> CalendarFile:
    """Read a file's all-day events. Nothing is raised: what cannot be taken is said."""
    file = CalendarFile()
    if len(content) > LARGEST:
        file.refuse(1, "", "", "The file is larger than 2 MB.", "Send one session at a time.")
        return file
    try:
        calendars = Calendar.from_ical(content, multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError):
        file.refuse(
            1, "", "", "This is not a whole iCalendar file.", "Download it again, and send that."
        )
        return file
    every = [event for one in calendars for event in one.walk("VEVENT")]
    seen = list(_seen(file, _latest(every)))
    file.rows = sorted(_rows(file, seen), key=lambda row: (row.starts_on, row.ends_on, row.line))
    if len(file.rows) > MOST_ROWS:
        file.rows = []
        file.refuse(1, "", "", f"More than {MOST_ROWS} events.", "Send one session at a time.")
    elif not file.rows and not file.rejections:
        file.refuse(1, "", "", "There is no event in the file.", "Choose another file.")
    return file


def _latest(events: Iterable[Any]) -> list[tuple[int, Any]]:
    """Number the events as they stand, and keep of each only its latest edition."""
    kept: dict[str, tuple[int, Any]] = {}
    for number, event in enumerate(events, start=1):
        uid = str(event.get("UID") or f"no uid {number}")
        if event.get("RECURRENCE-ID") is not None:
            uid = f"{uid} {number}"
        before = kept.get(uid)
        if before is None or _edition(event) >= _edition(before[1]):
            kept[uid] = (number, event)
    return list(kept.values())


def _edition(event: Any) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _seen(file: CalendarFile, events: Iterable[tuple[int, Any]]) -> Iterable[_Seen]:
    for number, event in events:
        words = " ".join(str(event.get("SUMMARY", "")).split())[:120]
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            file.notes.append(f"“{words}” is marked as cancelled. It was left out.")
            continue
        kind, session = (str(event.get(f"X-ETTLE-{name}", "")) for name in ("KIND", "SESSION"))
        try:
            first, last = _whole_days(event)
            for begins in _each_time(event, first):
                yield _Seen(number, words, begins, begins + (last - first), kind, session)
        except _NotTaken as trouble:
            file.refuse(number, "event", words, *trouble.args)


def _whole_days(event: Any) -> tuple[date, date]:
    """Give an event's first and last day in Scotland; the end of a file is the day after."""
    try:
        begins, ends = event.start, event.end
    except Exception:
        raise _NotTaken("Its days cannot be read.", NOT_OURS) from None
    if not isinstance(begins, datetime):
        return begins, max(begins, ends - timedelta(days=1))
    first, last = _in_scotland(begins), _in_scotland(ends)
    if first.time() != time() or last.time() != time() or last <= first:
        raise _NotTaken("It has a time of day, so it is no day off.", NOT_OURS)
    return first.date(), last.date() - timedelta(days=1)


def _each_time(event: Any, first: date) -> list[date]:
    """Give the first day of each time that an event happens: once, or by its rule to its end."""
    if any(event.get(name) is not None for name in MOVED):
        raise _NotTaken("Single days of a repeat were moved.", EACH_APART)
    rule = event.get("RRULE")
    if rule is None:
        return [first]
    if isinstance(rule, list) or rule.get("FREQ", [""])[0] not in ("DAILY", "WEEKLY", "MONTHLY",
                                                                    "YEARLY"):  # fmt: skip
        raise _NotTaken("It repeats by a rule that we do not read.", EACH_APART)
    if "UNTIL" not in rule and "COUNT" not in rule:
        raise _NotTaken("It repeats without an end.", "Give the repeat a last day. " + EACH_APART)
    latest = first + LONGEST_REPEAT
    try:
        found = rrulestr(_plain_rule(rule), dtstart=datetime.combine(first, time()))
        days = [each.date() for each in islice(found, MOST_REPEATS + 1)]
    except (ValueError, TypeError):
        raise _NotTaken("The rule by which it repeats cannot be read.", EACH_APART) from None
    if not days or len(days) > MOST_REPEATS or days[-1] > latest:
        raise _NotTaken("It repeats for longer than a school year.", EACH_APART)
    left_out = _left_out(event)
    return [each for each in days if each not in left_out]


def _plain_rule(rule: Any) -> str:
    """Write a rule whose last day is a day in Scotland, without a time or a zone."""
    plain = vRecur(rule)
    for end in plain.pop("UNTIL", [])[:1]:
        last = _in_scotland(end).date() if isinstance(end, datetime) else end
        plain["UNTIL"] = [datetime.combine(last, time())]
    return str(plain.to_ical().decode())


def _left_out(event: Any) -> set[date]:
    """Give the days that the file itself takes out of a repeat."""
    found = event.get("EXDATE") or []
    lists = found if isinstance(found, list) else [found]
    days = [each.dt for one in lists for each in one.dts]
    return {_in_scotland(day).date() if isinstance(day, datetime) else day for day in days}


def _in_scotland(moment: datetime) -> datetime:
    """Give a moment on Scotland's wall; one with no zone is on it already."""
    return moment if moment.tzinfo is None else moment.astimezone(LONDON)


def _rows(file: CalendarFile, seen: list[_Seen]) -> Iterable[CalendarRow]:
    marks: dict[str, list[tuple[str, _Seen]]] = {}
    for each in seen:
        mark = {"term.first": "begins", "term.last": "ends"}.get(each.kind) or (
            "" if each.kind else marks_of(each.words)
        )
        if mark:
            session = each.session or session_of(each.starts_on)
            marks.setdefault(session, []).append((mark, each))
        else:
            yield _row(each)
    for session, found in marks.items():
        yield from _terms(file, session, found)


def _row(each: _Seen) -> CalendarRow:
    kind = each.kind if each.kind in KIND_WORDS else guessed_kind(each.words)
    row = CalendarRow(
        line=each.line,
        session=each.session or session_of(each.starts_on),
        kind=kind,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        label=each.words,
    )
    if not kind:
        why = "Its words do not say what these days are. Choose, or leave it out."
        return replace(row, is_taken=False, why=why)
    if kind in NEEDS_SCHOOLS:
        return replace(row, why="Say for which schools, or choose “Holiday” if it is for all.")
    if kind == "holiday" and each.ends_on - each.starts_on >= SUMMER:
        why = "The summer lies outside pupils’ days, so nothing has to be brought in."
        return replace(row, is_taken=False, why=why)
    return row


def _terms(
    file: CalendarFile, session: str, marks: list[tuple[str, _Seen]]
) -> Iterable[CalendarRow]:
    """Make of the days that mark a beginning and an end the pupils' days between them."""
    begins = [each for mark, each in marks if mark == "begins"]
    ends = [each for mark, each in marks if mark == "ends"]
    if not begins or not ends:
        only = "begin" if begins else "end"
        file.notes.append(
            f"{session}: the file says when pupils’ days {only} and not the other. Add their first "
            "and last day on the page of the session."
        )
        return
    if all(each.kind for _, each in marks) and len(begins) == len(ends):
        pairs = zip(_in_order(begins), _in_order(ends), strict=True)
    else:
        pairs = zip([min(begins, key=_day)], [max(ends, key=_day)], strict=True)
    for first, last in pairs:
        yield CalendarRow(
            line=first.line,
            session=session,
            kind="term",
            starts_on=first.starts_on,
            ends_on=last.starts_on,
            label="",
            why="" if first.kind else f"From “{first.words}” to “{last.words}”.",
        )


def _day(each: _Seen) -> date:
    return each.starts_on


def _in_order(seen: list[_Seen]) -> list[_Seen]:
    return sorted(seen, key=_day)
