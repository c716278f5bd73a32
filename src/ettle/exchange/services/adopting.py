"""A list of live work: sent, checked, said yes to; and what its long work writes down.

The writing itself is one short transaction for each child's case (``adopt_child``,
``undo_child``), so that no page waits for a long list. ``exchange.adopting.working`` goes
through the children, and can go on where a killed worker stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction

from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.cases import services as cases
from ettle.cases.access import may_adopt
from ettle.cases.adopting import from_facts
from ettle.documents.kept import forget_file, keep_file
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import AdoptionBatch
from ettle.people.models import Authority, Pupil
from ettle.plans.models import Adoption

ORDER = ("case", "plan", "review", "retention")
MOVED = "This pupil is no longer on your council’s roll. Check the list again."
CHANGED_SINCE = "This was adopted with other days or words after the list was checked."


@transaction.atomic
def send_list(*, by: Actor, authority: Authority, content: bytes) -> AdoptionBatch:
    """Keep a filled-in template, encrypted and without its name, to be checked.

    This officer's earlier lists that nobody said yes to are thrown away.
    """
    require(may_adopt(by, authority.pk), by=by, act="adoptions.sent")
    waiting = AdoptionBatch.objects.filter(
        authority=authority, said_yes_at__isnull=True, checked_by_account_id=by.account_id
    )
    old = [each.kept_as for each in waiting]
    waiting.delete()
    batch = AdoptionBatch.objects.create(
        authority=authority,
        file_hash=hashlib.sha256(content).hexdigest(),
        kept_as=keep_file(content),
        checked_by_account_id=by.account_id,
    )
    for name in old:
        transaction.on_commit(partial(forget_file, name))
    record(by=by, verb="adoptions.sent", subject=batch, file=batch.file_hash[:16])
    return batch


@transaction.atomic
def hold_list(*, by: Actor, batch: AdoptionBatch, found: dict[str, Any]) -> AdoptionBatch:
    """Keep what a list would do, until somebody says yes. The file is forgotten."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.checked")
    transaction.on_commit(partial(forget_file, batch.kept_as))
    batch.kept_as, batch.checked_at = "", by.at
    for name, value in found.items():
        setattr(batch, name, value)
    batch.save()
    record(
        by=by,
        verb="adoptions.checked",
        subject=batch,
        file=batch.file_hash[:16],
        rows=batch.counts["rows"],
        rejected=len(batch.rejected),
    )
    return batch


