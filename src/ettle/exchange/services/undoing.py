"""Undoing the latest import while nothing depends on it; emptying old ones."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import NotSeen, RejectedRow, RollImport
from ettle.exchange.selectors.undoing import ReadyUndo
from ettle.people.access import may_import_roll
from ettle.people.models import Authority
from ettle.people.selectors.roll import roll_stamp
from ettle.people.services.roll import take_back_roll

CHANGED = "The roll has changed while this was made ready. Nothing has been undone. Try again."
KEPT_FOR = timedelta(days=90)


@transaction.atomic
def undo_roll(*, by: Actor, held: ReadyUndo) -> RollImport:
    """Put back what an import changed, and take out what it made new.

    Raises:
        Trouble: naming what was changed since or now depends on it; nothing is undone.
    """
    row = held.row
    require(may_import_roll(by, row.authority), by=by, act="roll.undo")
    if held.reasons:
        raise Trouble(" ".join(held.reasons))
    Authority.objects.select_for_update().get(pk=row.authority_id)
    row = RollImport.objects.select_related("authority").get(pk=row.pk)
    if row.undone_at:
        return row
    if roll_stamp(by=by, authority=row.authority) != held.stamp:
        raise Trouble(CHANGED)
    NotSeen.objects.filter(roll_import=row).delete()
    take_back_roll(by=by, authority=row.authority, deletes=held.deletes, restores=held.restores)
    row.rejected.update(waits=False)
    RejectedRow.objects.filter(
        authority=row.authority, settled_at=row.applied_at, key__in=row.came_back
    ).update(settled_at=None, settled_how="", settled_by_account_id=None)
    row.undone_at, row.undone_by_account_id = by.at, by.account_id
    row.save(update_fields=["undone_at", "undone_by_account_id"])
    record(
        by=by,
        verb="roll.undone",
        subject=row,
        file=row.file_hash[:16],
        taken_out=len(held.deletes["pupils"]),
    )
    return row


@transaction.atomic
def set_aside_row(*, by: Actor, row: RejectedRow, reason: str) -> RejectedRow:
    """Settle a rejected row that will not come back, with the reason.

    Raises:
        Trouble: without a reason.
    """
    require(may_import_roll(by, row.authority), by=by, act="roll.set_aside")
    if len(reason.strip()) < 5:
        raise Trouble("Say why this row is set aside, in a few words.", field="reason")
    row = RejectedRow.objects.select_for_update().get(pk=row.pk)
    if row.settled_at is None:
        row.settled_at, row.settled_how, row.reason = by.at, "set_aside", reason.strip()
        row.settled_by_account_id = by.account_id
        row.save()
        record(by=by, verb="roll.row_set_aside", subject=row, line=row.line)
    return row


@transaction.atomic
def tidy_imports(*, by: Actor, authority: Authority) -> int:
    """Empty what imports of more than 90 days ago kept of people; their counts stay.

    Rejected rows that still wait are kept: they are somebody's work.
    """
    require(may_import_roll(by, authority), by=by, act="roll.tidy")
    old = RollImport.objects.filter(
        authority=authority, sent_at__lt=by.at - KEPT_FOR, emptied_at__isnull=True
    )
    count = 0
    for row in old:
        row.changes.all().delete()
        row.likenesses.all().delete()
        row.rejected.exclude(waits=True, settled_at__isnull=True).delete()
        row.emptied_at, row.notes = by.at, []
        row.save(update_fields=["emptied_at", "notes"])
        count += 1
    record(by=by, verb="roll.tidied", subject=authority, imports=count)
    return count
