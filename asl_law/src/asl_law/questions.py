"""Points that are not confirmed, what the library does meanwhile, and what would settle each.

They stand in data/questions.csv; each has a page under docs/law. The numbers up to 24 follow the
research that the library was built from. Where the product around the library acts on a question,
and not the library itself, ``done_by`` names it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Question:
    """One open point of law."""

    number: int
    title: str
    asks: str
    behaviour: str
    settled_by: str
    done_by: str = "the library"

    @property
    def id(self) -> str:
        """Give the mark that stands in the code."""
        return f"LAW-Q{self.number}"

    @property
    def in_words(self) -> str:
        """Set out the question."""
        return (
            f"{self.id}: {self.title}.\n{self.asks}\n"
            f"Meanwhile: {self.behaviour}\nIt would be settled by: {self.settled_by}"
        )


@cache
def questions() -> Mapping[str, Question]:
    """Give every open question by its mark.

    >>> questions()["LAW-Q7"].title
    'Adding other functions and agencies together'
    """
    with (Path(__file__).parent / "data" / "questions.csv").open(encoding="utf-8") as table:
        rows = [
            Question(
                int(row["number"]),
                row["title"],
                row["asks"],
                row["behaviour"],
                row["settled_by"],
                row["done_by"] or "the library",
            )
            for row in csv.DictReader(table)
        ]
    return {row.id: row for row in rows}
