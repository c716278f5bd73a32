"""A roll's changes as rows for the database, made ready before the transaction that writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ettle.access import Actor
from ettle.people.many_rows import NewRows, made_ready
from ettle.people.models import (
    Authority,
    CareExperience,
    Connection,
    Parentage,
    Person,
    Placement,
    Post,
    Pupil,
    SafeContactFlag,
)
from ettle.people.roll_changes import Change

FLAG_REASON = "Said by the school roll."
MODELS: dict[str, type[Any]] = {
    "pupils": Pupil,
    "people": Person,
    "parents": Parentage,
    "flags": SafeContactFlag,
    "posts": Post,
    "placements": Placement,
    "care": CareExperience,
    "connections": Connection,
}
VERSIONED = frozenset({"pupils", "people"})
# Which column of a row is filled by the key of a row that this very writing may make.
NAMED_IN: dict[str, dict[str, str]] = {
    "parents": {"pupil_id": "pupils", "person_id": "people"},
    "flags": {"pupil_id": "pupils", "protects_id": "people", "kept_from_id": "people"},
    "posts": {"person_id": "people"},
    "placements": {"pupil_id": "pupils"},
    "care": {"pupil_id": "pupils"},
    "connections": {"pupil_id": "pupils", "person_id": "people"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRoll:
    """Everything that one writing of a roll does, made ready outside its transaction."""

    new: dict[str, NewRows]
    new_ids: dict[str, list[str]]  # roll ids of new pupils and new adults, in order
    changed: dict[str, list[tuple[int, dict[str, Any]]]]
    standing: dict[str, dict[str, int]]  # row keys of pupils and adults by roll id


def ready_roll(
    changes: Iterable[Change], *, by: Actor, authority: Authority, standing: dict[str, Any]
) -> ReadyRoll:
    """Make changes ready to be written. ``standing`` has the row keys of pupils and adults."""
    facts: dict[str, list[dict[str, Any]]] = {part: [] for part in MODELS}
    ids: dict[str, list[str]] = {"pupils": [], "people": []}
    changed: dict[str, list[tuple[int, dict[str, Any]]]] = {part: [] for part in MODELS}
    known = {part: dict(standing.get(part, {})) for part in ids}
    for each in changes:
        if each.what == "new":
            facts[each.part].append(_row(each, by, authority))
            if each.part in ids:
                ids[each.part].append(each.key[0])
        elif each.what in ("changed", "ended") and each.row_pk is not None:
            values = {name: pair[1] for name, pair in each.fields.items()}
            changed[each.part].append((each.row_pk, values or {"until_on": by.today}))
            if "roll_id" in values:
                known[each.part][values["roll_id"]] = each.row_pk
    return ReadyRoll(
        new={
            part: made_ready(MODELS[part], tuple(rows[0]), rows)
            for part, rows in facts.items()
            if rows
        },
        new_ids=ids,
        changed=changed,
        standing=known,
    )


def _row(each: Change, by: Actor, authority: Authority) -> dict[str, Any]:
    """Give a new row's values by column, pupils and adults still by roll id."""
    renamed = {"pupil": "pupil_id", "person": "person_id"}
    renamed |= {"protects": "protects_id", "kept_from": "kept_from_id"}
    row = {renamed.get(name, name): value for name, value in each.fields.items()}
    row["authority_id"] = authority.pk
    if each.part in ("flags", "connections"):
        row["from_on"] = by.today
    if each.part == "flags":
        row["reason"] = row.get("reason") or FLAG_REASON
    if each.part == "connections":
        row["kind"] = "class_teacher"
    return row
