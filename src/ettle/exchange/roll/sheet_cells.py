"""The cells of one sheet as text: days as days, noughts kept, formulas named and not worked out.

openpyxl opens the workbook and knows its styles. The rows themselves are read here, because a
roll of an authority has a million cells and openpyxl makes an object of each.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import IO, Any

from lxml import etree
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel

from ettle.exchange.roll.separators import Numbered
from ettle.exchange.roll.table import Unreadable

MOST_COLUMNS = 200
SAFELY = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
LETTERS = re.compile(r"[A-Z]+")
BUILT_IN = 164  # formats from this number on are the workbook's own


@dataclass(frozen=True, slots=True)
class Joined:
    """Cells that somebody has joined into one. Rows from 1, columns from 0."""

    name: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class Seen:
    """What is odd about a sheet, found while its rows are read."""

    line: int = 0
    hidden_lines: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)


def strings_of(package: zipfile.ZipFile) -> list[str]:
    """Read the words that the cells of a workbook share."""
    path = next((n for n in package.namelist() if n.lower() == "xl/sharedstrings.xml"), None)
    if path is None:
        return []
    found = []
    with package.open(path) as part:
        for _, item in etree.iterparse(part, tag="{*}si", **SAFELY):
            found.append(_words(item))
            _forget(item)
    return found


def _words(item: Any) -> str:
    """Join the pieces of a text, without the reading aids that stand beside Japanese words."""
    pieces = [
        piece.text or ""
        for piece in item.iter("{*}t")
        if not piece.getparent().tag.endswith("}rPh")
    ]
    return "".join(pieces)


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def cells_of(part: IO[bytes], strings: list[str], book: Any, seen: Seen) -> Iterator[Numbered]:
    """Give the rows of a sheet that have cells, all of one width; note what is odd in ``seen``."""
    to_text = _Texts(strings, book)
    width = 0
    for _, element in etree.iterparse(part, tag=("{*}row", "{*}col", "{*}mergeCell"), **SAFELY):
        kind = element.tag.rsplit("}", 1)[-1]
        if kind == "row":
            seen.line = int(element.get("r") or seen.line + 1)
            cells = _row(element, to_text)
            if cells and element.get("hidden") in ("1", "true"):
                seen.hidden_lines.append(seen.line)
            width = max(width, len(cells))
            if cells:
                yield seen.line, cells + [""] * (width - len(cells))
            _forget(element)
        elif kind == "col":
            _note_hidden(element, seen)
        else:
            left, top, right, bottom = range_boundaries(element.get("ref"))
            name = element.get("ref").replace(":", " to ")
            seen.joined.append(Joined(name, left - 1, top, right - 1, bottom))


def _note_hidden(element: Any, seen: Seen) -> None:
    if element.get("hidden") in ("1", "true"):
        first, last = int(element.get("min")), int(element.get("max"))
        seen.hidden_columns.extend(range(first - 1, min(last, MOST_COLUMNS)))


def _row(element: Any, to_text: _Texts) -> list[str]:
    cells: list[str] = []
    for cell in element:
        text = to_text(cell)
        if not text:
            continue
        place = to_text.place(cell.get("r"), len(cells))
        while len(cells) < place:
            cells.append("")
        cells.append(text)
    return cells


class _Texts:
    """Turns the cells of one workbook into text."""

    def __init__(self, strings: list[str], book: Any) -> None:
        self.strings = strings
        self.epoch = book.epoch
        self.dates: set[int] = set(book._date_formats)
        self.padded = _padded_styles(book)
        self.columns = {get_column_letter(n + 1): n for n in range(MOST_COLUMNS)}
        self.days: dict[str, str] = {}

    def place(self, reference: str | None, after: int) -> int:
        if reference is None:
            return after
        letters = reference.rstrip("0123456789")
        if letters not in self.columns:
            raise Unreadable(
                int(reference[len(letters) :] or 1),
                f"There is a cell in column {letters}, far beyond what a roll has.",
                "Delete the columns after the last heading, and save.",
            )
        return self.columns[letters]

    def __call__(self, cell: Any) -> str:
        kind, value = cell.get("t"), ""
        for child in cell:
            last = child.tag[-1]  # v, f or is
            if last == "v":
                value = child.text or ""
            elif last == "f":
                return "=" + (child.text or "(formula)")
            elif last == "s":
                value = child[0].text or "" if len(child) == 1 and not len(child[0]) else ""
                value = value or _words(child)
        if kind == "s":
            return self.strings[int(value)] if value else ""
        if kind in (None, "n"):
            return self._number(value, int(cell.get("s") or 0)) if value else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return value

    def _number(self, value: str, style: int) -> str:
        if style in self.dates:
            return self.days.get(value) or self.days.setdefault(value, self._day(value))
        whole = _plain_number(value)
        if style in self.padded and whole.isdigit():
            return whole.zfill(self.padded[style])
        return whole

    def _day(self, value: str) -> str:
        try:
            moment = from_excel(float(value), self.epoch)
        except (ValueError, OverflowError, TypeError):
            return _plain_number(value)
        if isinstance(moment, datetime):
            if moment.time() == time():
                return moment.date().isoformat()
            return moment.replace(microsecond=0).isoformat(" ")
        return moment.isoformat() if isinstance(moment, date | time) else _plain_number(value)


def _plain_number(value: str) -> str:
    """Write a number as people do: no empty decimals, no powers of ten where they fit."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer() and abs(number) < 10**15:
        return str(int(number))
    return f"{number:.15g}".replace("e+", "E+")


def _padded_styles(book: Any) -> dict[int, int]:
    """Find the styles that show noughts in front, such as 000000000 for a nine-figure number."""
    own = list(book._number_formats)
    found = {}
    for style, facts in enumerate(book._cell_styles):
        at = facts.numFmtId - BUILT_IN
        code = own[at].strip('"\\@ ') if 0 <= at < len(own) else ""
        if re.fullmatch(r"0{2,20}", code):
            found[style] = len(code)
    return found
