"""A school calendar from an iCalendar file that a council publishes.

Only whole days are taken. Kinds are guessed from an event's words, and a person confirms
each. What a calendar program would work out for itself (repeats) is refused in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar

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
REPEATS: Final = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
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
        try:
            first, last = _whole_days(event)
        except _NotTaken as trouble:
            file.refuse(number, "event", words, *trouble.args)
            continue
        yield _Seen(
            number,
            words,
            first,
            last,
            str(event.get("X-ETTLE-KIND", "")),
            str(event.get("X-ETTLE-SESSION", "")),
        )


def _whole_days(event: Any) -> tuple[date, date]:
    """Give an event's first and last day in Scotland; the end of a file is the day after."""
    if any(event.get(name) is not None for name in REPEATS):
        raise _NotTaken(
            "This event repeats by a rule.", "Write each of its days as an event of its own."
        )
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
