"""Finding parts of a plan still true, and agreeing them."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_write_entry
from ettle.plans.labels import own_label
from ettle.plans.models import Entry, EntryConfirmation


@transaction.atomic
def confirm_entries(*, by: Actor, entries: Iterable[Entry]) -> int:
    """Say of some parts of one plan that they are still true today; give how many were.

    A part confirmed today already, or no longer in the plan, is passed over.
    """
    living = _living(entries)
    for entry in living:
        require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entries.confirmed")
    said = EntryConfirmation.objects.filter(entry__in=living, kind="confirmed", on=by.today)
    new = _stand(by, living, said, "confirmed")
    if new:
        plan = living[0].plan
        record(by=by, verb="entries.confirmed", subject=plan, pupil_id=plan.pupil_id, n=new)
    return new


@transaction.atomic
def agree_entries(*, by: Actor, entries: Iterable[Entry]) -> int:
    """Agree the newest words of some parts of one plan; give how many were not agreed before."""
    living = _living(entries)
    for entry in living:
        require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entries.agreed")
    said = EntryConfirmation.objects.filter(entry__in=living, kind="agreed")
    new = _stand(by, living, said, "agreed")
    if new:
        plan = living[0].plan
        record(by=by, verb="entries.agreed", subject=plan, pupil_id=plan.pupil_id, n=new)
    return new


def _living(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.ended_at is None]


def _stand(by: Actor, entries: list[Entry], said: QuerySet[EntryConfirmation], kind: str) -> int:
    """Write that it was said of those of whose newest words it was not; give how many."""
    there = set(said.values_list("entry_id", "n"))
    new = [entry for entry in entries if (entry.pk, entry.latest) not in there]
    EntryConfirmation.objects.bulk_create(
        EntryConfirmation(
            authority_id=entry.authority_id,
            entry=entry,
            n=entry.latest,
            kind=kind,
            on=by.today,
            at=by.at,
            by_id=by.person_id,
            by_label=own_label(by),
        )
        for entry in new
    )
    return len(new)
