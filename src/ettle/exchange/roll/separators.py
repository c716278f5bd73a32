"""Which sign stands between the columns of a text file, and its rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ettle.exchange.roll.table import Unreadable

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
LOOKED_AT = 30
LARGEST_CELL = 100_000
LONGEST_LINE = 200_000

Numbered = tuple[int, list[str]]


def separator_of(text: str, known: Callable[[Sequence[str]], int]) -> str:
    """Choose the sign that makes most headings known to us, then most rows of one length."""
    start = "".join(text[:60_000].splitlines(keepends=True)[: LOOKED_AT + 1])
    return max(SEPARATORS, key=lambda sign: _merit(start, sign, known))


def _merit(
    start: str, sign: str, known: Callable[[Sequence[str]], int]
) -> tuple[int, int, int, int]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(start, newline=""), delimiter=sign))
    except csv.Error:
        return (0, 0, 0, 0)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    lengths = Counter(len(row) for row in filled if len(row) > 1).most_common(1)
    length, often = lengths[0] if lengths else (0, 0)
    return (max((known(row) for row in filled), default=0), often, length, sign == ",")


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(
                number, "This line is far longer than a row can be.", "Export the roll again."
            )
        yield line


def text_rows(text: str, separator: str) -> Iterator[Numbered]:
    """Give the rows, each with the line on which it begins.

    Raises:
        Unreadable: where a quotation mark is opened and not closed, or the other way round.
    """
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            yield line, cells
    except csv.Error as error:
        if "limit" in str(error):
            raise Unreadable(
                before + 1,
                "A cell that begins on this line never seems to end.",
                'Look for a stray " in the row, correct it, and save again.',
            ) from None
        raise Unreadable(
            reader.line_num,
            "A quotation mark on this line is opened and not closed, or the other way round.",
            'Look for a stray " in the row, correct it, and save again.',
        ) from None
