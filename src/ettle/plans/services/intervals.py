"""Setting how long an authority lets each kind of part hold, before *still true?* is asked."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.access import may_set_stages
from ettle.people.models import Authority
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.intervals import INTERVALS, what_changes
from ettle.plans.labels import own_label
from ettle.plans.models import StillTrueInterval
from ettle.plans.selectors.intervals import IntervalsSet, intervals_set

FURTHEST = timedelta(days=366)


@transaction.atomic
def set_intervals(
    *,
    by: Actor,
    authority: Authority,
    expected_version: int | None,
    weeks: Mapping[str, int],
    holds_from: date,
) -> list[StillTrueInterval]:
    """Set after how many weeks each kind of part is asked about, from today or a day to come.

    Kinds that are not in ``weeks``, or stand at that number already, stay as they are.

    Raises:
        StaleEdit: where somebody set them first.
        Trouble: for a number of weeks outside what may be set, a day that is past, far away or
            before one that waits, and where nothing would change.
    """
    require(may_set_stages(by, authority.pk), by=by, act="intervals.set")
    Authority.objects.select_for_update().get(pk=authority.pk)
    now = intervals_set(by=by, authority=authority)
    require_version(now, expected_version)
    _require_sound(weeks)
    _require_day(holds_from, now, by.today)
    changed = what_changes(now.newest, weeks)
    if not changed:
        raise Trouble("Nothing here is different from what holds. Change a number of weeks first.")
    rows = [
        StillTrueInterval(
            authority=authority,
            n=now.n + 1,
            kind=kind,
            weeks=each,
            holds_from=holds_from,
            set_at=by.at,
            set_label=own_label(by),
        )
        for kind, each in changed.items()
    ]
    StillTrueInterval.objects.bulk_create(rows)
    record(by=by, verb="intervals.set", subject=authority, kinds=len(rows), holds_from=holds_from)
    return rows


@transaction.atomic
def take_back_intervals(*, by: Actor, authority: Authority, expected_version: int | None) -> int:
    """Take back what was set and has not begun. What holds stays; gives how many kinds it was.

    Raises:
        StaleEdit: where somebody set others meanwhile.
        Trouble: where nothing waits any more.
    """
    require(may_set_stages(by, authority.pk), by=by, act="intervals.taken_back")
    Authority.objects.select_for_update().get(pk=authority.pk)
    require_version(intervals_set(by=by, authority=authority), expected_version)
    waiting = StillTrueInterval.objects.filter(
        authority=authority, holds_from__gt=by.today, taken_back_at__isnull=True
    )
    kinds = len(set(waiting.values_list("kind", flat=True)))
    if not kinds:
        raise Trouble("Nothing waits to begin any more. Open the page again.")
    waiting.update(taken_back_at=by.at)
    record(by=by, verb="intervals.taken_back", subject=authority, kinds=kinds)
    return kinds


def _require_sound(weeks: Mapping[str, int]) -> None:
    for kind, each in weeks.items():
        if kind not in INTERVALS:
            raise Trouble("Parts of that kind stay what they were. Choose from those listed.")
        limits = INTERVALS[kind]
        if not limits.holds(each):
            raise Trouble(
                f"{each} weeks is outside what can be set here. Choose from {limits.soonest} to "
                f"{limits.latest}.",
                field=kind,
            )


def _require_day(holds_from: date, now: IntervalsSet, today: date) -> None:
    if holds_from < today:
        raise Trouble(
            f"{in_words(holds_from)} is past, and what was asked until now stays as it was. "
            "Choose today or a later day.",
            field="holds_from",
        )
    if holds_from > today + FURTHEST:
        raise Trouble(
            f"{in_words(holds_from)} is more than a year away. Check the year.",
            field="holds_from",
        )
    if now.waits_until and holds_from < now.waits_until:
        raise Trouble(
            f"Others begin on {in_words(now.waits_until)} already. Choose that day or a later "
            "one, or take those back first.",
            field="holds_from",
        )
