"""From one cell to a value, or to words for the clerk who typed it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ettle.exchange.roll.columns import LONGEST
from ettle.exchange.roll.days import day
from ettle.exchange.roll.spoilt import TURNS, check_cell
from ettle.exchange.roll.trouble import CellTrouble
from ettle.exchange.roll.words import RULES

__all__ = [
    "CellTrouble",
    "address",
    "check_cell",
    "day",
    "email",
    "forget_cells",
    "identifier",
    "minutes_a_week",
    "postcode",
    "said",
    "text",
    "yes_or_no",
]

YES = {"yes", "y", "true", "1"}
NO = {"no", "n", "false", "0"}
EMPTIED = "-"
ONCE = 1 << 16  # a roll says the same in many cells: what was looked at is not looked at again
HIDDEN = re.compile(f"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f{''.join(sorted(TURNS))}]")
TEXT_COLUMN = "Make the column text in the spreadsheet, paste the numbers again, and save."


@lru_cache(maxsize=ONCE)
def text(cell: str, column: str) -> str:
    """Take words as they are. Refuse what no name or address holds."""
    longest = LONGEST.get(column, 120)
    if len(cell) > longest:
        raise CellTrouble(
            f"This has {len(cell)} characters; there is room for {longest}.", "Shorten it."
        )
    if HIDDEN.search(cell):
        raise CellTrouble(
            "This cell has a hidden control character in it.", "Type the cell again and save."
        )
    if cell and column in RULES:
        RULES[column](cell)
    return cell


def forget_cells() -> None:
    """Let go of the cells that were looked at: they are of people, and the file is done with."""
    for each in (text, check_cell, day):
        each.cache_clear()


def identifier(cell: str, column: str) -> str:
    """Take an id as it is, noughts and all. Nothing unseen may make two ids of one."""
    plain = cell.isascii() and cell.isalnum()
    if not plain and any(
        one.isspace() or unicodedata.category(one) in ("Cc", "Cf") for one in cell
    ):
        raise CellTrouble(
            "There is a space or an unseen character inside this id.", "Type the id again."
        )
    if re.fullmatch(r"\d+(\.\d+)?E\+?\d+", cell, re.IGNORECASE):
        raise CellTrouble("The spreadsheet has turned this number into a calculation.", TEXT_COLUMN)
    if re.fullmatch(r"\d+\.\d*|\d{1,3}(,\d{3})+", cell):
        raise CellTrouble("The spreadsheet has put decimals or commas into this.", TEXT_COLUMN)
    if cell.startswith(("'", "-")):
        raise CellTrouble(f"“{cell[0]}” does not belong at the front of an id.", "Take it out.")
    if column == "scn" and re.fullmatch(r"(\d)\1{5,}", cell):
        raise CellTrouble(
            "One figure over and over is nobody's candidate number.",
            "Fill in the number, or leave the cell empty.",
        )
    return text(cell, column)


def said(cell: str, column: str) -> str | None:
    """Take optional words: an empty cell says nothing, a single dash says *there is none*."""
    if not cell:
        return None
    return "" if cell == EMPTIED else text(cell, column)


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
    if 0 < float(cell) < 1:
        raise CellTrouble(
            "This looks like a share of a full-time post, not hours.",
            "Write the hours in a week as a number, such as 27.5.",
        )
    return round(float(cell) * 60)


def postcode(cell: str) -> str:
    """Take a postcode; a dash says that there is none."""
    return "" if cell == EMPTIED else text(cell, "postcode")


def address(lines: str, code: str) -> str | None:
    """Put an address in one form, its parts between commas and the postcode last."""
    if lines == EMPTIED:
        return ""
    if not lines:
        return None
    parts = [part.strip() for part in re.split(r"[,\r\n]+", text(lines, "address"))]
    return ", ".join(part for part in (*parts, code) if part)
