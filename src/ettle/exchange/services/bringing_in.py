"""Bringing a roll in: what was checked and said yes to is written, whole, in one transaction."""

from __future__ import annotations

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import NotSeen, RejectedRow, RollImport
from ettle.exchange.selectors.held import ReadyImport
from ettle.exchange.verbs import COUNTED
from ettle.people.access import may_import_roll
from ettle.people.models import Authority
from ettle.people.selectors.roll import roll_stamp
from ettle.people.services.roll import write_roll

STALE = (
    "The roll has changed since this file was checked, so what you saw is no longer what would "
    "happen. Nothing has been written. Check the file again."
)
UNANSWERED = "Something about this file waits for a person's answer. Nothing has been written."
LATER = "It may be a child who is on the roll already. It was left out until somebody can say."


@transaction.atomic
def import_roll(*, by: Actor, held: ReadyImport) -> RollImport:
    """Write a held roll, whole, and record it as one event.

    Reading, checking, comparing and making ready were done before this transaction. A
    second press, or a worker that takes up a dead one's work, finds the roll written and
    does nothing more.

    Raises:
        Trouble: when the roll has changed since the check, or a question is unanswered;
            nothing is written.
    """
    row = held.row
    require(may_import_roll(by, row.authority), by=by, act="roll.import")
    # Two rolls of one authority at once would each be checked against the other's absence.
    Authority.objects.select_for_update().get(pk=row.authority_id)
    row = RollImport.objects.select_related("authority").get(pk=row.pk)
    if row.applied_at:
        return row
    if roll_stamp(by=by, authority=row.authority) != row.state_hash:
        raise Trouble(STALE)
    _all_answered(row)
    write_roll(by=by, authority=row.authority, ready=held.ready)
    _note_who_was_seen(held)
    _let_rows_wait(row, by)
    row.applied_at, row.applied_by_account_id = by.at, by.account_id
    row.counts, row.notes = held.counts, []
    row.save(update_fields=["applied_at", "applied_by_account_id", "counts", "notes"])
    counts = {name: held.counts.get(name, 0) for name in COUNTED}
    record(by=by, verb="roll.imported", subject=row, file=row.file_hash[:16], **counts)
    return row


def _all_answered(row: RollImport) -> None:
    unanswered = [one for one in row.obstacles if not row.answers.get(one["code"])]
    waits = row.counts.get("rejected") and not row.is_partial
    if unanswered or waits or row.likenesses.filter(choice="").exists():
        raise Trouble(UNANSWERED)


def _note_who_was_seen(held: ReadyImport) -> None:
    NotSeen.objects.filter(pk__in=held.seen_again).delete()
    NotSeen.objects.bulk_create(
        [
            NotSeen(
                authority_id=held.row.authority_id,
                pupil_id=pk,
                since=held.row.made_on,
                roll_import=held.row,
            )
            for pk in held.not_seen
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def _let_rows_wait(row: RollImport, by: Actor) -> None:
    """Rejected rows, and rows left for later, wait from now on; rows that came back are settled."""
    again = set(row.rejected.filter(key__in=row.came_back).values_list("key", flat=True))
    before = RejectedRow.objects.filter(
        authority=row.authority, waits=True, settled_at__isnull=True, key__in=row.came_back
    )
    for how, keys in (("again", again), ("mended", set(row.came_back) - again)):
        before.filter(key__in=keys).update(
            settled_at=by.at, settled_how=how, settled_by_account_id=by.account_id
        )
    row.rejected.update(waits=True)
    for one in row.likenesses.filter(choice="later"):
        RejectedRow.objects.create(
            authority_id=row.authority_id,
            roll_import=row,
            line=one.line,
            key=f"pupil|{one.roll_id}|",
            faults=[["id", one.roll_id, f"This may be {one.other_roll_id}. {LATER}", "Say which."]],
            waits=True,
        )
