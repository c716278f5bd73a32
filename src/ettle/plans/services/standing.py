"""Finding parts of a plan still true, and agreeing them."""

from collections.abc import Iterable

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_write_entry
from ettle.plans.models import Entry, EntryConfirmation
from ettle.plans.services.entries import own_label


@transaction.atomic
def confirm_entries(*, by: Actor, entries: Iterable[Entry]) -> int:
    """Say of some parts of one plan that they are still true today; give how many were.

    A part confirmed today already, or no longer in the plan, is passed over.
    """
    return _stand(by, list(entries), "confirmed", "entries.confirmed")


@transaction.atomic
def agree_entries(*, by: Actor, entries: Iterable[Entry]) -> int:
    """Agree the newest words of some parts of one plan; give how many were not agreed before."""
    return _stand(by, list(entries), "agreed", "entries.agreed")


def _stand(by: Actor, entries: list[Entry], kind: str, verb: str) -> int:
    living = [entry for entry in entries if entry.ended_at is None]
    if not living:
        return 0
    plan = living[0].plan
    for each in {entry.kind for entry in living}:
        require(may_write_entry(by, plan.pupil, each), by=by, act=verb)
    said = EntryConfirmation.objects.filter(entry__in=living, kind=kind)
    if kind == "confirmed":
        said = said.filter(on=by.today)
    there = set(said.values_list("entry_id", "n"))
    new = [entry for entry in living if (entry.pk, entry.latest) not in there]
    EntryConfirmation.objects.bulk_create(
        EntryConfirmation(
            authority_id=plan.authority_id,
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
    if new:
        record(by=by, verb=verb, subject=plan, pupil_id=plan.pupil_id, n=len(new))
    return len(new)
