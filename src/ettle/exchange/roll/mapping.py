"""How an authority's own file is read: which of its headings is which of our columns.

A mapping is a value that can be kept as JSON. It says nothing of any one system that holds a
roll: headings, words and the order of days and months are whatever the file has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import asdict, dataclass, field
from typing import Any

DATE_ORDERS = {
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "ymd": "year, month, day",
}
NUMERIC_DATE = re.compile(r"(\d{1,4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """One way of reading a file, by the name that its authority gave it.

    ``headings`` gives the file's heading for each of our columns; ``constants`` a value for every
    row; ``words`` what a cell's words mean to us. ``years_from`` is the first of the hundred years
    that two figures may mean (1940: 1940 to 2039); ``None`` refuses two figures.
    """

    name: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    date_order: str = "dmy"
    years_from: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Give it in a form that a database can keep."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Pairs[str, Any]) -> Mapping:
        """Read back what ``as_json`` gave."""
        return cls(**kept)

    def fits(self, headings: Iterable[str]) -> bool:
        """Whether a file with these headings has every one that this mapping names."""
        there = {plain(heading) for heading in headings}
        return bool(self.headings) and all(plain(one) in there for one in self.headings.values())

    def meaning(self, column: str, cell: str) -> str:
        """Give what a cell of this column means: our word for theirs, a day as year-month-day."""
        if column in self.words:
            known = {plain(theirs): ours for theirs, ours in self.words[column].items()}
            return known.get(plain(cell), cell)
        return self.day(cell) if is_day(column) else cell

    def day(self, cell: str) -> str:
        """Turn a day written in figures into year-month-day. What is no day is left as it is.

        A month that cannot be is kept, so that the check of the cell can say so.
        """
        figures = NUMERIC_DATE.fullmatch(cell)
        if figures is None:
            return cell
        parts = figures.groups()
        if len(parts[0]) == 4 or self.date_order == "ymd":
            year, month, number = parts
        elif self.date_order == "mdy":
            month, number, year = parts
        else:
            number, month, year = parts
        if len(year) == 2 and self.years_from is not None:
            begin = self.years_from
            year = str(begin + (int(year) - begin) % 100)
        if len(year) != 4 or len(number) > 2:
            return cell
        return f"{year}-{int(month):02d}-{int(number):02d}"


def is_day(column: str) -> bool:
    """Whether this column of ours holds a day."""
    return column.endswith(("_date", "_on"))


def plain(words: str) -> str:
    """Make two writings of one heading or word the same: case, spaces, dots and dashes aside."""
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split()) or words.strip()


def fitting(headings: Iterable[str], mappings: Iterable[Mapping]) -> Mapping | None:
    """Choose the mapping that fits these headings and uses most of them."""
    there = tuple(headings)
    found = [one for one in mappings if one.fits(there)]
    return max(found, key=lambda one: len(one.headings), default=None)
