"""From the bytes of a roll file to its rows, each with the line it began on."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from ettle.exchange.roll.columns import KNOWN, likely_meant

LARGEST = 30 * 1024 * 1024
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row, or the whole file, that cannot be taken: where, what happened, what to do."""

    line: int
    column: str
    value: str
    happened: str
    do: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was written, with the line of the file on which it begins."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def reject(self, column: str, happened: str, do: str) -> Rejection:
        """Say why this row cannot be taken."""
        return Rejection(self.line, column, self[column], happened, do)


@dataclass(slots=True)
class Table:
    """What a file holds. ``notes`` are things worth saying that stop nothing."""

    rows: list[Row] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_table(content: bytes) -> Table:
    """Read a CSV file in UTF-8, with or without a byte order mark, with any line ends."""
    table = Table()
    text = _text(content, table)
    if text is None:
        return table
    separator = _separator(text)
    if separator != ",":
        table.notes.append(
            f"This file has {SEPARATORS[separator]} between its columns, not commas. "
            "It was read that way."
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        _read_rows(reader, table)
    except csv.Error:
        table.rejections.append(
            Rejection(
                reader.line_num,
                "",
                "",
                "A quotation mark on this line is opened and not closed, or the other way round.",
                'Look for a stray " in the row, correct it, and save as CSV again.',
            )
        )
    return table


def _text(content: bytes, table: Table) -> str | None:
    """Decode the file, or say in words why it cannot be read at all."""
    trouble: tuple[int, str, str] | None = None
    save_again = "In the spreadsheet choose Save as, “CSV UTF-8 (comma delimited)”, and try again."
    if len(content) > LARGEST:
        trouble = (1, "The file is larger than 30 MB.", "Send one school's roll at a time.")
    elif content.startswith(b"PK\x03\x04"):
        trouble = (1, "This is a spreadsheet workbook, not a CSV file.", save_again)
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        trouble = (1, "The file is in Unicode text (UTF-16), not in UTF-8.", save_again)
    elif not content.strip(b"\xef\xbb\xbf \t\r\n"):
        trouble = (1, "The file is empty.", "Export the roll again and look inside the file first.")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            trouble = (
                line,
                "A letter on this line is not in UTF-8; letters such as ó or à would be spoiled.",
                save_again,
            )
        else:
            if "\x00" not in text:
                return text
            trouble = (
                text.count("\n", 0, text.index("\x00")) + 1,
                "The file is damaged.",
                save_again,
            )
    line, happened, do = trouble
    table.rejections.append(Rejection(line, "", "", happened, do))
    return None


def _separator(text: str) -> str:
    heading = text.lstrip("\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=heading.count) if heading.count(",") < 2 else ","


def _read_rows(reader: Any, table: Table) -> None:
    heading: list[str] | None = None
    before = 0
    for cells in reader:
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if heading is None:
            heading = [cell.strip().lower().replace(" ", "_") for cell in cells]
            if not _heading_is_right(heading, line, table):
                return
        elif len(cells) != len(heading):
            table.rejections.append(_ragged(line, len(cells), len(heading)))
        else:
            written = (unicodedata.normalize("NFC", cell.strip()) for cell in cells)
            table.rows.append(Row(line, dict(zip(heading, written, strict=True))))
    if not table.rows and not table.rejections:
        table.rejections.append(
            Rejection(1, "", "", "The file has headings and no rows.", "Export the roll again.")
        )


def _ragged(line: int, found: int, expected: int) -> Rejection:
    return Rejection(
        line,
        "",
        "",
        f"This row has {found} columns and the headings have {expected}.",
        "A comma inside a cell, such as in an address, needs quotation marks around the cell.",
    )


def _heading_is_right(heading: list[str], line: int, table: Table) -> bool:
    if "record" not in heading:
        table.rejections.append(
            Rejection(
                line,
                "record",
                "",
                "The first row must hold the headings, and one of them must be “record”.",
                "Put the headings in the first row, as in the example file.",
            )
        )
        return False
    for name in {name for name in heading if heading.count(name) > 1}:
        table.rejections.append(
            Rejection(line, name, name, "This heading is there twice.", "Take one of them out.")
        )
    for name in heading:
        if name not in KNOWN:
            _unknown_heading(name, line, table)
    return not table.rejections


def _unknown_heading(name: str, line: int, table: Table) -> None:
    meant = likely_meant(name)
    if meant:
        table.rejections.append(
            Rejection(
                line,
                name,
                name,
                f"There is no column “{name}”.",
                f"If you mean “{meant}”, correct the heading. If not, take the column out.",
            )
        )
    else:
        table.notes.append(f"The column “{name}” is not one we use. It was not read or kept.")
