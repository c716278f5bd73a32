"""What was not confirmed for longer than its interval, so that nobody types it again.

A school is asked about the parts that it writes; a parent or a child about their own words.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import Slice, slice_of
from ettle.plans.confirming import FAMILY, WEEKS_OF_A_VIEW, confirmable, proposed_by
from ettle.plans.intervals import weeks_by_kind
from ettle.plans.models import Entry, EntryConfirmation, EntryVersion, Plan, ProposedChange
from ettle.plans.parts import Part, part_of, plan_of
from ettle.plans.standing import standing_of


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """One part to be asked about: *still true?* It was due on ``due_on``."""

    part: Part
    due_on: date
    entry: Entry


def parts_to_confirm(
    pupil: Pupil, *, by: Actor, newest: int = 50, page: str = ""
) -> tuple[tuple[ToConfirm, ...], int]:
    """List what this reader may confirm and is older than its interval, oldest first.

    Gives the first ``newest`` of them, and how many there are; only those are read. Views,
    events and decisions are what was said and done: they do not go out of date, but whoever
    said it is asked whether they still think so. A named ``page`` is recorded as a reading.
    """
    slice_, weeks = slice_of(by, pupil), _weeks(pupil, by)
    due = _due(pupil, slice_, weeks, by)
    plan = plan_of(pupil)
    if due is None or plan is None:
        return (), 0
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    return _shaped(due.order_by("last", "entry_id")[:newest], plan, weeks), due.count()


def count_to_confirm(pupil: Pupil, *, by: Actor) -> int:
    """Say how many parts this reader may confirm and are older than their interval."""
    due = _due(pupil, slice_of(by, pupil), _weeks(pupil, by), by)
    return 0 if due is None else due.count()


def parts_asked(pupil: Pupil, refs: Collection[str], *, by: Actor) -> tuple[ToConfirm, ...]:
    """Give the parts that an open page asked about, as they stand now, whether still due or not.

    What was taken out since, or is not this reader's to confirm, is left out.
    """
    slice_, plan = slice_of(by, pupil), plan_of(pupil)
    if slice_ is None or plan is None or not refs:
        return ()
    versions = confirmable(pupil, slice_, by=by).filter(entry__ref__in=list(refs))
    return _shaped(versions, plan, _weeks(pupil, by))


def found_true_by(entry: Entry, *, by: Actor) -> str:
    """Say who last confirmed or agreed the newest words of a part, to those who work with it.

    A family is not told: it may be another parent.
    """
    slice_ = slice_of(by, entry.plan.pupil)
    if slice_ is None or slice_.reader in FAMILY:
        return ""
    last = entry.confirmations.filter(n=entry.latest).order_by("-on", "-at", "-pk").first()
    return last.by_label if last else ""


def _weeks(pupil: Pupil, by: Actor) -> dict[str, int]:
    return weeks_by_kind(pupil.authority_id, on=by.today) | {"view": WEEKS_OF_A_VIEW}


def _shaped(
    versions: Iterable[EntryVersion], plan: Plan, weeks: dict[str, int]
) -> tuple[ToConfirm, ...]:
    stands = standing_of(plan)
    shown = []
    for version in versions:
        version.entry.plan = plan  # known already: no query for each
        part = part_of(version, stands)
        confirmed_on = part.last_confirmed_on or part.confirmed_on
        due_on = confirmed_on + timedelta(weeks=weeks.get(part.kind, 0))
        shown.append(ToConfirm(part, due_on, version.entry))
    return tuple(shown)


def _due(
    pupil: Pupil, slice_: Slice | None, weeks: dict[str, int], by: Actor
) -> QuerySet[EntryVersion] | None:
    """Which versions those are, with the day each was ``last`` confirmed."""
    if slice_ is None or plan_of(pupil) is None:
        return None
    is_own = slice_.reader in FAMILY
    old = Q(pk__in=())
    for kind, each in weeks.items():
        if kind != "view" or is_own:
            old |= Q(entry__kind=kind, last__lte=by.today - timedelta(weeks=each))
    said = EntryConfirmation.objects.filter(entry=OuterRef("entry"))
    days = [_newest(said, "on")]
    if is_own:
        days.append(_newest(_declined(by), "answered_on"))
    last = Greatest("confirmed_on", *days)
    return confirmable(pupil, slice_, by=by).annotate(last=last).filter(old)


def _declined(by: Actor) -> QuerySet[ProposedChange]:
    """Which changes of a part this reader asked for and did not get: asked again in its time."""
    return ProposedChange.objects.filter(
        entry=OuterRef("entry"), outcome="declined", **proposed_by(by)
    )


def _newest(rows: QuerySet[EntryConfirmation] | QuerySet[ProposedChange], day: str) -> Coalesce:
    newest = rows.order_by().values("entry").annotate(last=Max(day)).values("last")
    return Coalesce(Subquery(newest), "confirmed_on")
