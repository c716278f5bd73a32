"""The invented school year and the example roll, moved to the session of a demonstration's day.

``glenmarra_roll.csv`` is also the example that ``docs/how-to/import-a-roll.md`` points to.
Everyone in it is invented. Names are common Scottish ones, put together at random.
"""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

from ettle.config.cast import moved_for
from ettle.people.reference import CalendarSpan, school_calendars

FOLDER = Path(__file__).resolve().parent
ROLL_PATH = FOLDER / "glenmarra_roll.csv"
CALENDAR_PATH = FOLDER / "glenmarra_calendar.csv"
DATE_COLUMNS = ("birth_date", "starts_on", "ends_on")


def roll_file(today: date) -> bytes:
    """Give the example roll as a file, with ages and stages that are true on ``today``."""
    with ROLL_PATH.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        header, rows = list(reader.fieldnames or ()), list(reader)
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        moved = {name: _moved(row[name], today) for name in DATE_COLUMNS}
        writer.writerow({**row, **moved})
    return out.getvalue().encode("utf-8")


def calendar() -> list[CalendarSpan]:
    """Give Glenmarra's invented sessions: 190 pupil days and five in-service days each."""
    return school_calendars(CALENDAR_PATH)


def is_school_day(day: date) -> bool:
    """Say whether pupils are in school in Glenmarra. No, outside the sessions it knows."""
    spans = [span for span in calendar() if span.starts_on <= day <= span.ends_on]
    return day.weekday() < 5 and bool(spans) and all(span.kind == "term" for span in spans)


def nearest_school_day(day: date) -> date:
    """Give the school day nearest to a day, the later one if two are equally near."""
    known = [span for span in calendar() if span.kind == "term"]
    first, last = min(span.starts_on for span in known), max(span.ends_on for span in known)
    start = min(max(day, first), last)
    for distance in range(120):
        for candidate in (start + timedelta(days=distance), start - timedelta(days=distance)):
            if is_school_day(candidate):
                return candidate
    raise ValueError(f"no school day within four months of {start}")


def _moved(cell: str, today: date) -> str:
    return moved_for(date.fromisoformat(cell), today).isoformat() if cell else ""
