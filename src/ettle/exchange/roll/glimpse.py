"""The headings of a file and its first rows, before anybody has said how it is to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ettle.exchange.roll import letters, separators
from ettle.exchange.roll.guessing import known_to_us
from ettle.exchange.roll.headings import OURS_IN_FRONT
from ettle.exchange.roll.separators import Numbered
from ettle.exchange.roll.table import Unreadable
from ettle.exchange.roll.workbook import is_workbook, open_workbook

LOOKED_AT = 25
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A file's headings, and its first rows under them."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""


def glimpse(content: bytes, sheet: str = "") -> Glimpse:
    """Look at the top of a file.

    Raises:
        Unreadable: when the file cannot be read, or no row of it looks like headings.
    """
    if is_workbook(content):
        with open_workbook(content) as book:
            chosen = book.choose(sheet, lambda row: known_to_us(row) > 2)
            return _seen(list(islice(book.rows(chosen), LOOKED_AT + SHOWN)), chosen)
    text, _, _ = letters.text_of(content)
    rows = separators.text_rows(text, separators.separator_of(text, known_to_us))
    return _seen(_first(rows), "")


def _first(rows: Iterator[Numbered]) -> list[Numbered]:
    """Take the first rows; a fault further down is for the check to name."""
    found: list[Numbered] = []
    try:
        for row in islice(rows, LOOKED_AT + SHOWN):
            found.append(row)
    except Unreadable:
        if not found:
            raise
    return found


def _seen(rows: Sequence[Numbered], sheet: str) -> Glimpse:
    filled = [cells for _, cells in rows if any(cell.strip() for cell in cells)]
    at = max(range(len(filled)), key=lambda n: (known_to_us(filled[n]), -n), default=None)
    if at is None or sum(bool(cell.strip()) for cell in filled[at]) < 2:
        raise Unreadable(
            1, "No row of this file looks like headings.", "Put the headings above the rows."
        )
    kept = [n for n, one in enumerate(filled[at]) if not one.startswith(OURS_IN_FRONT)]
    shown = filled[at + 1 : at + 1 + SHOWN]
    return Glimpse(
        headings=tuple(filled[at][n].strip() for n in kept),
        rows=tuple(tuple(row[n].strip() if n < len(row) else "" for n in kept) for row in shown),
        sheet=sheet,
    )
