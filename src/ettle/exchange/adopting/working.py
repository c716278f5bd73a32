"""The long work on a list: check every row; adopt, or take back, one child's case at a time.

Each can be done again after a kill: what is written already is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from ettle.access import Actor, StaleEdit, Trouble
from ettle.cases.adopting import as_facts
from ettle.cases.adopting.resting import check_nothing_rests
from ettle.documents.kept import open_file
from ettle.exchange.adopting.checking import Checked, Unit, check_rows
from ettle.exchange.adopting.known import Known
from ettle.exchange.adopting.reading import read_filled
from ettle.exchange.models import AdoptionBatch
from ettle.exchange.roll.saying import Say, silent
from ettle.exchange.services.adopting import (
    CHANGED_SINCE,
    adopt_child,
    close_list,
    close_undo,
    fail_list,
    hold_list,
    undo_child,
)
from ettle.plans.models import Adoption

GONE = "The file that was sent is no longer kept. Send it again."
CHANGED = (
    "Something about a child of this list changed after it was checked, so nothing was adopted. "
    "Check the list again."
)


def check_list(*, by: Actor, batch: AdoptionBatch, say: Say = silent) -> AdoptionBatch:
    """Check a list that was sent, and keep what it would do. Nothing is adopted."""
    if batch.state != "sent":
        return batch
    try:
        content = open_file(batch.kept_as)
    except FileNotFoundError:
        return fail_list(by=by, batch=batch, words=GONE)
    say("Reading the list", 0, 0)
    filled = read_filled(content)
    if filled.troubles:
        return fail_list(by=by, batch=batch, words=" ".join(filled.troubles))
    checked = check_rows(filled.rows, Known(by=by), by=by, say=say)
    say("Writing down what it would do", 0, 0)
    found = {
        "units": [_kept(each) for each in checked.units],
        "rejected": [asdict(row) | {"why": why} for row, why in checked.rejected],
        "notes": filled.notes,
        "counts": _counts(checked) | {"rows": len(filled.rows)},
    }
    return hold_list(by=by, batch=batch, found=found)


def adopt_list(*, by: Actor, batch: AdoptionBatch, say: Say = silent) -> AdoptionBatch:
    """Adopt a list that was said yes to: each child's case whole, in its own transaction.

    Before the first, every child is looked at again: where one has changed since the check,
    nothing is adopted. One that changes while the others are written is left out, and its
    rows wait on the ledger with why.
    """
    if batch.state != "applying":
        return batch
    children = _by_child(wanted(batch))
    if not Adoption.objects.filter(batch_ref=batch.ref).exists():
        say("Looking at each child again", 0, 0)
        if _has_changed(by, batch):
            return fail_list(by=by, batch=batch, words=CHANGED)
    left_out: list[dict[str, Any]] = []
    for done, units in enumerate(children):
        say("Adopting", done, len(children))
        try:
            adopt_child(by=by, batch=batch, units=units)
        except (Trouble, StaleEdit) as trouble:
            why = getattr(trouble, "message", "") or CHANGED_SINCE
            rows = [row for unit in units for row in unit["rows"]]
            left_out += [row | {"why": why} for row in _once(rows)]
    say("Writing the ledger", 0, 0)
    return close_list(by=by, batch=batch, left_out=left_out)


def undo_list(*, by: Actor, batch: AdoptionBatch, say: Say = silent) -> AdoptionBatch:
    """Take a whole list back, while nothing rests on any of it; looked at before the first.

    Raises:
        Trouble: naming the child on whose work something rests.
    """
    if batch.state != "undoing":
        return batch
    rows = Adoption.objects.filter(batch_ref=batch.ref, undone_at__isnull=True)
    mine = list(rows.select_related("pupil").order_by("pk"))
    children = list(dict.fromkeys(each.pupil for each in mine))
    for done, each in enumerate(mine):
        say("Looking for what rests on the list", done, len(mine))
        try:
            check_nothing_rests(each, but_of_batch=batch.ref)
        except Trouble as trouble:
            close_undo(by=by, batch=batch, is_whole=False)
            raise Trouble(
                f"{each.pupil.name}: {trouble.message} Nothing more of the list was taken back."
            ) from None
    for done, pupil in enumerate(children):
        say("Taking it back", done, len(children))
        try:
            undo_child(by=by, batch=batch, pupil_id=pupil.pk)
        except Trouble as trouble:
            close_undo(by=by, batch=batch, is_whole=False)
            raise Trouble(
                f"{pupil.name}: {trouble.message} {done} children’s work was taken back, and the "
                "rest stands. Ask again when this is put right."
            ) from None
    return close_undo(by=by, batch=batch, is_whole=True)


def wanted(batch: AdoptionBatch) -> list[dict[str, Any]]:
    """Choose what is to be adopted: what is new, and is surely or as said about that child."""
    confirmed = set(batch.confirmed)
    return [
        unit
        for place, unit in enumerate(batch.units)
        if not unit["same"] and (not unit["by_name"] or place in confirmed)
    ]


def _by_child(units: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for unit in units:
        found[unit["pupil_id"]].append(unit)
    return list(found.values())


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each row once: a plan and its review come from the same one."""
    return list({(row["sheet"], row["line"]): row for row in rows}.values())


def _has_changed(by: Actor, batch: AdoptionBatch) -> bool:
    known = Known(by=by)
    for unit in wanted(batch):
        pupil = known.by_id.get(unit["pupil_id"])
        standing = known.adopted.get((unit["pupil_id"], unit["kind"]))
        if pupil is None or (standing is not None and standing != unit["facts"]):
            return True
        if standing is None:
            try:
                known.check_not_here(unit["kind"], pupil)
            except Trouble:
                return True
    return False


def _kept(unit: Unit) -> dict[str, Any]:
    return {
        "kind": unit.kind,
        "pupil_id": unit.pupil_id,
        "name": unit.name,
        "by_name": unit.by_name,
        "same": unit.same,
        "facts": as_facts(unit.then),
        "source": unit.source,
        "clocks": unit.clocks,
        "doubts": unit.doubts,
        "where": [f"{row.sheet}, line {row.line}" for row in unit.rows],
        "rows": [asdict(row) for row in unit.rows],
    }


def _counts(checked: Checked) -> dict[str, int]:
    units = checked.units
    return {
        "new": sum(1 for each in units if not each.same),
        "same": sum(1 for each in units if each.same),
        "by_name": sum(1 for each in units if each.by_name and not each.same),
        "rejected": len(checked.rejected),
        "missed": sum(
            1
            for each in units
            for clock in each.clocks
            if clock["state"] in ("late", "deemed") and not each.same
        ),
    }
