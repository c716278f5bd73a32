"""Whether an import can be undone, and everything that its undoing would put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from ettle.access import Actor
from ettle.exchange.models import NotSeen, RollImport
from ettle.exchange.selectors.held import planned
from ettle.people.access import may_import_roll
from ettle.people.ready_roll import MODELS
from ettle.people.roll_changes import Change, StandingRoll, plain, without_unanswered
from ettle.people.selectors.roll import roll_stamp, standing_roll

AT_ONCE = 500
PARTS = tuple(part for part in MODELS if part != "connections")
NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyUndo:
    """Everything that undoing writes, and the ``reasons`` why it cannot be done."""

    row: RollImport
    stamp: str = ""
    reasons: tuple[str, ...] = ()
    deletes: dict[str, list[int]] = field(default_factory=dict)
    restores: dict[str, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)


def ready_undo(row: RollImport, *, by: Actor) -> ReadyUndo | None:
    """Make the undoing of an import ready, or say why it cannot be; None for whoever may not."""
    if not may_import_roll(by, row.authority):
        return None
    reason = _reason_at_once(row)
    if reason:
        return ReadyUndo(row=row, reasons=(reason,))
    stamp = roll_stamp(by=by, authority=row.authority)
    standing = standing_roll(by=by, authority=row.authority)
    answers = dict(row.likenesses.values_list("roll_id", "choice"))
    changes = list(without_unanswered(planned(row, by=by), answers))
    deletes = {part: list(_new_pks(part, changes, standing, row)) for part in MODELS}
    restores: dict[str, list[tuple[int, dict[str, Any]]]] = {part: [] for part in MODELS}
    for each in changes:
        if each.what == "changed" and each.row_pk:
            before = {name: pair[0] for name, pair in each.fields.items()}
            restores[each.part].append((each.row_pk, before))
        elif each.what == "ended" and each.row_pk:
            restores[each.part].append((each.row_pk, {"until_on": None}))
    reasons = [*_changed_since(changes, standing), *_depended_on(deletes)]
    if len(reasons) > NAMED:
        reasons = [*reasons[:NAMED], f"And {len(reasons) - NAMED} more."]
    return ReadyUndo(
        row=row, stamp=stamp, reasons=tuple(reasons), deletes=deletes, restores=restores
    )


def undo_barred(row: RollImport, *, by: Actor) -> str:
    """Say what bars an undoing at once, without looking at what depends on it; empty: nothing."""
    if not may_import_roll(by, row.authority):
        return "Only an ASL officer undoes a roll."
    return _reason_at_once(row)


def _reason_at_once(row: RollImport) -> str:
    if row.state != "applied":
        return "It has not come in, or was undone already."
    if row.emptied_at:
        return "What it changed is no longer kept: that goes after 90 days."
    later = RollImport.objects.filter(
        authority=row.authority, applied_at__gt=row.applied_at, undone_at__isnull=True
    )
    if later.exists():
        return "Another roll has come in since. Undo that one first."
    return ""


def _new_pks(
    part: str, changes: Iterable[Change], standing: StandingRoll, row: RollImport
) -> Iterator[int]:
    keys = [each.key for each in changes if each.part == part and each.what == "new"]
    if part == "connections":
        wanted = {(one.pupil, one.person): one.pk for one in standing.connections}
        yield from (wanted[key] for key in keys if key in wanted)
        return
    here = {_flat(key): pk for key, pk in standing.pks[part].items()}
    yield from (here[key] for key in keys if key in here)


def _changed_since(changes: Iterable[Change], standing: StandingRoll) -> Iterator[str]:
    """Name whatever does not stand as the import left it."""
    lines = {
        part: {_flat(line.key): plain(line) for line in getattr(standing.roll, part)}
        for part in PARTS
    }
    for each in changes:
        if each.part not in lines or each.what not in ("new", "changed"):
            continue
        now = lines[each.part].get(each.key)
        if now is None:
            yield f"{each.name or each.key[0]} is no longer as this roll made it."
            continue
        for name, value in each.fields.items():
            left = value[1] if each.what == "changed" else value
            if (now.get(name) or None) != (left or None) and name in now:
                yield f"{each.name or each.key[0]} has been changed since."
                break


def _depended_on(deletes: dict[str, list[int]]) -> Iterator[str]:
    """Name whatever now rests on a pupil or an adult whom the import brought."""
    own = {model: set(deletes[part]) for part, model in MODELS.items()}
    for part in ("pupils", "people"):
        for relation in MODELS[part]._meta.related_objects:
            model: type[Model] = relation.related_model
            if model is NotSeen or relation.field.remote_field is None:
                continue
            found: set[Any] = set()
            for start in range(0, len(deletes[part]), AT_ONCE):
                some = {f"{relation.field.attname}__in": deletes[part][start : start + AT_ONCE]}
                found |= set(model._default_manager.filter(**some).values_list("pk", flat=True))
            count = len(found - own.get(model, set()))
            if count:
                what = model._meta.verbose_name
                yield f"Something now rests on what came in: {what} ({count})."


def _flat(key: Any) -> tuple[Any, ...]:
    parts = key if isinstance(key, tuple) else (key,)
    return tuple(one.isoformat() if hasattr(one, "isoformat") else one for one in parts)
