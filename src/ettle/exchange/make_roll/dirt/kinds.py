"""What a kind of dirt is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

REJECTED, NOTED, TAKEN = "rejected", "noted", "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: a clean row of ``record`` with some cells changed.

    ``before`` changes another clean row, planted in front, for what takes two rows to see.
    ``line`` changes the row as it stands in the file. Cells may name ``{me}``, ``{other}`` (the
    row in front), ``{pupil}``, ``{born}`` and other facts of the clean row.
    """

    key: str
    words: str
    said: str = REJECTED
    column: str = ""
    record: str = "pupil"
    change: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] | None = None
    line: Callable[[list[str]], list[str]] | None = None


def in_column(column: str, record: str = "pupil") -> Callable[..., Kind]:
    """Give a maker of kinds that are one cell of this column, rejected there."""

    def kind(key: str, cell: str, words: str, said: str = REJECTED) -> Kind:
        return Kind(
            key=f"{record}_{column}_{key}",
            words=words,
            said=said,
            column=column if said == REJECTED else "",
            record=record,
            change={column: cell},
        )

    return kind


def taken(make: Callable[..., Kind]) -> Callable[[str, str, str], Kind]:
    """Give a maker of kinds that look odd and are right."""
    return lambda key, cell, words: make(key, cell, words, TAKEN)
