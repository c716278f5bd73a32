"""A filled-in template as rows: workbook or CSV, each cell as text under our own column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ettle.exchange.adopting.columns import (
    BY_NAME,
    DAYS,
    EXAMPLE,
    PUPIL,
    SHEETS,
    WHAT_IS_WRONG,
)
from ettle.exchange.roll import letters, separators
from ettle.exchange.roll.table import Unreadable
from ettle.exchange.roll.workbook import is_workbook, open_workbook

MOST_ROWS = 3000
MOST_BYTES = 8 * 1024 * 1024
LONGEST = 8000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of one sheet. ``written`` follows the template’s headings."""

    sheet: str
    line: int
    cells: dict[str, str]
    written: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Filled:
    """What a file holds, and what was wrong with the whole of it."""

    rows: list[SheetRow] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_filled(content: bytes) -> Filled:
    """Read a filled-in template. What cannot be read at all is said in ``troubles``."""
    found = Filled()
    try:
        if len(content) > MOST_BYTES:
            raise Unreadable(1, "The file is larger than 8 MB.", "Send it in two parts.")
        if not content.strip():
            raise Unreadable(1, "The file is empty.", "Fill in the template and send that.")
        for name, rows in _sheets(content, found):
            _take(name, rows, found)
    except Unreadable as trouble:
        found.troubles.append(f"{trouble.happened} {trouble.do}")
    if not found.troubles and not found.rows:
        found.troubles.append(
            "No row is filled in. Rows in grey are examples and are left out; write yours below."
        )
    if len(found.rows) > MOST_ROWS:
        found.troubles.append(
            f"There are {len(found.rows)} rows, and the most is {MOST_ROWS}. Send them in parts."
        )
    return found


def _sheets(content: bytes, found: Filled) -> Iterator[tuple[str, list[separators.Numbered]]]:
    if not is_workbook(content):
        text, _, notes = letters.text_of(content)
        found.notes.extend(notes)
        separator = separators.separator_of(text, _known)
        rows = list(separators.text_rows(text, separator))
        yield _sheet_of(rows), rows
        return
    with open_workbook(content) as book:
        names = [name for name in book.names if name in BY_NAME]
        if not names:
            raise Unreadable(
                1, "None of the template’s sheets is in this workbook.", "Use the template."
            )
        strange = [each for each in book.names if each not in BY_NAME and each != "How to fill"]
        if strange:
            found.notes.append(f"Left out, because the template has no such sheet: {strange}.")
        for name in names:
            yield name, list(book.rows(name))


def _known(row: object) -> int:
    cells = {str(cell).strip() for cell in row}  # type: ignore[attr-defined]
    return max(len(cells & set(sheet.headings)) for sheet in SHEETS)


def _sheet_of(rows: list[separators.Numbered]) -> str:
    """Know a CSV by its headings: the sheet with most of them, and one of its own."""
    head = {cell.strip() for cell in rows[0][1]} if rows else set()
    best = max(SHEETS, key=lambda sheet: len(head & set(sheet.columns)))
    if not head & set(best.columns):
        raise Unreadable(
            1, "The headings are not those of one of the template’s sheets.", "Use the template."
        )
    return best.name


def _take(name: str, rows: list[separators.Numbered], found: Filled) -> None:
    plan = BY_NAME[name]
    if not rows:
        return
    head = [cell.strip().replace("'", "’") for cell in rows[0][1]]
    missing = [each for each in plan.headings if each not in head]
    if missing:
        raise Unreadable(
            1,
            f"The sheet “{name}” lacks: {', '.join(missing)}.",
            "Leave the template’s headings as they are.",
        )
    doubled = {each for each in plan.headings if head.count(each) > 1}
    if doubled:
        raise Unreadable(
            1, f"The sheet “{name}” has twice: {', '.join(sorted(doubled))}.", "Keep one."
        )
    strange = [each for each in head if each and each not in (*plan.headings, WHAT_IS_WRONG)]
    if strange:
        found.notes.append(f"Left out of “{name}”: the columns {', '.join(strange)}.")
    places = {each: head.index(each) for each in plan.headings}
    for line, cells in rows[1:]:
        row = {column: _clean(cells[at]) for column, at in places.items() if at < len(cells)}
        if not any(row.values()) or row.get(PUPIL[0], "").casefold() == EXAMPLE:
            continue
        written = tuple(row.get(column, "") for column in plan.headings)
        found.rows.append(SheetRow(name, line, row, written))


def _clean(cell: str) -> str:
    words = " ".join(str(cell or "").replace("\u00a0", " ").split())
    return words[1:] if words.startswith("'") else words[: LONGEST + 1]


__all__ = ["DAYS", "Filled", "SheetRow", "read_filled"]
