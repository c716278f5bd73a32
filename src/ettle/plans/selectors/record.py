"""A plan at a glance: how many parts of each kind there are, and the newest of each.

For those who read plans at work. Its queries and its length do not grow with the plan.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet, TextField, Value, Window
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, RowNumber

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import slice_of
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.parts import Part, part_of, plan_of, versions_now
from ettle.plans.standing import Standing, standing_of

NEWEST_FIRST = frozenset({"event", "decision", "contribution", "action", "concern"})
FAMILY = frozenset({"parent", "pupil"})
DUE_SOON = timedelta(weeks=2)
MOST_DATED = 6
NOTHING = Value("", TextField())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """The newest parts of each kind, and how many there are in all.

    ``under`` holds the newest supports and targets by the key of their objective; ``dated``
    the first of the open actions and targets that are past their day or have two weeks left.
    """

    reader: str
    counts: dict[str, int]
    parts: dict[str, tuple[Part, ...]]
    under: dict[int, tuple[Part, ...]]
    under_counts: dict[int, int]
    dated: tuple[Part, ...] = ()

    def of(self, kind: str) -> tuple[Part, ...]:
        """List the newest parts of one kind."""
        return self.parts.get(kind, ())

    @property
    def total(self) -> int:
        """How many parts this reader may read."""
        return sum(self.counts.values())


def record_for(pupil: Pupil, *, by: Actor, newest: int = 6, page: str = "") -> RecordView | None:
    """Open a plan at a glance; None for the family, who have editions of their own."""
    found = _open(pupil, by)
    if found is None:
        return None
    plan, versions, reader = found
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    stands = standing_of(plan)
    counted = versions.order_by().values("entry__kind").annotate(count=Count("pk"))
    parts = _shaped(_newest(versions, "entry__kind", newest), stands)
    by_kind: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_kind[part.kind].append(part)
    objectives = [part.pk for part in by_kind["objective"]]
    hanging = versions.filter(entry__kind="support", entry__under_id__in=objectives)
    under: dict[int, list[Part]] = defaultdict(list)
    for part in _shaped(_newest(hanging, "entry__under_id", newest), stands):
        under[part.under_id or 0].append(part)
    under_counted = hanging.order_by().values("entry__under_id").annotate(count=Count("pk"))
    return RecordView(
        reader=reader,
        counts={row["entry__kind"]: row["count"] for row in counted},
        parts={kind: tuple(each) for kind, each in by_kind.items()},
        under={pk: tuple(each) for pk, each in under.items()},
        under_counts={row["entry__under_id"]: row["count"] for row in under_counted},
        dated=tuple(part_of(each, stands) for each in _dated(versions, by.today)),
    )


def parts_of_kind(
    pupil: Pupil, kind: str, *, by: Actor, first: int = 0, count: int = 50, page: str = ""
) -> tuple[tuple[Part, ...], int]:
    """List some of the parts of one kind, newest first, and how many there are."""
    found = _open(pupil, by)
    if found is None:
        return (), 0
    plan, versions, _ = found
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    wanted = versions.filter(entry__kind=kind)
    rows = wanted.order_by(F("said_on").desc(nulls_last=True), "-entry_id")[first : first + count]
    stands = standing_of(plan)
    return tuple(part_of(version, stands) for version in rows), wanted.count()


def _open(pupil: Pupil, by: Actor) -> tuple[Plan, QuerySet[EntryVersion], str] | None:
    slice_ = slice_of(by, pupil)
    if slice_ is None or slice_.reader in FAMILY:
        return None
    plan = plan_of(pupil)
    if plan is None:
        return None
    return plan, versions_now([plan.pk], slice_), slice_.reader


def _newest(versions: QuerySet[EntryVersion], of_each: str, newest: int) -> list[EntryVersion]:
    ranked = versions.annotate(
        place=Window(
            RowNumber(),
            partition_by=F(of_each),
            order_by=[F("said_on").desc(nulls_last=True), F("entry_id").desc()],
        )
    )
    return list(ranked.filter(place__lte=newest).order_by("place"))


def _dated(versions: QuerySet[EntryVersion], today: date) -> QuerySet[EntryVersion]:
    """Which open actions and targets are past their day or nearly, the longest past first."""
    last = (today + DUE_SOON).isoformat()
    dated = versions.annotate(
        by_on=Coalesce(KT("detail__by_on"), NOTHING),
        over=Coalesce(KT("detail__done_on"), KT("detail__outcome"), NOTHING),
    )
    kinds = Q(entry__kind__in=("action", "target"), by_on__gt="", by_on__lte=last)
    return dated.filter(kinds, over="").order_by("by_on", "entry_id")[:MOST_DATED]


def _shaped(versions: list[EntryVersion], stands: Standing) -> list[Part]:
    """Shape parts: what happened newest first, everything else in the plan's own order."""
    in_order = sorted(
        versions,
        key=lambda each: 0 if each.entry.kind in NEWEST_FIRST else each.entry.position,
    )
    return [part_of(version, stands) for version in in_order]
