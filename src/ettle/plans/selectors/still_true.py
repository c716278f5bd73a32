"""What was not confirmed for longer than its interval, so that nobody types it again."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import kinds_written, slice_of
from ettle.plans.intervals import weeks_by_kind
from ettle.plans.models import EntryConfirmation, EntryVersion, Plan
from ettle.plans.parts import Part, part_of, plan_of, versions_now
from ettle.plans.standing import standing_of


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """One part to be asked about: *still true?* It was due on ``due_on``."""

    part: Part
    due_on: date


def parts_to_confirm(
    pupil: Pupil, *, by: Actor, newest: int = 50
) -> tuple[tuple[ToConfirm, ...], int]:
    """List what this reader may confirm and is older than its interval, oldest first.

    Gives the first ``newest`` of them, and how many there are; only those are read. Views,
    events and decisions are what was said and done: they do not go out of date.
    """
    weeks = weeks_by_kind(pupil.authority_id)
    due = _due(pupil, weeks, by)
    if due is None:
        return (), 0
    stands = standing_of(Plan.objects.get(pupil=pupil))
    shown = []
    for version in due.order_by("last", "entry_id")[:newest]:
        part = part_of(version, stands)
        confirmed_on = part.last_confirmed_on or part.confirmed_on
        shown.append(ToConfirm(part, confirmed_on + timedelta(weeks=weeks[part.kind])))
    return tuple(shown), due.count()


def count_to_confirm(pupil: Pupil, *, by: Actor) -> int:
    """Say how many parts this reader may confirm and are older than their interval."""
    due = _due(pupil, weeks_by_kind(pupil.authority_id), by)
    return 0 if due is None else due.count()


def _due(pupil: Pupil, weeks: dict[str, int], by: Actor) -> QuerySet[EntryVersion] | None:
    """Which versions those are, with the day each was ``last`` confirmed."""
    slice_ = slice_of(by, pupil)
    plan = plan_of(pupil) if slice_ else None
    if slice_ is None or plan is None:
        return None
    old, written = Q(pk__in=()), kinds_written(by, pupil)
    for kind, each in weeks.items():
        if kind in written:
            old |= Q(entry__kind=kind, last__lte=by.today - timedelta(weeks=each))
    said = (
        EntryConfirmation.objects.filter(entry=OuterRef("entry"))
        .order_by()
        .values("entry")
        .annotate(last=Max("on"))
        .values("last")
    )
    last = Greatest("confirmed_on", Coalesce(Subquery(said), "confirmed_on"))
    return versions_now([plan.pk], slice_).annotate(last=last).filter(old)
