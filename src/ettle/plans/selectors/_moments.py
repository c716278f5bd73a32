"""The moments at which one reader can read a plan again, and one of them by its name."""

from datetime import date

from django.db.models import Count, F

from ettle.access import Actor, Trouble
from ettle.plans.access import Slice
from ettle.plans.models import EntryConfirmation, Plan, PlanVersion
from ettle.plans.moments import NOW, Moment, at_end_of, day_of, end_of
from ettle.plans.selectors._parts_then import kept_away

AT_WORK = {"lead", "officer", "teacher", "psychologist"}


def now_for(by: Actor) -> Moment:
    """Give the plan as it is today."""
    at = end_of(by.today)  # whatever was written today is in it, whichever clock wrote it
    return Moment(key=NOW, label="As it is now", on=by.today, at=at, agreed_by=at)


def frozen_versions(plan: Plan, slice_: Slice, *, n: int | None = None) -> list[Moment]:
    """List frozen versions; to a family only those from which a statutory plan was issued."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("csp")
    if slice_.reader not in AT_WORK:
        rows = rows.filter(csp__isnull=False)
    if n is not None:
        rows = rows.filter(n=n)
    return [_frozen_moment(row) for row in rows.order_by("-n")]


def _frozen_moment(row: PlanVersion) -> Moment:
    csp = getattr(row, "csp", None)
    label = f"Co-ordinated support plan, version {row.n}" if csp else f"Version {row.n}, frozen"
    return Moment(
        key=f"v{row.n}",
        label=label,
        on=csp.prepared_on if csp else day_of(row.frozen_at),
        at=row.frozen_at,
        agreed_by=max(row.frozen_at, csp.issued_at) if csp else row.frozen_at,
        frozen_id=row.pk,
        is_csp=bool(csp),
    )


def agreed_days(plan: Plan, slice_: Slice, by: Actor) -> list[Moment]:
    """List the days on which parts that this reader may read were agreed."""
    agreed = EntryConfirmation.objects.filter(
        entry__plan=plan,
        kind="agreed",
        on__lte=by.today,
        entry__kind__in=slice_.kinds,
        entry__versions__n=F("n"),
        entry__versions__audience__in=slice_.audiences,
    ).exclude(entry__in=kept_away(plan, slice_, by))
    days = agreed.order_by("-on").values_list("on").annotate(count=Count("entry", distinct=True))
    return [
        at_end_of(on, f"{count} {'part' if count == 1 else 'parts'} agreed", agreed=count)
        for on, count in days
    ]


def moment_at(opened: tuple[Plan, Slice], key: str, by: Actor) -> Moment | None:
    """Find a moment as addresses name it: *now*, a version (``v3``) or a day (its ISO date)."""
    plan, slice_ = opened
    if key == NOW:
        return now_for(by)
    if key[:1] == "v" and key[1:].isdecimal() and len(key) < 8:
        return next(iter(frozen_versions(plan, slice_, n=int(key[1:]))), None)
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return None
    _check_day(day, begun_on=day_of(plan.made_at), today=by.today)
    return at_end_of(day)


def _check_day(day: date, *, begun_on: date, today: date) -> None:
    """Refuse a day on which there was no plan to read.

    Raises:
        Trouble: for a day still to come, or one before the plan was begun.
    """
    if day > today:
        raise Trouble("That day is still to come. Choose today or a day before it.", field="day")
    if day < begun_on:
        raise Trouble(
            "The plan was not begun then. Choose the day it was begun, or a later one.", field="day"
        )
