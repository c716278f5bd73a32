"""A workbook (XLSX) as rows of text: opened with care, a sheet chosen, oddities told."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import Any, Self

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet

from ettle.exchange.roll.headings import spans
from ettle.exchange.roll.separators import Numbered
from ettle.exchange.roll.sheet_cells import Joined, Seen, cells_of, strings_of
from ettle.exchange.roll.table import Table, Unreadable

SAVE_AS = "Open it in the spreadsheet, choose Save as, “Excel workbook (.xlsx)”, and try again."
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 600 * 1024 * 1024
MOST_TIMES = 250  # a sheet packs to a tenth or a fiftieth; only a trap packs to less
MOST_PARTS = 3000
LOOKED_AT = 25


def is_workbook(content: bytes) -> bool:
    """Whether these bytes are a workbook of any kind, not text."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", OLD_WORKBOOK))


def open_workbook(content: bytes) -> Workbook:
    """Open a workbook, or say why it cannot be read.

    Raises:
        Unreadable: an old or locked workbook, another kind of file, a damaged one, a trap.
    """
    if content.startswith(OLD_WORKBOOK):
        raise Unreadable(
            1,
            "This is a workbook of an older kind (.xls), or one with a password.",
            f"Take the password off if there is one. {SAVE_AS}",
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Unreadable(
            1,
            "The workbook is damaged or was cut short on its way.",
            "Send it again. If that does not help, export the roll again.",
        ) from None
    _refuse_traps(package)
    return Workbook(package)


def _refuse_traps(package: zipfile.ZipFile) -> None:
    """Refuse what would unpack to more than a roll can be, or names things outside itself."""
    parts = package.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise Unreadable(1, "This is not an Excel workbook.", SAVE_AS)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if (
        unpacked > MOST_UNPACKED
        or len(parts) > MOST_PARTS
        or unpacked > MOST_TIMES * packed + 10**7
    ):
        raise Unreadable(
            1,
            "The workbook unpacks to far more than a roll can be.",
            "Copy the rows into a new, empty workbook and save that one.",
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as opened:
                start = opened.read(2048).replace(b"\x00", b"")
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise Unreadable(
                    1, "The workbook holds instructions that no spreadsheet writes.", SAVE_AS
                )


class Workbook:
    """An open workbook. Its sheets are read as they stand: no formula is worked out."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._seen = Seen()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                reader = ExcelReader.__new__(ExcelReader)
                reader.archive, reader.valid_files = package, package.namelist()
                reader.keep_links, reader.keep_vba = False, False
                reader.read_only, reader.data_only = True, False
                reader.read_manifest()
                reader.read_workbook()
                apply_stylesheet(package, reader.wb)
            self._sheets = {
                sheet.name: relation.target
                for sheet, relation in reader.parser.find_sheets()
                if "worksheet" in relation.Type and relation.target in reader.valid_files
            }
            self._book: Any = reader.wb
            self._strings = strings_of(package)
        except Exception:
            # Damaged parts raise whatever the reader stumbles over.
            raise Unreadable(1, "The workbook is damaged.", SAVE_AS) from None
        if not self._sheets:
            raise Unreadable(1, "The workbook has no sheet with cells.", SAVE_AS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, it: BaseException | None, at: TracebackType | None
    ) -> None:
        self._package.close()

    @property
    def names(self) -> list[str]:
        """The sheets, in their order."""
        return list(self._sheets)

    def choose(self, sheet: str, has_headings: Callable[[Sequence[str]], bool]) -> str:
        """Choose the sheet that is named, or the only one that has the headings."""
        if sheet:
            if sheet not in self._sheets:
                names = ", ".join(f"“{name}”" for name in self._sheets)
                raise Unreadable(
                    1, f"The workbook has no sheet “{sheet}”.", f"It has {names}. Name one of them."
                )
            return sheet
        fitting = [name for name in self._sheets if self._fits(name, has_headings)]
        if len(fitting) > 1:
            names = " and ".join(f"“{name}”" for name in fitting)
            raise Unreadable(
                1,
                f"More than one sheet has the headings: {names}.",
                "Keep the one that counts, or save each as a file of its own.",
            )
        return fitting[0] if fitting else next(iter(self._sheets))

    def _fits(self, name: str, has_headings: Callable[[Sequence[str]], bool]) -> bool:
        return any(has_headings(cells) for _, cells in islice(self.rows(name), LOOKED_AT))

    def rows(self, name: str) -> Iterator[Numbered]:
        """Give the rows of a sheet, each with its number in the sheet."""
        self._seen = Seen()
        try:
            with self._package.open(self._sheets[name]) as part:
                yield from cells_of(part, self._strings, self._book, self._seen)
        except Unreadable:
            raise
        except Exception:
            raise Unreadable(
                self._seen.line + 1,
                "The workbook is damaged from this line on.",
                SAVE_AS,
            ) from None

    def say_what_was_odd(self, table: Table) -> None:
        """Say which rows and columns are hidden; refuse rows whose cells are joined."""
        if self._seen.hidden_lines:
            many = len(self._seen.hidden_lines) > 1
            table.notes.append(
                f"{spans(self._seen.hidden_lines, 'Row')} {'are' if many else 'is'} hidden in the "
                f"sheet. {'They were' if many else 'It was'} read too."
            )
        hidden = [one for one in self._seen.hidden_columns if one in set(table.positions.values())]
        for position in hidden:
            table.notes.append(
                f"The column “{table.headings[position]}” is hidden in the sheet. It was read too."
            )
        for joined in self._seen.joined:
            _refuse_joined(joined, table)


def _refuse_joined(joined: Joined, table: Table) -> None:
    used = set(table.positions.values())
    if not used & set(range(joined.left, joined.right + 1)):
        return
    if joined.top <= table.heading_line <= joined.bottom:
        table.refuse(
            table.heading_line,
            "",
            joined.name,
            f"In the headings the cells {joined.name} are joined into one.",
            "Take the joining off, and give each column its own heading.",
        )
    for row in [one for one in table.rows if joined.top <= one.line <= joined.bottom]:
        table.rows.remove(row)
        table.unread.append(row)
        table.refuse(
            row.line,
            "",
            joined.name,
            f"The cells {joined.name} are joined into one, so it is not known whose they are.",
            "Take the joining off, and fill in each cell.",
        )
