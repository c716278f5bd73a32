"""Which rows can be taken while others wait, so that no half of a family comes in unsafely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ettle.exchange.roll.checking import Checked
from ettle.exchange.roll.table import Rejection, Row, Table

ITS_PUPIL = "It comes in with the pupil's row. Mend that one; nothing is wrong with this."
ITS_FAMILY = (
    "An address in this family is kept from somebody, and one of its rows cannot be taken. Mend "
    "that one; all of them come in together, so that nobody sees what is kept from them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A row that is not taken: as it was written, what is wrong with it, how to know it again."""

    line: int
    key: str
    written: tuple[str, ...]
    faults: tuple[Rejection, ...]


@dataclass(slots=True, kw_only=True)
class Accepted:
    """The rows that can be taken, and those that wait with their reasons."""

    checked: Checked
    waiting: tuple[WaitingRow, ...] = ()
    rejections: tuple[Rejection, ...] = field(default_factory=tuple)


def accepted_of(table: Table, checked: Checked, rejections: Iterable[Rejection]) -> Accepted:
    """Leave out every row that is rejected, and every row that must wait for one that is."""
    all_rejections = list(rejections)
    out = {each.line for each in all_rejections}
    if out:
        contacts = [row for row in table.rows if row["record"].lower() == "contact"]
        for more in (_waiting_for_pupils(table, contacts, out), _waiting_for_family(contacts, out)):
            found = list(more)
            all_rejections += found
            out |= {each.line for each in found}
    all_rejections.sort(key=lambda each: each.line)
    return Accepted(
        checked=_without(checked, out) if out else checked,
        waiting=tuple(_rows_that_wait(table, all_rejections)),
        rejections=tuple(all_rejections),
    )


def row_key(row: Row) -> str:
    """Give what a row is known by when it comes back: its kind, its id and its pupil."""
    if not row["id"]:
        return ""
    return "|".join((row["record"].lower(), row["id"], row["pupil"]))[:140]


def _waiting_for_pupils(table: Table, contacts: list[Row], out: set[int]) -> Iterator[Rejection]:
    waiting = {
        row["id"]: row.line
        for row in (*table.rows, *table.torn())
        if row.line in out and row["record"].lower() == "pupil" and row["id"]
    }
    for row in contacts:
        line = waiting.get(row["pupil"])
        if line and row.line not in out:
            yield row.reject("pupil", f"The pupil's own row, line {line}, waits.", ITS_PUPIL)


def _waiting_for_family(contacts: list[Row], out: set[int]) -> Iterator[Rejection]:
    """Where somebody's address is kept from somebody, the family's rows are taken together."""
    families: dict[str, list[Row]] = defaultdict(list)
    for row in contacts:
        families[row["pupil"]].append(row)
    for rows in families.values():
        stopped = next((row.line for row in rows if row.line in out), 0)
        if stopped and any(row["safe_contact_from"] for row in rows):
            for row in rows:
                if row.line not in out:
                    yield row.reject("", f"Line {stopped}, of the same family, waits.", ITS_FAMILY)


def _without(checked: Checked, out: set[int]) -> Checked:
    def kept(pairs: list[Any]) -> list[Any]:
        return [pair for pair in pairs if pair[0].line not in out]

    return replace(
        checked,
        pupils=kept(checked.pupils),
        people=kept(checked.people),
        parents=kept(checked.parents),
        kept_from=kept(checked.kept_from),
        posts=kept(checked.posts),
        teaching=kept(checked.teaching),
        placements=kept(checked.placements),
        care=kept(checked.care),
    )


def _rows_that_wait(table: Table, rejections: Iterable[Rejection]) -> Iterator[WaitingRow]:
    faults: dict[int, list[Rejection]] = defaultdict(list)
    for each in rejections:
        faults[each.line].append(each)
    rows = {row.line: row for row in (*table.rows, *table.unread) if row.line in faults}
    for line, found in faults.items():
        row = rows.get(line)
        yield WaitingRow(
            line=line,
            key=row_key(row) if row else "",
            written=row.written if row else (),
            faults=tuple(found),
        )
