"""An authority's intervals of *still true?*: what holds, what waits to begin, what held before."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from ettle.access import Actor
from ettle.people.access import may_set_stages
from ettle.people.models import Authority
from ettle.plans.intervals import usual_weeks, weeks_by_kind
from ettle.plans.models import EntryConfirmation, EntryVersion, StillTrueInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChange:
    """What was set together: from which day, by whom, and each kind with its weeks then and now."""

    holds_from: date
    by: str
    weeks: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalsSet:
    """What an authority has set. ``n`` is the number of its newest setting, 0 for none.

    ``version`` grows with each setting and each taking back. ``now`` holds today; ``newest`` is
    what will hold once all that was set has begun.
    """

    n: int
    version: int
    now: dict[str, int]
    newest: dict[str, int]
    waiting: tuple[IntervalChange, ...]
    begun: tuple[IntervalChange, ...]

    @property
    def waits_until(self) -> date | None:
        """The last day on which something that was set begins, if it has not begun yet."""
        return self.waiting[-1].holds_from if self.waiting else None


def intervals_set(*, by: Actor, authority: Authority) -> IntervalsSet:
    """Give what an authority has set, for whoever sets it; for others, what is usual."""
    rows = StillTrueInterval.objects.filter(authority=authority).order_by("n", "pk")
    newest, now = usual_weeks(), usual_weeks()
    changes: dict[int, IntervalChange] = {}
    n = version = 0
    for row in rows if may_set_stages(by, authority.pk) else ():
        n, version = row.n, version + (2 if row.taken_back_at else 1)
        if row.taken_back_at:
            continue
        line = (row.kind, newest[row.kind], row.weeks)
        before = changes[row.n].weeks if row.n in changes else ()
        changes[row.n] = IntervalChange(
            holds_from=row.holds_from, by=row.set_label, weeks=(*before, line)
        )
        newest[row.kind] = row.weeks
        if row.holds_from <= by.today:
            now[row.kind] = row.weeks
    return IntervalsSet(
        n=n,
        version=version,
        now=now,
        newest=newest,
        waiting=tuple(one for one in changes.values() if one.holds_from > by.today),
        begun=tuple(one for one in changes.values() if one.holds_from <= by.today),
    )


def waiting_by_kind(*, by: Actor, authority: Authority) -> Counter[str]:
    """Count the parts older than their interval over all plans of an authority, by kind.

    For whoever sets the intervals: of no child and of no school. One query besides the weeks.
    """
    if not may_set_stages(by, authority.pk):
        return Counter()
    old, kinds_of = Q(pk__in=()), defaultdict(list)
    for kind, weeks in weeks_by_kind(authority.pk, on=by.today).items():
        kinds_of[by.today - timedelta(weeks=weeks)].append(kind)
    for last, kinds in kinds_of.items():
        since = EntryConfirmation.objects.filter(entry=OuterRef("entry"), on__gt=last)
        old |= Q(~Exists(since), entry__kind__in=kinds, confirmed_on__lte=last)
    found = EntryVersion.objects.filter(
        old,
        authority=authority,
        entry__ended_at__isnull=True,
        n=F("entry__latest"),
        entry__plan__pupil__left_on__isnull=True,
    )
    counted = found.order_by().values_list("entry__kind").annotate(count=Count("pk"))
    return Counter(dict(counted))
