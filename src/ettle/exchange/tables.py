"""Any small table that somebody sends, text or workbook, as numbered rows of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ettle.exchange.roll import letters, separators
from ettle.exchange.roll.separators import Numbered
from ettle.exchange.roll.table import Unreadable
from ettle.exchange.roll.workbook import is_workbook, open_workbook

HEADINGS_WITHIN = 25


def rows_below_headings(
    content: bytes, known: Callable[[Sequence[str]], int], at_least: int
) -> tuple[list[Numbered], Numbered, list[Numbered]]:
    """Split a file into the lines above its headings, the headings, and the rows below them.

    ``known`` counts the headings that a row holds; the first row with ``at_least`` so many is
    taken. Of a workbook the only sheet that has such a row is read.

    Raises:
        Unreadable: where the file cannot be read, or no row holds the headings.
    """
    rows = _rows_of(content, known, at_least)
    for index, (line, cells) in enumerate(rows[:HEADINGS_WITHIN]):
        if known(cells) >= at_least:
            return rows[:index], (line, cells), rows[index + 1 :]
    raise Unreadable(
        1, "The headings are not there.", "Put them in a row of their own, as in the example."
    )


def plain(heading: str) -> str:
    """Write a heading as it is compared: small letters, no signs, no note in brackets."""
    words = heading.partition("[")[0].casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in words).split())


def _rows_of(
    content: bytes, known: Callable[[Sequence[str]], int], at_least: int
) -> list[Numbered]:
    if is_workbook(content):
        with open_workbook(content) as book:
            sheet = book.choose("", lambda cells: known(cells) >= at_least)
            return list(book.rows(sheet))
    text, _, _ = letters.text_of(content)
    return list(separators.text_rows(text, separators.separator_of(text, known)))
