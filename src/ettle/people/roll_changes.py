"""What a roll file does to the roll, line by line, as values: planned, kept, written, taken back.

A ``Change`` is made before anything is written (``exchange`` shows it and keeps it), and is
all that the writing needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ettle.people.roll import (
    CareLine,
    Comparison,
    Difference,
    FlagLine,
    ParentLine,
    PlacementLine,
    PostLine,
    Roll,
)

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line made *new*, *changed* or *ended*; or *absent* from the file, which ends nothing.

    ``fields`` is the whole line of a new one, and ``[before, after]`` of a changed one.
    ``row_pk`` is of the row that was there before. ``question`` and ``only_if`` say on which
    answer about which new id it hangs.
    """

    part: str
    what: str
    key: Key
    name: str = ""
    row_pk: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    question: str = ""
    only_if: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingConnection:
    """A class teacher's link to a pupil that has not ended, by roll ids."""

    pk: int
    pupil: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRoll:
    """The roll as it is, with the key of the row that each line stands for."""

    roll: Roll = field(default_factory=Roll)
    pks: dict[str, dict[Any, int]] = field(default_factory=dict)
    connections: tuple[StandingConnection, ...] = ()

    def pk_of(self, part: str, key: Any) -> int | None:
        return self.pks.get(part, {}).get(key)


def changes_of(
    part: str, found: Comparison, standing: StandingRoll, names: dict[str, str]
) -> Iterator[Change]:
    """Put a comparison of one part as changes; a new line's unsaid words become empty."""
    for each in found.new:
        yield Change(
            part=part,
            what="new",
            key=key_of(each.line),
            name=said_of(each.line, names),
            fields=plain(each.line),
        )
    for each in found.changed:
        yield Change(
            part=part,
            what="changed",
            key=key_of(each.line),
            name=said_of(each.line, names),
            row_pk=standing.pk_of(part, each.line.key),
            fields=before_and_after(each),
        )


def before_and_after(each: Difference) -> dict[str, list[Any]]:
    """Give what stood and what will stand, of each field that differs."""
    return {
        name: [_plain(getattr(each.old, name)), _plain(getattr(each.line, name))]
        for name in each.fields
    }


def plain(line: Any) -> dict[str, Any]:
    """Give a line as a database can keep it: days as text."""
    return {name: _plain(getattr(line, name)) for name in type(line).__slots__}


def key_of(line: Any) -> Key:
    """Give a line's key as a list of plain parts."""
    key = line.key if isinstance(line.key, tuple) else (line.key,)
    return tuple(_plain(part) for part in key)


def said_of(line: Any, names: dict[str, str]) -> str:
    """Say whom a line is about, by name."""
    if isinstance(line, ParentLine):
        return f"{names.get(line.person, line.person)}, of {names.get(line.pupil, line.pupil)}"
    if isinstance(line, FlagLine):
        who, from_whom = (names.get(one, one) for one in (line.protects, line.kept_from))
        return f"{who}, from {from_whom}"
    if isinstance(line, PlacementLine | CareLine):
        return names.get(line.pupil, line.pupil)
    if isinstance(line, PostLine):
        return f"{names.get(line.person, line.person)}, {line.job_title}"
    return names.get(line.key, str(line.key))


def without_unanswered(changes: Iterable[Change], answers: dict[str, str]) -> Iterator[Change]:
    """Leave out what hangs on a question that was not answered so."""
    for each in changes:
        answer = answers.get(each.question, "") if each.question else ""
        if not each.question or (answer in ("same", "two") and each.only_if in ("", answer)):
            yield each


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
