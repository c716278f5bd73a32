"""From one cell to a value, or to words for the clerk who typed it."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ettle.exchange.roll.columns import LONGEST

MONTHS = calendar.month_name
YES = {"yes", "y", "true", "1"}
NO = {"no", "n", "false", "0"}
EMPTIED = "-"
# Characters that turn the direction of what follows, so that a name shows as another name.
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class CellTrouble(Exception):
    """What is wrong with a cell, and what to do about it."""

    def __init__(self, happened: str, do: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.do = do


def text(cell: str, column: str) -> str:
    """Take words as they are. Refuse what no name or address holds."""
    longest = LONGEST.get(column, 120)
    if len(cell) > longest:
        raise CellTrouble(
            f"This has {len(cell)} characters; there is room for {longest}.", "Shorten it."
        )
    if any(one in TURNS or unicodedata.category(one) == "Cc" for one in cell if one not in "\r\n"):
        raise CellTrouble(
            "This cell has a hidden control character in it.", "Type the cell again and save."
        )
    return cell


def identifier(cell: str, column: str) -> str:
    """Take an id as it is, noughts and all. Nothing unseen may make two ids of one."""
    unseen = [one for one in cell if one.isspace() or unicodedata.category(one) in ("Cc", "Cf")]
    if unseen:
        raise CellTrouble(
            "There is a space or an unseen character inside this id.", "Type the id again."
        )
    return text(cell, column)


def said(cell: str, column: str) -> str | None:
    """Take optional words: an empty cell says nothing, a single dash says *there is none*."""
    if not cell:
        return None
    return "" if cell == EMPTIED else text(cell, column)


def day(cell: str) -> date:
    """Take 2015-02-28 or 28/02/2015, day before month. Nothing else is guessed at."""
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", cell)
    ours = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", cell)
    if iso:
        year, month, number = (int(part) for part in iso.groups())
    elif ours:
        number, month, year = (int(part) for part in ours.groups())
    else:
        raise CellTrouble(_shape_of(cell), "Write the day as 28/02/2015 or 2015-02-28.")
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


def _shape_of(cell: str) -> str:
    if re.fullmatch(r"\d{4,5}(\.\d+)?", cell):
        return "The spreadsheet has turned this date into a number."
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2}", cell):
        return "This year has two figures, so it could be in either century."
    return "This is not a date that we can read."


def yes_or_no(cell: str) -> bool:
    """Take yes or no."""
    if cell.lower() in YES:
        return True
    if cell.lower() in NO:
        return False
    raise CellTrouble("This must be yes or no.", "Write yes or no.")


def email(cell: str) -> str | None:
    """Take an e-mail address."""
    if not cell or cell == EMPTIED:
        return None if not cell else ""
    try:
        validate_email(text(cell, "email"))
    except ValidationError:
        raise CellTrouble(
            "This is not a whole e-mail address.", "Correct it, or leave the cell empty."
        ) from None
    return cell


def minutes_a_week(cell: str) -> int | None:
    """Take weekly hours, such as 27.5, as minutes."""
    if not cell:
        return None
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", cell) or float(cell) > 60:
        raise CellTrouble(
            "This is not a number of hours in a week.", "Write hours as a number, such as 27.5."
        )
    return round(float(cell) * 60)


def address(lines: str, postcode: str) -> str | None:
    """Put an address in one form, its parts between commas and the postcode last."""
    if lines == EMPTIED:
        return ""
    if not lines:
        return None
    parts = [part.strip() for part in re.split(r"[,\r\n]+", text(lines, "address"))]
    code = "" if postcode == EMPTIED else text(postcode, "postcode")
    return ", ".join(part for part in (*parts, code) if part)
