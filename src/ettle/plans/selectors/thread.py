"""The thread of a plan for one reader, and how many breaks the plans of a list have."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from asl_law.days import in_words
from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.access import readable_pupils
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import LEAD, readable_plans
from ettle.plans.giving.steps import STEP_WORDS
from ettle.plans.giving.supports import (
    SupportGiven,
    began_on,
    calendars_of,
    supports_given,
    supports_now,
)
from ettle.plans.models import EntryVersion, Plan, TargetEvidence
from ettle.plans.parts import current_versions, persons_of, plan_of, versions_for
from ettle.plans.selectors.delivering import readers_slice
from ettle.plans.thread import THREAD_KINDS, Break, Given, Knot, Seen, Thread, thread_of

LOOKED_BACK = timedelta(weeks=20)
MOST_PARTS = 1000


def thread_for(pupil: Pupil, *, by: Actor, page: str = "") -> Thread | None:
    """Draw the thread of a pupil's plan as far as this reader may see it.

    It is drawn whole and then cut to the reader, so that nothing looks broken only because
    somebody may not read on. None where there is no plan, or none of it is open to them.
    """
    slice_ = readers_slice(pupil, by=by)
    plan = plan_of(pupil) if slice_ else None
    if slice_ is None or plan is None:
        return None
    if page:
        record(by=by, verb="thread.read", subject=plan, page=page)
    plan.pupil = pupil
    readable = frozenset(each.entry.ref for each in versions_for(plan, slice_, by=by))
    return _threads([plan], by)[plan.pk].only(readable)


def breaks_of(plan: Plan, *, by: Actor) -> tuple[Break, ...]:
    """Name the breaks in one plan as this reader may know them.

    The breaks of a plan of more than a thousand parts are on the page of its thread alone.
    """
    if plan.entries.filter(ended_at__isnull=True).count() > MOST_PARTS:
        return ()
    thread = thread_for(plan.pupil, by=by)
    return thread.breaks if thread else ()


def thread_breaks(pupils: Iterable[Pupil], *, by: Actor) -> dict[int, int]:
    """Count the breaks in the plans of some pupils, by pupil: those whose plans one may open.

    The same few queries for one pupil and for a whole school's. A pupil without a plan is left
    out.
    """
    ids = [pupil.pk for pupil in pupils]
    plans = list(
        readable_plans(by)
        .filter(pupil_id__in=ids, pupil__in=readable_pupils(by))
        .select_related("pupil__school")
    )
    threads = _threads(plans, by)
    return {plan.pupil_id: len(threads[plan.pk].breaks) for plan in plans}


def _threads(plans: Sequence[Plan], by: Actor) -> dict[int, Thread]:
    versions = [
        each
        for each in current_versions([plan.pk for plan in plans], LEAD)
        if each.entry.kind in THREAD_KINDS
    ]
    pupils = [plan.pupil for plan in plans]
    given = {
        each.support.ref: _given(each)
        for each in supports_given(pupils, supports_now(plan.pk for plan in plans), by=by)
    }
    seen = _seen(versions, plans, by)
    by_plan: dict[int, list[EntryVersion]] = {plan.pk: [] for plan in plans}
    for version in versions:
        by_plan[version.entry.plan_id].append(version)
    return {key: thread_of(_knots(own), given=given, seen=seen) for key, own in by_plan.items()}


def _knots(versions: Sequence[EntryVersion]) -> list[Knot]:
    refs = {each.entry_id: each.entry.ref for each in versions}
    return [
        Knot(
            ref=each.entry.ref,
            kind=each.entry.kind,
            words=each.text,
            under=refs.get(each.entry.under_id or 0, ""),
            needs=tuple(each.detail.get("needs") or ()),
            who=tuple(str(one) for one in persons_of(each.detail)),
            how_often=each.detail.get("how_often", ""),
            is_over=bool(each.entry.kind == "target" and each.detail.get("outcome")),
        )
        for each in versions
    ]


def _given(each: SupportGiven) -> Given:
    if each.support.frequency is None:
        return Given(is_countable=False, words="It is not said how often")
    weeks, is_nothing = each.school_weeks, each.gap is not None and each.gap.kind == "nothing"
    if each.lately:
        return Given(has_gap=is_nothing, words=" ".join(map(str, each.lately)))
    if not weeks:
        return Given(words=f"Planned {each.support.frequency}; none was due yet")
    words = f"{each.given} of {each.planned} in {weeks} school week{'' if weeks == 1 else 's'}"
    return Given(has_gap=is_nothing, words=words)


def _seen(versions: Sequence[EntryVersion], plans: Sequence[Plan], by: Actor) -> Mapping[str, Seen]:
    targets = {each.entry_id: each for each in versions if each.entry.kind == "target"}
    begun = began_on(targets)
    kinds = calendars_of(
        (plan.pupil for plan in plans), by=by, first=by.today - LOOKED_BACK, last=by.today
    )
    pupil_of = {plan.pk: plan.pupil_id for plan in plans}
    last: dict[int, tuple[date, str]] = {}
    rows = TargetEvidence.objects.filter(entry_id__in=targets).order_by("on", "at", "pk")
    for entry_id, on, step in rows.values_list("entry_id", "on", "step"):
        last[entry_id] = (on, step)
    found = {}
    for key, version in targets.items():
        since = last[key][0] if key in last else begun[key]
        weeks = _school_weeks_between(kinds[pupil_of[version.entry.plan_id]], since, by.today)
        found[version.entry.ref] = Seen(school_weeks=weeks, words=_seen_words(last.get(key)))
    return found


def _seen_words(last: tuple[date, str] | None) -> str:
    if last is None:
        return "Nobody has said yet how it is going"
    return f"{STEP_WORDS[last[1]]}, seen on {in_words(last[0])}"


def _school_weeks_between(kinds: Mapping[date, str], since: date, today: date) -> int:
    """Count the weeks with pupils' days after one day and before another.

    Where no calendar speaks of the stretch, its plain weeks: better asked early than never.
    """
    first = max(since, today - LOOKED_BACK)
    days = [first + timedelta(days=ahead) for ahead in range(1, (today - first).days)]
    known = [day for day in days if kinds.get(day) == "pupils"]
    if not known and not any(day in kinds for day in days):
        return (today - since).days // 7
    return len({day.isocalendar()[:2] for day in known})
