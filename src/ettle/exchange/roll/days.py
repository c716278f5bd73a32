"""A day as people and systems write it. Nothing is guessed."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from ettle.exchange.roll.trouble import CellTrouble

MONTHS = calendar.month_name
NAMED = {name.lower(): n for n, name in enumerate(MONTHS) if name}
NAMED |= {name[:3]: n for name, n in NAMED.items()} | {"sept": 9}
MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?$")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
OURS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ ,-]*(\d{4})", re.ASCII)
WRITE_IT = "Write the day as 28/02/2015 or 2015-02-28."


@lru_cache(maxsize=1 << 16)
def day(cell: str) -> date:
    """Take 2015-02-28, 28/02/2015 or 28 February 2015, day before month."""
    number, month, year = _parts(MIDNIGHT.sub("", cell))
    if not 1 <= month <= 12:
        raise CellTrouble(
            f"There is no month {month}.", "Write day, month, year: 28/02/2015. Check the order."
        )
    if not 1900 <= year <= 2100:
        raise CellTrouble(f"The year {year} cannot be right.", "Check the year.")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= number <= length:
        raise CellTrouble(
            f"{MONTHS[month]} {year} has {length} days.",
            "Check the day against the pupil's or the person's papers.",
        )
    return date(year, month, number)


def _parts(cell: str) -> tuple[int, int, int]:
    if iso := ISO.fullmatch(cell):
        year, month, number = (int(part) for part in iso.groups())
    elif ours := OURS.fullmatch(cell):
        number, month, year = (int(part) for part in ours.groups())
    elif (words := WORDS.fullmatch(cell)) and words[2].lower() in NAMED:
        number, month, year = int(words[1]), NAMED[words[2].lower()], int(words[3])
    else:
        raise CellTrouble(_shape_of(cell), WRITE_IT)
    return number, month, year


def _shape_of(cell: str) -> str:
    if re.fullmatch(r"\d{4,5}(\.\d+)?", cell) and not re.fullmatch(r"(19|20)\d\d", cell):
        return "The spreadsheet has turned this date into a number."
    if re.fullmatch(r"\d{1,2}[-/. ]([A-Za-z]{3,9}|\d{1,2})[-/. ]\d{2}", cell):
        return "This year has two figures, so it could be in either century."
    if re.search(r"\d[ T]\d{1,2}:\d{2}", cell):
        return "A time of day stands with this date, so it may be another day's."
    if re.fullmatch(r"(19|20)\d\d|\d{1,2}[/-]\d{4}|\d{4}-\d{2}|[A-Za-z]+ \d{4}", cell):
        return "This is not a whole date: the day or the month is missing."
    if re.search(r"\d[OoIl]|[OoIl]\d", cell):
        return "A letter stands here for a figure: O for 0, or l for 1."
    return "This is not a date that we can read."
