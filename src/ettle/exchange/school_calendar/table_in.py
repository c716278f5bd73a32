"""A school calendar from a CSV file or a workbook, in the form that our how-to page gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ettle.exchange.roll.cells import CellTrouble, day
from ettle.exchange.roll.table import Unreadable
from ettle.exchange.school_calendar.rows import MOST_ROWS, CalendarFile, CalendarRow
from ettle.exchange.school_calendar.table_out import FORMULA_STARTS
from ettle.exchange.tables import plain, rows_below_headings
from ettle.people.school_year import KIND_WORDS, NEEDS_SCHOOLS, is_session_name, session_of

HEADINGS: Final[Mapping[str, str]] = {
    "session": "session",
    "kind": "kind",
    "what": "kind",
    "first day": "first_day",
    "starts on": "first_day",
    "start": "first_day",
    "last day": "last_day",
    "ends on": "last_day",
    "end": "last_day",
    "name": "name",
    "label": "name",
    "schools": "schools",
}
KINDS: Final[Mapping[str, str]] = {
    **{plain(kind): kind for kind in KIND_WORDS},
    **{plain(words): kind for kind, words in KIND_WORDS.items()},
    "pupils": "term",
    "pupils days": "term",
    "in service": "in_service",
    "inservice": "in_service",
    "inset": "in_service",
    "closed": "closure",
    "not open yet": "opens_late",
    "town holiday": "local_holiday",
}


def read_calendar_table(content: bytes) -> CalendarFile:
    """Read a CSV file or a workbook. Nothing is raised: what cannot be taken is said row by row."""
    file = CalendarFile()
    try:
        _, (line, headings), rows = rows_below_headings(content, _known, 3)
    except Unreadable as trouble:
        file.refuse(trouble.line, "", "", trouble.happened, trouble.do)
        return file
    places = {HEADINGS[plain(one)]: at for at, one in enumerate(headings) if plain(one) in HEADINGS}
    if missing := [name for name in ("kind", "first_day") if name not in places]:
        words = " and ".join(f"“{name.replace('_', ' ')}”" for name in missing)
        file.refuse(line, "", "", f"There is no heading {words}.", "Add it, as in the example.")
        return file
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            _take(file, number, _by_name(cells, places))
    if len(file.rows) > MOST_ROWS:
        file.rows = []
        file.refuse(line, "", "", f"More than {MOST_ROWS} rows.", "Send one session at a time.")
    elif not file.rows and not file.rejections:
        file.refuse(line, "", "", "There is no row below the headings.", "Add the session's days.")
    return file


def _known(cells: Sequence[str]) -> int:
    return len({HEADINGS[plain(cell)] for cell in cells if plain(cell) in HEADINGS})


def _by_name(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}


def _take(file: CalendarFile, line: int, row: dict[str, str]) -> None:
    kind = KINDS.get(plain(row["kind"]))
    if kind is None:
        known = ", ".join(f"“{one.replace('_', ' ')}”" for one in KIND_WORDS)
        file.refuse(line, "kind", row["kind"], "We do not know this kind of day.", f"Use {known}.")
        return
    days = _days(file, line, row)
    if days is None:
        return
    session = row.get("session") or session_of(days[0])
    if not is_session_name(session):
        what = "This is not a session."
        file.refuse(line, "session", session, what, "Write two years, for example 2026-27.")
        return
    schools = tuple(one.strip() for one in row.get("schools", "").split(";") if one.strip())
    if kind in NEEDS_SCHOOLS and not schools:
        file.refuse(
            line, "schools", "", f"{KIND_WORDS[kind]}: no school is named.",
            "Name the schools, with semicolons between them. If it is for all, write “holiday”.",
        )  # fmt: skip
        return
    file.rows.append(
        CalendarRow(
            line=line,
            session=session,
            kind=kind,
            starts_on=days[0],
            ends_on=days[1],
            label=_as_written(row.get("name", ""))[:120],
            schools=schools,
        )
    )


def _as_written(cell: str) -> str:
    """Take off the apostrophe that our own file puts before what looks like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell


def _days(file: CalendarFile, line: int, row: dict[str, str]) -> tuple[date, date] | None:
    found: list[date] = []
    for name in ("first_day", "last_day"):
        cell = row.get(name) or (row["first_day"] if name == "last_day" else "")
        try:
            found.append(day(cell))
        except CellTrouble as trouble:
            file.refuse(line, name.replace("_", " "), cell, trouble.happened, trouble.do)
            return None
    if found[1] < found[0]:
        file.refuse(
            line, "last day", row["last_day"], "The last day is before the first.", "Check both."
        )
        return None
    return found[0], found[1]
