"""The workbook that an authority fills in, and the same with its rejected rows in it.

Every cell is text, so that no nought is eaten and no day is turned; nothing in it can run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ettle.exchange.adopting.columns import BY_NAME, SHEETS, WHAT_IS_WRONG, SheetPlan

GREY = Font(color="808080", italic=True)
BOLD = Font(bold=True)
WRONG = PatternFill("solid", fgColor="FDD6D6")
TEXT = "@"
ROOM = 3001
RUNS = ("=", "+", "-", "@", "\t", "\r")
HOW = (
    "How to fill this in",
    "",
    "One row for each piece of work that began before Ettle. Nothing is sent to anybody.",
    "Each row names its pupil by the id of your roll, which is surest; or by given name, family "
    "name and birth date, and then somebody says that it is the same child.",
    "Cases: one row a pupil. Leave a day empty if it has not happened.",
    "Agencies asked: one row for each request for help; it goes with the case of the same pupil.",
    "Extensions: one row for each new date that people were told of. What the law does not allow "
    "is kept with what is wrong with it, and does not count.",
    "Plans: one row for each co-ordinated support plan in force, and its review if one is under "
    "way. Its words are added afterwards on the page of the child.",
    "Retention: one row for each discontinued plan that is still kept.",
    "Write days as 28/02/2026 or 2026-02-28. Write no formulas.",
    "Rows in grey are examples. They are left out.",
    "Sending the same list twice changes nothing.",
)
Rows = Mapping[str, Iterable[tuple[str, Sequence[str]]]]


def template_workbook(rejected: Rows | None = None) -> bytes:
    """Write the template; with rejected rows, those in place of the examples, each with why."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for plan in SHEETS:
        if rejected is None:
            _examples(_sheet(book, plan, ()), plan)
        elif rows := list(rejected.get(plan.name, ())):
            _rejected(_sheet(book, plan, (WHAT_IS_WRONG,)), rows)
    how = book.create_sheet("How to fill")
    how.column_dimensions["A"].width = 110
    for line in HOW:
        how.append([line])
    how["A1"].font = BOLD
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def template_csv(sheet: str) -> bytes:
    """Write one sheet of the template as CSV, with its example."""
    plan = BY_NAME[sheet]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(plan.headings)
    writer.writerows(plan.examples)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _sheet(book: Workbook, plan: SheetPlan, front: tuple[str, ...]) -> Any:
    sheet = book.create_sheet(plan.name)
    headings = (*front, *plan.headings)
    sheet.append(headings)
    sheet.freeze_panes = "A2"
    for n, heading in enumerate(headings, start=1):
        letter = get_column_letter(n)
        sheet.cell(1, n).font = BOLD
        sheet.column_dimensions[letter].width = 60 if heading == WHAT_IS_WRONG else 24
        sheet.column_dimensions[letter].number_format = TEXT
        if heading in plan.lists:
            _offer(sheet, f"{letter}2:{letter}{ROOM}", plan.lists[heading])
    return sheet


def _offer(sheet: Any, cells: str, words: tuple[str, ...]) -> None:
    joined = ",".join(words)
    if any("," in each for each in words) or len(joined) > 250:
        return  # a list in a cell cannot hold a comma: the sheet “How to fill” says the words
    offered = DataValidation(type="list", formula1=f'"{joined}"', allow_blank=True)
    sheet.add_data_validation(offered)
    offered.add(cells)


def _examples(sheet: Any, plan: SheetPlan) -> None:
    for row in plan.examples:
        _append(sheet, row)
        for cell in sheet[sheet.max_row]:
            cell.font = GREY
    for row in sheet.iter_rows(min_row=3, max_row=200, max_col=len(plan.headings)):
        for cell in row:
            cell.number_format = TEXT


def _rejected(sheet: Any, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    for why, cells in rows:
        _append(sheet, (why, *cells))
        first = sheet.cell(sheet.max_row, 1)
        first.fill = WRONG
        first.alignment = Alignment(wrap_text=True, vertical="top")


def _append(sheet: Any, row: Sequence[str]) -> None:
    at = sheet.max_row + 1
    for n, words in enumerate(row, start=1):
        cell = sheet.cell(at, n)
        cell.value = words
        cell.number_format = TEXT
        if words.startswith(RUNS):
            cell.data_type = "s"
            cell.quotePrefix = True
