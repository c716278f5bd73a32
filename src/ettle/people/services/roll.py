"""Writing a roll: pupils, parents and staff as the roll file says them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ettle.access import Actor, require
from ettle.people.access import may_import_roll
from ettle.people.many_rows import NewRows, delete_rows, insert_rows, reserved_keys, update_rows
from ettle.people.models import Authority, Pupil
from ettle.people.ready_roll import MODELS, NAMED_IN, VERSIONED, ReadyRoll


@transaction.atomic
def write_roll(*, by: Actor, authority: Authority, ready: ReadyRoll) -> None:
    """Write what a checked file makes new, changes and ends, in few statements.

    Part of an import, which whoever brings the file in records as one event.
    """
    require(may_import_roll(by, authority), by=by, act="roll.import")
    _free_scns(ready.changed["pupils"])
    keys = {part: dict(ready.standing[part]) for part in ("pupils", "people")}
    for part in MODELS:
        update_rows(MODELS[part], ready.changed[part], versioned=part in VERSIONED)
        new = ready.new.get(part)
        if new is None:
            continue
        if part in keys:
            made = reserved_keys(new.model, len(new.rows))
            insert_rows(new, new.rows, made)
            keys[part].update(zip(ready.new_ids[part], made, strict=True))
        else:
            insert_rows(new, [_named(row, part, new, keys) for row in new.rows])


@transaction.atomic
def take_back_roll(
    *,
    by: Actor,
    authority: Authority,
    deletes: dict[str, list[int]],
    restores: dict[str, list[tuple[int, dict[str, Any]]]],
) -> None:
    """Take out the rows that an import made, and put back the values that it changed.

    Part of an undoing, which whoever undoes the import records as one event.
    """
    require(may_import_roll(by, authority), by=by, act="roll.undo")
    _free_scns(restores["pupils"])
    for part in reversed(MODELS):
        delete_rows(MODELS[part], deletes[part])
    for part in MODELS:
        update_rows(MODELS[part], restores[part], versioned=part in VERSIONED)


def _named(
    row: tuple[Any, ...], part: str, new: NewRows, keys: dict[str, dict[str, int]]
) -> tuple[Any, ...]:
    """Put row keys where a new row names pupils and adults by roll id."""
    filled = list(row)
    for column, of in NAMED_IN[part].items():
        at = new.columns.index(column)
        filled[at] = keys[of][filled[at]]
    return tuple(filled)


def _free_scns(changed: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Let go of numbers that move, so that two pupils may exchange theirs in one file."""
    moving = [(pk, {"scn": None}) for pk, values in changed if "scn" in values]
    update_rows(Pupil, moving, versioned=False)
