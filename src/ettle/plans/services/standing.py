"""Finding parts of a plan still true, and agreeing them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_write_entry
from ettle.plans.confirming import may_confirm_entries
from ettle.plans.labels import own_label
from ettle.plans.models import Entry, EntryConfirmation


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many parts were confirmed, and those that were not: changed since they were read."""

    n: int = 0
    moved: tuple[Entry, ...] = ()


@transaction.atomic
def confirm_entries(
    *, by: Actor, entries: Iterable[Entry], shown: Mapping[str, int] | None = None
) -> Confirmed:
    """Say of some parts of one plan that they are still true today, in the words that were read.

    ``shown`` gives by ref the version that was on the page; without it, it is the version
    that each entry had when it was read. A part that has a newer one is not confirmed but
    given back, since nobody has read it. One confirmed today already, or no longer in the
    plan, is passed over. A parent or a child confirms their own words only.
    """
    living, same = _as_read(entries, shown)
    if not living:
        return Confirmed()
    plan = living[0].plan
    require(may_confirm_entries(by, plan.pupil, living), by=by, act="entries.confirmed")
    said = EntryConfirmation.objects.filter(entry__in=same, kind="confirmed", on=by.today)
    new = _stand(by, same, said, "confirmed")
    if new:
        record(by=by, verb="entries.confirmed", subject=plan, pupil_id=plan.pupil_id, n=new)
    return Confirmed(new, tuple(entry for entry in living if entry not in same))


@transaction.atomic
def agree_entries(
    *, by: Actor, entries: Iterable[Entry], shown: Mapping[str, int] | None = None
) -> Confirmed:
    """Agree some parts of one plan in the words that were read; those changed since come back.

    ``shown`` is as for ``confirm_entries``. What was agreed before is not counted again.
    """
    living, same = _as_read(entries, shown)
    for entry in living:
        require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entries.agreed")
    said = EntryConfirmation.objects.filter(entry__in=same, kind="agreed")
    new = _stand(by, same, said, "agreed")
    if new:
        plan = living[0].plan
        record(by=by, verb="entries.agreed", subject=plan, pupil_id=plan.pupil_id, n=new)
    return Confirmed(new, tuple(entry for entry in living if entry not in same))


def _as_read(
    entries: Iterable[Entry], shown: Mapping[str, int] | None
) -> tuple[list[Entry], list[Entry]]:
    """Give the parts that are still in the plan as they stand now, and those still as read."""
    read = {one.pk: one.latest if shown is None else shown.get(one.ref, 0) for one in entries}
    living = list(
        Entry.objects.select_for_update(of=("self",))
        .select_related("plan__pupil__school")
        .filter(pk__in=read, ended_at__isnull=True)
        .order_by("position", "pk")
    )
    return living, [entry for entry in living if entry.latest == read[entry.pk]]


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
