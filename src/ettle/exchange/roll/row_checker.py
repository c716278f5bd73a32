"""One row under examination: its cells taken one by one, every fault kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from ettle.exchange.roll import cells
from ettle.exchange.roll.columns import COLUMNS, KNOWN, RECORDS, REQUIRED
from ettle.exchange.roll.reading import Rejection, Row

Value = TypeVar("Value")
# The columns of ours that a row of each kind leaves empty.
NOT_OF = {kind: frozenset(KNOWN) - {"record", *COLUMNS[kind]} for kind in RECORDS}


class RowChecker:
    """Takes a row's cells one by one and keeps every fault, so that one pass shows them all."""

    def __init__(self, row: Row, faults: list[Rejection]) -> None:
        self.row = row
        self.faults = faults
        self.is_right = True
        self.spoilt = frozenset(self._spoilt())

    def _spoilt(self) -> list[str]:
        """Refuse each cell that something has spoiled, and name its column."""
        found = []
        for column, cell in self.row.cells.items():
            try:
                cells.check_cell(cell, column)
            except cells.CellTrouble as trouble:
                self.is_right = False
                self.faults.append(self.row.reject(column, trouble.happened, trouble.do))
                found.append(column)
        return found

    def refuse(self, column: str, happened: str, do: str) -> None:
        self.is_right = False
        if column in self.spoilt:
            return
        self.faults.append(self.row.reject(column, happened, do))

    def take(self, column: str, how: Callable[[str], Value], instead: Value) -> Value:
        try:
            return how(self.row[column])
        except cells.CellTrouble as trouble:
            self.refuse(column, trouble.happened, trouble.do)
            return instead

    def text(self, column: str) -> str:
        return self.take(column, lambda cell: cells.text(cell, column), "")

    def identifier(self, column: str) -> str:
        return self.take(column, lambda cell: cells.identifier(cell, column), "")

    def said(self, column: str) -> str | None:
        if column not in self.row.cells:
            return None
        return self.take(column, lambda cell: cells.said(cell, column), None)

    def day(self, column: str) -> date | None:
        if column not in self.row.cells:
            return None
        return self.take(column, lambda cell: cells.day(cell) if cell else None, None)

    def yes_or_no(self, column: str, instead: bool = False) -> bool:
        return self.take(column, lambda cell: cells.yes_or_no(cell) if cell else instead, instead)

    def address(self) -> str | None:
        code = self.take("postcode", cells.postcode, "")
        return self.take("address", lambda cell: cells.address(cell, code), None)


def record_is_known(checker: RowChecker) -> bool:
    """Refuse a row that is none of the three kinds."""
    is_known = checker.row["record"].lower() in RECORDS
    if not is_known:
        checker.refuse(
            "record",
            "A row is a pupil, a contact or staff.",
            "Write pupil, contact or staff in the column “record”.",
        )
    return is_known


def is_filled(checker: RowChecker) -> bool:
    """Refuse a row whose cells are missing, or stand in columns of another kind of row."""
    kind = checker.row["record"].lower()
    before = len(checker.faults)
    for column in REQUIRED[kind]:
        if not checker.row[column]:
            checker.refuse(column, f"A {kind} row needs {_words(column)}.", "Fill in the cell.")
    for column in checker.row.cells:
        if column in NOT_OF[kind]:
            checker.refuse(
                column,
                f"A {kind} row has no {_words(column)}.",
                "Take it out, or move the row's cells back to their own columns.",
            )
    return len(checker.faults) == before


_NEEDED = {
    "id": "an id",
    "birth_date": "a birth date",
    "school": "a school (its SEED code)",
    "stage": "a stage",
    "pupil": "the id of the pupil whose contact this is",
    "starts_on": "the day the post began (starts_on)",
    "job_title": "a post (job_title)",
    "role": "a post (role)",
    "parental_rights": "yes or no in parental_rights",
    "lives_with": "yes or no in lives_with",
}


def _words(column: str) -> str:
    return _NEEDED.get(column, column.replace("_", " "))
