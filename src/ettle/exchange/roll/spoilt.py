"""What spreadsheets, exports and keyboards leave in any cell, whatever its column."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ettle.exchange.roll.trouble import CellTrouble

# Two names of these are people's own: Nan, Nil and Null are never refused in a name.
NOT_KNOWN = frozenset(
    ("n/a", "n.a.", "unknown", "not known", "not recorded", "not applicable", "not stated")
    + ("tbc", "tba", "?", "??", "???", "none", "undefined", "xxx", "xx", "to follow", "blank")
)
NOT_KNOWN_CODES = NOT_KNOWN | {"na", "null", "nil", "nan", ".", "0", "none", "x"}
CODES = frozenset(
    {"record", "id", "scn", "pupil", "school", "school_type", "stage", "safe_contact_from", "role"}
)
LINES_IN = frozenset({"address", "known_as", "safe_contact_note"})
ERRORS = ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#N/A")
MARKUP = re.compile(r"</?[a-zA-Z!][^>@]*>|&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos|nbsp);")
# Nothing below looks further into a cell of plain letters.
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.'()+_-]*")
UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad\u180e\u2028\u2029")
JOINERS = frozenset("\u200c\u200d")
TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SPOILED = re.compile("[ÃÂâÐÑØÙÄÅ√�]")


@lru_cache(maxsize=1 << 16)
def check_cell(cell: str, column: str) -> None:
    """Refuse a cell that something has spoiled on its way here.

    Raises:
        CellTrouble: a formula, an error of the spreadsheet, a word for *not known*, marks of a
            web page, letters lost or of two alphabets, an unseen character.
    """
    if PLAIN.fullmatch(cell):
        if len(cell) < 15 and _is_not_known(cell, column):
            raise _not_known(cell)
        return
    _check_spreadsheet(cell, column)
    if MARKUP.search(cell):
        raise CellTrouble(
            "This cell holds signs of a web page, not plain words.",
            "Type the cell again as people would write it.",
        )
    if not cell.isascii():
        _check_letters(cell, column)
    if column not in LINES_IN and ("\n" in cell or "\r" in cell):
        raise CellTrouble("This cell has more than one line.", "Write it on one line.")


def _is_not_known(cell: str, column: str) -> bool:
    is_code = column in CODES or column.endswith(("_on", "_date"))
    return cell.casefold() in (NOT_KNOWN_CODES if is_code else NOT_KNOWN)


def _not_known(cell: str) -> CellTrouble:
    return CellTrouble(
        f"“{cell}” says that nothing is known.", "Leave the cell empty, or fill in what is true."
    )


def _check_spreadsheet(cell: str, column: str) -> None:
    if cell.startswith(("=", "@")) or re.match(r"[+-][A-Za-z(]", cell):
        raise CellTrouble(
            "This is a formula, not what it gives.",
            "In the spreadsheet copy the column, paste it as values only, and save.",
        )
    if cell.upper() in ERRORS:
        raise CellTrouble(
            "The spreadsheet shows an error in this cell.",
            "Correct the formula, or type the value, and save.",
        )
    if set(cell) == {"#"}:
        raise CellTrouble(
            "The spreadsheet column was too narrow, and only signs were saved.",
            "Make the column wider and save again.",
        )
    if _is_not_known(cell, column):
        raise _not_known(cell)


def _check_letters(cell: str, column: str) -> None:
    if "\ufffd" in cell:
        raise CellTrouble(
            "A letter of this cell has been lost on the way.",
            "Type the cell again, and save as CSV UTF-8.",
        )
    meant = _before_it_was_spoiled(cell)
    if meant:
        raise CellTrouble(
            f"The letters of this cell are spoiled. It seems to be “{meant}”.",
            "Export again and save as CSV UTF-8, or type the cell again.",
        )
    if UNSEEN & set(cell) or _has_stray_joiner(cell):
        raise CellTrouble(
            "There is an unseen character in this cell.", "Type the cell again and save."
        )
    if any(unicodedata.category(one) in ("Co", "Cn", "Cs") for one in cell):
        raise CellTrouble("This cell has a sign that no alphabet has.", "Type the cell again.")
    if column in CODES:
        odd = next(one for one in cell if not one.isascii())
        raise CellTrouble(
            f"“{odd}” is not a letter or figure of our alphabet, though it may look like one.",
            "Type the cell again.",
        )
    if any(len(_alphabets(word)) > 1 for word in cell.split()):
        raise CellTrouble(
            "One word here has letters of two alphabets that look alike.", "Type the word again."
        )


def _before_it_was_spoiled(cell: str) -> str:
    """Undo the commonest spoiling: letters in UTF-8 read as if they were in an older kind."""
    if not SPOILED.search(cell):
        return ""
    for wrong in ("cp1252", "latin-1", "mac_roman"):
        try:
            meant = cell.encode(wrong).decode("utf-8")
        except UnicodeError:
            continue
        if meant != cell and not meant.isascii() and meant.isprintable():
            return meant
    return ""


def _has_stray_joiner(cell: str) -> bool:
    """Joiners belong between letters of Arabic and Indian scripts, and nowhere else."""
    return any(
        one in JOINERS and (at == 0 or cell[at - 1].isascii()) for at, one in enumerate(cell)
    )


def _alphabets(word: str) -> set[str]:
    found = set()
    for one in word:
        if one.isalpha():
            alphabet = "LATIN" if one.isascii() else unicodedata.name(one, "").split(" ")[0]
            if alphabet in ("LATIN", "CYRILLIC", "GREEK"):
                found.add(alphabet)
    return found
