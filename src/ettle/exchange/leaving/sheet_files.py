"""A sheet for the roll system as a workbook, as CSV, and on paper."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.page import PageMargins

from ettle.documents.tree import Document, Heading, Node, Paragraph, Table
from ettle.documents.write import write
from ettle.exchange.leaving.sheet import COLUMNS, Line

WHO = ("School", "Stage", "Class", "Name", "Id on the roll")
WIDTHS = {"School": 28, "Name": 26, "What": 32, "Was": 24, "Is now": 24}
LONG = ("Was", "Is now", COLUMNS["reasons"])
TICK = "[  ]"
PAPER_UP_TO = 500  # children; a longer sheet is printed from its workbook, which is ready at once
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Grid = list[Sequence[str]]


def changes_grid(lines: Iterable[Line]) -> Grid:
    """Give a sheet of changes as rows: who, what, what it was, what it is now, a box to tick."""
    rows: Grid = [(*WHO, "What", "Was", "Is now", "Keyed")]
    for line in lines:
        rows += [(*_who(line), one.what, one.was, one.now, TICK) for one in line.changes]
    return rows


def state_grid(lines: Iterable[Line]) -> Grid:
    """Give everything that the roll system should hold, one child a row."""
    return [(*WHO, *COLUMNS.values()), *((*_who(line), *line.facts) for line in lines)]


def _who(line: Line) -> tuple[str, ...]:
    return (line.school, line.stage, line.class_name, line.name, line.roll_id)


def as_csv(rows: Grid) -> bytes:
    """Write rows as CSV that a spreadsheet reads as UTF-8 and runs nothing of."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def as_xlsx(rows: Grid) -> bytes:
    """Write rows as a workbook: text only, the headings kept in view, fit to be printed."""
    book = Workbook()
    sheet = book.active
    sheet.title = "For the roll system"
    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, heading in enumerate(rows[0], start=1):
        letter = sheet.cell(1, number).column_letter
        sheet.column_dimensions[letter].width = WIDTHS.get(heading, 14)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, heading in enumerate(rows[0], start=1):
        if heading in LONG:
            for (cell,) in sheet.iter_rows(min_col=number, max_col=number):
                cell.alignment = wrapped
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(lines: Sequence[Line], *, council: str, made: str, is_whole: bool) -> bytes:
    """Print a sheet, a table a class, in the order in which classes are shown."""
    return write(tree_of(lines, council=council, made=made, is_whole=is_whole), as_="pdf")


def tree_of(lines: Sequence[Line], *, council: str, made: str, is_whole: bool) -> Document:
    """Build the sheet as a document."""
    nodes: list[Node] = [
        Paragraph(f"{council}. {made} Days are written as they are keyed: day, month, year.")
    ]
    if not lines:
        nodes.append(Paragraph("There is nothing to key."))
    for where, some in groupby(lines, key=lambda line: line.where):
        nodes += [Heading(where), _table(where, list(some), is_whole)]
    return Document(
        title="What the roll system should hold" if is_whole else "What to key into the roll",
        nodes=nodes,
        footer=(f"{council}. Confidential: it names children.",),
    )


def _table(where: str, lines: list[Line], is_whole: bool) -> Table:
    if is_whole:
        rows = [
            (f"{line.name} ({line.roll_id})", label, fact)
            for line in lines
            for label, fact in zip(COLUMNS.values(), line.facts, strict=True)
            if fact and fact != "No"
        ]
        return Table(where, ("Child", "What", "Is"), rows)
    changes = [
        (f"{line.name} ({line.roll_id})", one.what, one.was or "–", one.now or "–", TICK)
        for line in lines
        for one in line.changes
    ]
    return Table(where, ("Child", "What", "Was", "Is now", "Keyed"), changes)