@transaction.atomic
def fail_list(*, by: Actor, batch: AdoptionBatch, words: str) -> AdoptionBatch:
    """Say on the ledger why a list could not be checked, or is out of date. The file goes."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.failed")
    transaction.on_commit(partial(forget_file, batch.kept_as))
    batch.kept_as, batch.trouble, batch.units = "", words, []
    batch.save(update_fields=["kept_as", "trouble", "units"])
    record(by=by, verb="adoptions.failed", subject=batch, file=batch.file_hash[:16])
    return batch


@transaction.atomic
def answer_list(
    *, by: Actor, batch: AdoptionBatch, confirmed: Collection[int] = (), partial: bool = False
) -> AdoptionBatch:
    """Say yes to a checked list. What was adopted already stays as it is.

    ``confirmed`` names, by their place, those matched by name whom somebody says to be the
    same child; the others are left out. Rejected rows are left out only if ``partial`` says so.

    Raises:
        Trouble: for a list that is not checked, or rejected rows that nobody chose to leave out.
    """
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.answered")
    batch = AdoptionBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state in ("applying", "applied"):
        return batch
    if batch.state != "checked":
        raise Trouble("This list has not been checked, so there is nothing to adopt from it.")
    if batch.rejected and not partial:
        raise Trouble("Rows are rejected. Choose to leave them out, or mend the list.")
    batch.said_yes_at, batch.confirmed = by.at, sorted(confirmed)
    batch.save(update_fields=["said_yes_at", "confirmed"])
    record(by=by, verb="adoptions.answered", subject=batch, confirmed=len(batch.confirmed))
    return batch


@transaction.atomic
def adopt_child(*, by: Actor, batch: AdoptionBatch, units: list[dict[str, Any]]) -> int:
    """Adopt one child's work, whole or not at all; give how much was written.

    What this list adopted already, and what stands with the same words, is passed over.

    Raises:
        Trouble: for what cannot be adopted any more, in words for the officer.
    """
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.applied")
    pupil = Pupil.objects.select_related("authority", "school").filter(
        pk=units[0]["pupil_id"], authority_id=batch.authority_id
    ).first()  # fmt: skip
    if pupil is None:
        raise Trouble(MOVED)
    standing = {
        each.kind: each for each in Adoption.objects.filter(pupil=pupil, undone_at__isnull=True)
    }
    written = 0
    for unit in sorted(units, key=lambda each: ORDER.index(each["kind"])):
        here = standing.get(unit["kind"])
        if here is not None:
            if here.batch_ref != batch.ref and here.facts != unit["facts"]:
                raise Trouble(CHANGED_SINCE)
            continue
        then = from_facts(unit["kind"], unit["facts"])
        cases.adopt(by=by, pupil=pupil, then=then, source=unit["source"], batch_ref=batch.ref)
        written += 1
    return written


@transaction.atomic
def close_list(*, by: Actor, batch: AdoptionBatch, left_out: list[dict[str, Any]]) -> AdoptionBatch:
    """Write on the ledger that a list is adopted, and what of it could not be, with why."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.applied")
    batch = AdoptionBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.applied_at:
        return batch
    adopted = Adoption.objects.filter(batch_ref=batch.ref, undone_at__isnull=True).count()
    batch.rejected = [*batch.rejected, *left_out]
    batch.counts = batch.counts | {"adopted": adopted, "rejected": len(batch.rejected)}
    batch.units, batch.applied_at = [], by.at
    batch.save(update_fields=["rejected", "counts", "units", "applied_at"])
    record(
        by=by,
        verb="adoptions.applied",
        subject=batch,
        file=batch.file_hash[:16],
        adopted=adopted,
        left_out=len(batch.rejected),
    )
    return batch


@transaction.atomic
def ask_to_undo_list(*, by: Actor, batch: AdoptionBatch, reason: str) -> AdoptionBatch:
    """Ask that a whole list be taken back, and say why. Nothing is taken back yet."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.undo_asked")
    batch = AdoptionBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in ("applied", "undoing"):
        raise StaleEdit(batch, 0)
    if not reason.strip():
        raise Trouble("Say why it is taken back. The reason is kept.", field="reason")
    batch.undo_asked_at, batch.undo_reason = by.at, reason.strip()
    batch.save(update_fields=["undo_asked_at", "undo_reason"])
    record(by=by, verb="adoptions.undo_asked", subject=batch)
    return batch


@transaction.atomic
def undo_child(*, by: Actor, batch: AdoptionBatch, pupil_id: int) -> int:
    """Take back what a list adopted about one child, whole or not at all."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.undone")
    rows = Adoption.objects.filter(
        batch_ref=batch.ref, pupil_id=pupil_id, undone_at__isnull=True
    ).select_related("pupil")
    found = sorted(rows, key=lambda row: -ORDER.index(row.kind))
    for each in found:
        cases.undo_adoption(by=by, adoption=each, reason=batch.undo_reason)
    return len(found)


@transaction.atomic
def close_undo(*, by: Actor, batch: AdoptionBatch, is_whole: bool) -> AdoptionBatch:
    """Write on the ledger that a list is taken back; or, if it could not be, that it stands."""
    require(may_adopt(by, batch.authority_id), by=by, act="adoptions.undone")
    if is_whole:
        batch.undone_at = by.at
    else:
        batch.undo_asked_at, batch.undo_reason = None, ""
    batch.save(update_fields=["undone_at", "undo_asked_at", "undo_reason"])
    undone = Adoption.objects.filter(batch_ref=batch.ref, undone_at__isnull=False).count()
    record(by=by, verb="adoptions.undone", subject=batch, undone=undone if is_whole else 0)
    return batch
