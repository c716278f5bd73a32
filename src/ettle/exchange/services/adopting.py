"""Adopting a whole list: checked, shown, and adopted in one transaction on a yes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.db import transaction

from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.cases import services as cases
from ettle.cases.access import may_adopt
from ettle.cases.adopting import as_facts, from_facts
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.adopting.checking import Checked, Unit, check_rows
from ettle.exchange.adopting.known import Known
from ettle.exchange.adopting.reading import read_filled
from ettle.exchange.models import AdoptionBatch
from ettle.people.models import Authority, Pupil
from ettle.plans.models import Adoption

ORDER = ("case", "plan", "review", "retention")
CHANGED = (
    "Something about a child of this list changed after it was checked, so nothing was adopted. "
    "Check the list again."
)


@transaction.atomic
def check_adoptions(*, by: Actor, authority: Authority, content: bytes) -> AdoptionBatch:
    """Check a filled-in template, and keep what it would do. Nothing is adopted yet.

    This officer's earlier lists that nobody said yes to are thrown away.

    Raises:
        Trouble: for a file that cannot be read at all.
    """
    require(may_adopt(by, authority.pk), by=by, act="adoptions.checked")
    filled = read_filled(content)
    if filled.troubles:
        raise Trouble(" ".join(filled.troubles), field="file")
    checked = check_rows(filled.rows, Known(by=by), by=by)
    waiting = AdoptionBatch.objects.filter(authority=authority, applied_at__isnull=True)
    waiting.filter(checked_by_account_id=by.account_id).delete()

    batch = AdoptionBatch.objects.create(
        authority=authority,
        file_hash=hashlib.sha256(content).hexdigest(),
        checked_at=by.at,
        checked_by_account_id=by.account_id,
        units=[_kept(each) for each in checked.units],
        rejected=[asdict(row) | {"why": why} for row, why in checked.rejected],
        notes=filled.notes,
        counts=_counts(checked),
    )

    record(
        by=by,
        verb="adoptions.checked",
        subject=batch,
        file=batch.file_hash[:16],
        rows=len(filled.rows),
        rejected=len(checked.rejected),
    )
    return batch


@transaction.atomic
def adopt_list(
    *, by: Actor, batch: AdoptionBatch, confirmed: Collection[int] = (), partial: bool = False
) -> AdoptionBatch:
    """Adopt a checked list whole, in one transaction. What was adopted already stays as it is.

    ``confirmed`` names, by their place, those matched by name whom somebody says to be the
    same child; the others are left out. Rejected rows are left out only if ``partial`` says so.

    Raises:
        Trouble: for rejected rows that nobody chose to leave out, or a list out of date.
    """
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.applied")
    batch = AdoptionBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.applied_at:
        return batch
    if batch.rejected and not partial:
        raise Trouble("Rows are rejected. Choose to leave them out, or mend the list.")
    wanted = [
        unit
        for n, unit in enumerate(batch.units)
        if not unit["same"] and (not unit["by_name"] or n in confirmed)
    ]
    _adopt(by, batch, wanted)
    batch.counts = batch.counts | {"adopted": len(wanted)}
    batch.units, batch.applied_at = [], by.at
    batch.save(update_fields=["counts", "units", "applied_at"])

    record(
        by=by,
        verb="adoptions.applied",
        subject=batch,
        file=batch.file_hash[:16],
        adopted=len(wanted),
        left_out=len(batch.rejected),
    )
    return batch


@transaction.atomic
def undo_list(*, by: Actor, batch: AdoptionBatch, reason: str) -> AdoptionBatch:
    """Take a whole list back, while nothing rests on any of it. Otherwise nothing is."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.undone")
    batch = AdoptionBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.undone_at or not batch.applied_at:
        raise StaleEdit(batch, 0)
    rows = Adoption.objects.filter(batch_ref=batch.ref, undone_at__isnull=True)
    found = sorted(rows.select_related("pupil"), key=lambda row: -ORDER.index(row.kind))
    for each in found:
        try:
            cases.undo_adoption(by=by, adoption=each, reason=reason)
        except Trouble as trouble:
            raise Trouble(
                f"{each.pupil.name}: {trouble.message} Nothing of the list was taken back."
            ) from None
    batch.undone_at = by.at
    batch.save(update_fields=["undone_at"])

    record(by=by, verb="adoptions.undone", subject=batch, undone=len(found))
    return batch


def _adopt(by: Actor, batch: AdoptionBatch, units: list[dict[str, Any]]) -> None:
    pupils = Pupil.objects.select_related("authority", "school").in_bulk(
        {unit["pupil_id"] for unit in units}
    )
    for unit in sorted(units, key=lambda each: ORDER.index(each["kind"])):
        pupil = pupils.get(unit["pupil_id"])
        if pupil is None or pupil.authority_id != batch.authority_id:
            raise Trouble(CHANGED)
        try:
            cases.adopt(
                by=by,
                pupil=pupil,
                then=from_facts(unit["kind"], unit["facts"]),
                source=unit["source"],
                batch_ref=batch.ref,
            )
        except StaleEdit:
            raise Trouble(CHANGED) from None
        except Trouble as trouble:
            raise Trouble(f"{pupil.name}: {trouble.message} Nothing was adopted.") from None


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
