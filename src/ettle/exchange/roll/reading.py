"""From the bytes of a roll file, text or workbook, to its rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ettle.exchange.roll import letters, separators
from ettle.exchange.roll.headings import (
    OURS_IN_FRONT,
    are_headings,
    known_headings,
    place_columns,
    say_lines_above,
    spans,
)
from ettle.exchange.roll.mapping import Mapping
from ettle.exchange.roll.separators import Numbered
from ettle.exchange.roll.table import Rejection, Row, Table, Unreadable
from ettle.exchange.roll.tails import is_tail
from ettle.exchange.roll.workbook import is_workbook, open_workbook

__all__ = ["LARGEST", "Rejection", "Row", "Table", "read_table"]

LARGEST = 60 * 1024 * 1024
HEADINGS_WITHIN = 25
SHORT = 10
FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t")
MOST_ROWS = 300_000
MOST_TORN = 2_000
EXPORT_AGAIN = "Export the roll again."


def read_table(content: bytes, *, mapping: Mapping | None = None, sheet: str = "") -> Table:
    """Read a CSV file or a workbook: any separator, older letters, headings in any order.

    Without a mapping the file's headings are ours. ``sheet`` names the sheet of a workbook;
    without it, the only sheet that has the headings. Nothing is raised: what cannot be read
    is in ``rejections``.
    """
    table = Table()
    if mapping and mapping.name:
        table.notes.append(f"The file was read as “{mapping.name}”, as your council has set it.")
    try:
        if len(content) > LARGEST:
            raise Unreadable(
                1, "The file is larger than 60 MB.", "Send one school's roll at a time."
            )
        if is_workbook(content):
            _read_workbook(content, sheet, table, mapping)
        else:
            _read_text(content, table, mapping)
    except Unreadable as trouble:
        table.refuse(trouble.line, "", "", trouble.happened, trouble.do)
    return table


def _read_text(content: bytes, table: Table, mapping: Mapping | None) -> None:
    text, table.encoding, notes = letters.text_of(content)
    table.notes.extend(notes)
    table.separator = separators.separator_of(text, lambda row: known_headings(row, mapping))
    if table.separator != ",":
        table.notes.append(
            f"This file has {separators.SEPARATORS[table.separator]} between its columns, not "
            "commas. It was read that way."
        )
    _read_rows(separators.text_rows(text, table.separator), table, mapping)
    if table.rows and not text.endswith(("\n", "\r")):
        table.notes.append(
            f"The file ends without a line end, on line {table.rows[-1].line}. If the export was "
            "cut short, rows after it are missing: look at the end of the file."
        )


def _read_workbook(content: bytes, sheet: str, table: Table, mapping: Mapping | None) -> None:
    with open_workbook(content) as book:
        chosen = book.choose(sheet, lambda row: are_headings(row, mapping))
        table.sheet = chosen
        table.encoding = "workbook"
        if len(book.names) > 1:
            table.notes.append(f"The sheet “{chosen}” was read, and no other.")
        _read_rows(book.rows(chosen), table, mapping)
        book.say_what_was_odd(table)


def _read_rows(rows: Iterator[Numbered], table: Table, mapping: Mapping | None) -> None:
    rest = _after_headings(rows, table, mapping)
    if table.rejections:
        return
    taker = _Taker(table, mapping)
    for line, cells in rest:
        taker.take(line, cells)
    taker.say()
    if not table.rows and not table.rejections:
        table.refuse(1, "", "", "The file has headings and no rows.", EXPORT_AGAIN)


def _after_headings(
    rows: Iterator[Numbered], table: Table, mapping: Mapping | None
) -> Iterator[Numbered]:
    """Find the headings, below a title if there is one, and give the rows after them."""
    above: list[Numbered] = []
    for line, cells in islice(rows, HEADINGS_WITHIN):
        if are_headings(cells, mapping):
            say_lines_above([one for one in above if any(c.strip() for c in one[1])], table)
            place_columns(cells, line, table, mapping)
            return rows
        above.append((line, cells))
    filled = [one for one in above if any(cell.strip() for cell in one[1])]
    if filled:
        place_columns(filled[0][1], filled[0][0], table, mapping)
        return chain(filled[1:], rows)
    table.refuse(1, "", "", "The file is empty.", EXPORT_AGAIN)
    return rows


class _Taker:
    """Turns the rows of a file into rows of ours, and keeps what is to be said of them."""

    def __init__(self, table: Table, mapping: Mapping | None) -> None:
        self.table = table
        self.mapping = mapping or Mapping()
        self.is_ours = mapping is None
        self.width = len(table.headings)
        self.first = table.headings[0]
        self.places = tuple(table.positions.items())
        self.came_back = any(one.startswith(OURS_IN_FRONT) for one in table.headings)
        self.without_heading = [n for n, one in enumerate(table.headings) if not one]
        self.same: dict[str, str] = {}
        self.tails: list[int] = []
        self.unheaded: set[int] = set()

    def take(self, line: int, cells: Sequence[str]) -> None:
        if not any(map(str.strip, cells)):
            return
        if is_tail(cells) or self._are_headings_again(cells):
            self.tails.append(line)
            return
        if len(cells) != self.width and not self._evened(cells):
            self._refuse_ragged(line, cells)
            return
        if len(self.table.rows) == MOST_ROWS:
            raise Unreadable(
                line, f"The file has more than {MOST_ROWS:,} rows.", "Send one school at a time."
            )
        written = self._written(cells[: self.width])
        if self.without_heading:
            self._note_unheaded(written)
        self.table.rows.append(Row(line, self._cells(written), written))

    def _are_headings_again(self, cells: Sequence[str]) -> bool:
        return cells[0] == self.first and tuple(map(str.strip, cells)) == self.table.headings

    def _refuse_ragged(self, line: int, cells: Sequence[str]) -> None:
        if self.table.sheet:
            words = f"There is a cell beyond the last heading: “{cells[self.width]}”."
            rejection = Rejection(line, "", "", words, "Take it out, or give its column a heading.")
        else:
            rejection = _ragged(line, len(cells), self.width)
        self.table.rejections.append(rejection)
        self.table.unread.append(Row(line, {}, tuple(cells)))
        if len(self.table.unread) > MOST_TORN:
            raise Unreadable(
                line,
                f"More than {MOST_TORN} rows have another number of columns than the headings.",
                "The file was not written as one table. Export it again.",
            )

    def _evened(self, cells: Sequence[str]) -> bool:
        """Whether a row of another length only has empty cells too many."""
        return len(cells) > self.width and not any(map(str.strip, cells[self.width :]))

    def _written(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Keep the cells as they stand, equal short ones once: a large roll needs little room."""
        if self.came_back:
            cells = [cell[1:] if cell.startswith(FORMULA_STARTS) else cell for cell in cells]
        once = self.same.setdefault
        return tuple([once(cell, cell) if len(cell) < SHORT else cell for cell in cells])

    def _cells(self, written: Sequence[str]) -> dict[str, str]:
        found = {}
        for name, position in self.places:
            cell = written[position]
            if not cell or not (cell := cell.strip()):
                continue
            if not cell.isascii():
                cell = unicodedata.normalize("NFC", cell)
            found[name] = cell if self.is_ours else self.mapping.meaning(name, cell)
        for name, value in self.mapping.constants.items():
            found[name] = value
        return found

    def _note_unheaded(self, written: Sequence[str]) -> None:
        self.unheaded.update(one for one in self.without_heading if written[one].strip())

    def say(self) -> None:
        for position in sorted(self.unheaded):
            self.table.notes.append(
                f"Column {position + 1} has cells and no heading. It was not read or kept."
            )
        if self.tails:
            verb = (
                "is a total, a heading or another line"
                if len(self.tails) == 1
                else "are totals, headings or other lines"
            )
            self.table.notes.append(
                f"{spans(self.tails)} {verb} of the report, and nobody's row. Passed over."
            )


def _ragged(line: int, found: int, expected: int) -> Rejection:
    return Rejection(
        line,
        "",
        "",
        f"This row has {found} columns and the headings have {expected}.",
        "A comma inside a cell, such as in an address, needs quotation marks around the cell. If "
        "this is the last row, the file may have been cut short: export it again.",
    )
