"""Cells of words: names, telephones, classes. What stands in one that cannot be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ettle.exchange.roll.trouble import CellTrouble

IN_NAMES = frozenset(" '’‘`´ʼʻʹ′-‐‑–.()·ˈ\n\r\u00a0\u200c\u200d\u3000・")
A_CLASS_TURNED_DATE = re.compile(
    r"\d{1,2}[- /](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- /]\d{1,2}"
    r"|\d{4}-\d{2}-\d{2}( .*)?|\d{1,2}/\d{1,2}/\d{4}",
    re.IGNORECASE,
)
LOST_NOUGHT = re.compile(r"[127]\d{8,9}")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)


def check_name(cell: str) -> None:
    """Take a name in any script; refuse what no name has in it."""
    if not any(one.isalpha() for one in cell):
        raise CellTrouble("There is no name in this cell.", "Fill in the name.")
    if any(one.isdigit() for one in cell):
        raise CellTrouble("There is a figure in this name.", "Correct the name.")
    if "?" in cell:
        raise CellTrouble(
            "A question mark stands where a letter was.",
            "Type the name again, and save as CSV UTF-8.",
        )
    if "," in cell or ";" in cell:
        raise CellTrouble(
            "There is a comma in this name, as if two names stood in one cell.",
            "Put first names and family name in their own columns.",
        )
    if "@" in cell:
        raise CellTrouble("This is an e-mail address, not a name.", "Fill in the name.")
    strange = [one for one in cell if not _is_of_a_name(one)]
    if strange:
        raise CellTrouble(f"No name has “{strange[0]}” in it.", "Correct the name.")


def _is_of_a_name(one: str) -> bool:
    return one.isalpha() or one in IN_NAMES or unicodedata.category(one) in ("Mn", "Mc", "Lm")


def check_telephone(cell: str) -> None:
    """Take a telephone number with any words beside it; refuse what cannot be rung."""
    figures = re.sub(r"\D", "", cell)
    if re.search(r"\dE\+\d", cell, re.IGNORECASE) or re.fullmatch(r"\d+\.\d+", cell):
        raise CellTrouble(
            "The spreadsheet has turned this telephone number into a calculation.",
            "Make the column text in the spreadsheet, paste the numbers again, and save.",
        )
    if not figures:
        raise CellTrouble(
            "There is no number in this cell.", "Write the number, or leave the cell empty."
        )
    if LOST_NOUGHT.fullmatch(cell.replace(" ", "")):
        raise CellTrouble(
            "The nought at the front of this telephone number is lost.",
            "Make the column text in the spreadsheet, paste the numbers again, and save.",
        )
    if len(figures) < 6:
        raise CellTrouble(
            "This telephone number is too short.", "Correct it, or leave the cell empty."
        )


def check_class(cell: str) -> None:
    """Refuse a class that a spreadsheet took for a day, as it takes 3/4 for 3 April."""
    if A_CLASS_TURNED_DATE.fullmatch(cell):
        raise CellTrouble(
            "The spreadsheet has turned this class into a date.",
            "Make the column text in the spreadsheet, type the class again, and save.",
        )


def check_plain_words(cell: str) -> None:
    """Take words that have at least one letter: a language, a relationship, a title."""
    if not any(one.isalpha() for one in cell):
        raise CellTrouble("There are no words in this cell.", "Correct it.")
    if re.fullmatch(r"yes|no|y|n|true|false", cell, re.IGNORECASE):
        raise CellTrouble(
            "Here stands yes or no, where words are wanted.",
            "Look whether the row's cells stand in their own columns.",
        )


def check_postcode(cell: str) -> None:
    """Take a whole postcode of the United Kingdom."""
    if not POSTCODE.fullmatch(cell):
        raise CellTrouble(
            "This is not a whole postcode.",
            "Correct it. A postcode of another country goes in the address.",
        )


RULES: dict[str, Callable[[str], None]] = {
    "given_name": check_name,
    "family_name": check_name,
    "known_as": check_name,
    "telephone": check_telephone,
    "class": check_class,
    "language": check_plain_words,
    "relationship": check_plain_words,
    "title": check_plain_words,
    "job_title": check_plain_words,
    "postcode": check_postcode,
}
