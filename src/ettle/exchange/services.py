"""Bringing a roll in: hold a checked file, then write it on a yes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import RollImport
from ettle.exchange.selectors import HeldRoll, RollPreview
from ettle.people.access import may_import_roll
from ettle.people.models import Authority
from ettle.people.selectors.roll import roll_stamp
from ettle.people.services.roll import write_roll

HELD_FOR = timedelta(hours=24)
STALE = (
    "The roll has changed since this file was checked, so what you saw is no longer what would "
    "happen. Nothing has been written. Check the file again."
)


@transaction.atomic
def hold_roll(*, by: Actor, preview: RollPreview) -> RollImport:
    """Keep a checked file's rows until someone says yes to them.

    A file with a rejected row is never kept. Rows of this account's earlier checks, and
    of anyone's older than a day, are thrown away: they are copies of people's details.
    """
    require(may_import_roll(by, preview.authority), by=by, act="roll.check")
    if preview.rejections:
        raise Trouble("A row of this file is rejected, so nothing in it can be brought in.")
    waiting = RollImport.objects.filter(authority=preview.authority, applied_at__isnull=True)
    waiting.filter(checked_by_account_id=by.account_id).delete()
    waiting.filter(checked_at__lt=by.at - HELD_FOR).delete()
    held = RollImport.objects.create(
        authority=preview.authority,
        file_hash=preview.sha256,
        checked_at=by.at,
        checked_by_account_id=by.account_id,
        rows=preview.roll.as_json(),
        notes=list(preview.notes),
        counts=preview.counts,
        state_hash=preview.stamp,
    )
    record(
        by=by, verb="roll.checked", subject=held, file=held.file_hash[:16], rows=preview.row_count
    )
    return held


@transaction.atomic
def import_roll(*, by: Actor, held: HeldRoll) -> RollImport:
    """Write a held roll, whole, and record it as one event.

    Reading, checking and comparing were done before this transaction. A second press finds
    the roll written and does nothing more.

    Raises:
        Trouble: when the roll has changed since the preview; nothing is written.
    """
    require(may_import_roll(by, held.row.authority), by=by, act="roll.import")
    # Two rolls of one authority at once would each be checked against the other's absence.
    Authority.objects.select_for_update().get(pk=held.row.authority_id)
    claimed = RollImport.objects.filter(pk=held.row.pk, applied_at__isnull=True)
    if not claimed.update(applied_at=by.at, rows=[], notes=[]):
        return RollImport.objects.get(pk=held.row.pk)
    if roll_stamp(by=by, authority=held.row.authority) != held.row.state_hash:
        raise Trouble(STALE)
    counts = write_roll(
        by=by,
        authority=held.row.authority,
        file=held.preview.roll,
        compared=held.preview.compared,
    )
    claimed_row = RollImport.objects.get(pk=held.row.pk)
    claimed_row.counts = counts
    claimed_row.save(update_fields=["counts"])
    record(by=by, verb="roll.imported", subject=claimed_row, file=held.row.file_hash[:16], **counts)
    return claimed_row
