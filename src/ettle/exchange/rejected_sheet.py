"""The rows that were not taken, as a sheet to mend and bring back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ettle.exchange.roll.headings import OURS_IN_FRONT
from ettle.exchange.roll.table import Rejection, Row, Table

IN_FRONT = tuple(OURS_IN_FRONT + words for words in ("line", "what is wrong", "what to do"))
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FAULTY = PatternFill("solid", fgColor="FDD6D6")
OURS = PatternFill("solid", fgColor="E6EEF5")
WRAPPED = Alignment(wrap_text=True, vertical="top")
TOP = Alignment(vertical="top")
MOST_COMMENTS = 5_000  # a sheet of tens of thousands of notes opens slowly or not at all
TEXT = "@"
LACKING = "?"


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row as it came in, and every fault of it."""

    line: int
    written: tuple[str, ...]
    faults: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class RejectedRows:
    """What was not taken of one file: its headings, and the rows with their faults."""

    headings: tuple[str, ...]
    rows: tuple[RejectedRow, ...]
    positions: Mapping[str, int] = field(default_factory=dict)


def rejected_rows(table: Table, rejections: Iterable[Rejection]) -> RejectedRows:
    """Put each rejected row beside its faults, in the order of the file.

    ``rejections`` are all of them, those of ``table`` too. A fault of the whole file has no
    row and is left out.
    """
    faults: dict[int, list[Rejection]] = {}
    for each in rejections:
        faults.setdefault(each.line, []).append(each)
    rows: list[Row] = sorted((*table.rows, *table.unread), key=lambda row: row.line)
    return RejectedRows(
        headings=table.headings,
        rows=tuple(
            RejectedRow(row.line, row.written, tuple(faults[row.line]))
            for row in rows
            if row.line in faults
        ),
        positions=dict(table.positions),
    )


def rejected_sheet(rejected: RejectedRows, as_: str = "xlsx") -> bytes:
    """Write the rows as they came, with the line, the faults and what to do in front.

    Every cell is text, so that no nought is eaten, and none can be run as a formula. The sheet
    can be brought back as it is: the three columns in front, and a sheet that this function
    wrote, are known again.
    """
    ours = _columns_of_ours(rejected.headings)
    keep = [n for n in range(len(rejected.headings)) if n not in ours]
    return _workbook(rejected, keep) if as_ == "xlsx" else _text(rejected, keep)


def _columns_of_ours(headings: Sequence[str]) -> set[int]:
    """Find the columns that an earlier sheet of rejected rows put in front."""
    return {n for n, heading in enumerate(headings) if heading.startswith(OURS_IN_FRONT)}


def _front(row: RejectedRow) -> tuple[str, str, str]:
    happened = dict.fromkeys(_said(each) for each in row.faults)
    do = dict.fromkeys(each.do for each in row.faults)
    return (str(row.line), "\n".join(happened), "\n".join(do))


def _said(fault: Rejection) -> str:
    column = fault.column.replace("_", " ")
    return f"{column}: {fault.happened}" if column else fault.happened


def _cells(row: RejectedRow, keep: Sequence[int]) -> list[str]:
    """Give a row's own cells; of a torn row, also those beyond the last heading.

    What a torn row lacks is a question mark, which no column takes: brought back unmended it is
    refused again, and never read with its cells in the wrong columns.
    """
    width = len(row.written)
    last = max(keep, default=-1)
    return [row.written[n] if n < width else LACKING for n in keep] + list(row.written[last + 1 :])


def _text(rejected: RejectedRows, keep: Sequence[int]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*IN_FRONT, *(_harmless(rejected.headings[n]) for n in keep)])
    for row in rejected.rows:
        writer.writerow([*map(_harmless, _front(row)), *map(_harmless, _cells(row, keep))])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run. Reading takes it off again."""
    if cell.startswith(STARTS_A_FORMULA) and cell.strip() != "-":
        return "'" + cell
    return cell


def _workbook(rejected: RejectedRows, keep: Sequence[int]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows to correct")
    sheet.freeze_panes = "D2"
    for letter, width in (("A", 11), ("B", 52), ("C", 52)):
        sheet.column_dimensions[letter].width = width
    for n in range(len(keep)):
        sheet.column_dimensions[get_column_letter(n + 4)].width = 18
    headings = (*IN_FRONT, *(rejected.headings[n] for n in keep))
    sheet.append([_cell(sheet, words, bold=True, fill=OURS) for words in headings])
    place = {position: n for n, position in enumerate(keep)}
    comments = 0
    for row in rejected.rows:
        faulty: dict[int, list[Rejection]] = {}
        for each in row.faults:
            if rejected.positions.get(each.column) in place:
                faulty.setdefault(place[rejected.positions[each.column]], []).append(each)
        cells = [_cell(sheet, words, fill=OURS, wrap=True) for words in _front(row)]
        for n, words in enumerate(_cells(row, keep)):
            wrong = faulty.get(n, [])
            cell = _cell(sheet, words, fill=FAULTY if wrong else None)
            if wrong and comments < MOST_COMMENTS:
                comments += 1
                cell.comment = _comment(wrong)
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(
    sheet: Any, words: str, *, bold: bool = False, fill: Any = None, wrap: bool = False
) -> Any:
    cell = WriteOnlyCell(sheet, value=_printable(words))
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = words.startswith(STARTS_A_FORMULA)
    cell.alignment = WRAPPED if wrap else TOP
    if bold:
        cell.font = Font(bold=True)
    if fill is not None:
        cell.fill = fill
    return cell


def _printable(words: str) -> str:
    """Take out what no workbook can hold; the fault in front says that it was there."""
    return "".join(one for one in words[:32_000] if one >= " " or one in "\t\n\r")


def _comment(faults: Sequence[Rejection]) -> Comment:
    comment = Comment("\n".join(f"{each.happened} {each.do}" for each in faults), "Ettle")
    comment.width, comment.height = 320, 120
    return comment
