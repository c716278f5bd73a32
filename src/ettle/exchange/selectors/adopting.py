"""Reading lists of live work that were sent to be adopted."""

from __future__ import annotations

from ettle.access import Actor
from ettle.cases.access import may_adopt
from ettle.exchange.adopting.template import template_csv, template_workbook
from ettle.exchange.models import AdoptionBatch
from ettle.people.models import Authority
from ettle.plans.models import Adoption


def batch_for(ref: str, *, by: Actor) -> AdoptionBatch | None:
    """Open one list, for those who may adopt for its authority."""
    batch = AdoptionBatch.objects.select_related("authority").filter(ref=ref).first()
    return batch if batch and may_adopt(by, batch.authority_id) else None


def batches_of(*, by: Actor, limit: int = 20) -> list[AdoptionBatch]:
    """List the lists that an authority adopted, newest first."""
    if by.authority_id is None or not may_adopt(by, by.authority_id):
        return []
    found = AdoptionBatch.objects.filter(authority_id=by.authority_id, applied_at__isnull=False)
    return list(found.defer("units", "rejected").order_by("-applied_at", "-pk")[:limit])


def adopted_so_far(batch: AdoptionBatch, *, by: Actor) -> int:
    """Count what a list has adopted and what stands of it, while it is still being written."""
    if not may_adopt(by, batch.authority_id):
        return 0
    return Adoption.objects.filter(batch_ref=batch.ref, undone_at__isnull=True).count()


def own_authority(*, by: Actor) -> Authority | None:
    """Give the authority that somebody may adopt for."""
    if by.authority_id is None or not may_adopt(by, by.authority_id):
        return None
    return Authority.objects.get(pk=by.authority_id)


def rejected_workbook(batch: AdoptionBatch, *, by: Actor) -> bytes | None:
    """Give the rejected rows in the template, each with why, to mend and send again."""
    if not may_adopt(by, batch.authority_id):
        return None
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for each in batch.rejected:
        rows.setdefault(each["sheet"], []).append((each["why"], tuple(each["written"])))
    return template_workbook(rows)


def template(*, by: Actor, as_: str) -> bytes | None:
    """Give the empty template: the workbook, or one of its sheets as CSV."""
    if own_authority(by=by) is None:
        return None
    return template_workbook() if as_ == "xlsx" else template_csv(as_)
