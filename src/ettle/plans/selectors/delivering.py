"""What is to be given today, and planned beside given by week: the support, never the person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import DELIVERER, Slice, slice_of
from ettle.plans.giving.school_weeks import kind_of_day
from ettle.plans.giving.supports import (
    SupportGiven,
    SupportNow,
    calendars_of,
    support_now,
    supports_given,
    supports_now,
)
from ettle.plans.giving.weeks import GivenDay
from ettle.plans.giving.who import gives, kinds_led, kinds_now, may_log_delivery
from ettle.plans.models import Delivery, Entry, Plan
from ettle.plans.parts import parts_now


@dataclass(frozen=True, slots=True, kw_only=True)
class ToGive:
    """One support on somebody's page of the day: what, how often, and what is said already."""

    ref: str
    text: str
    where: str
    how_often: str
    minutes: int | None
    is_daily: bool
    planned: int
    given: int
    said: str
    said_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildToGive:
    """One child on the page of the day, with the supports that this person gives."""

    pupil: Pupil
    supports: tuple[ToGive, ...]
    day_is: str

    @property
    def unsaid(self) -> tuple[ToGive, ...]:
        """The everyday supports of which nothing is said yet."""
        return tuple(each for each in self.supports if each.is_daily and not each.said)


def readers_slice(pupil: Pupil, *, by: Actor) -> Slice | None:
    """Give what somebody may read here: their slice of the plan or, where they have none but
    work with the child today, what a deliverer reads."""
    return slice_of(by, pupil) or (DELIVERER if kinds_now(by, pupil=pupil) else None)


def given_for(
    pupil: Pupil, *, by: Actor, page: str = "", weeks: int = 8
) -> tuple[SupportGiven, ...]:
    """List a child's supports, planned beside given by week, as far as this reader may see them.

    Whoever only gives support sees what they give themselves. A family is told the reasons in
    their own words on the page; what staff wrote beside them is for staff.
    """
    slice_ = readers_slice(pupil, by=by)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return ()
    if page:
        record(by=by, verb="delivery.read", subject=plan, page=page)
    plan.pupil = pupil
    readable = {part.ref for part in parts_now(plan, slice_, by=by) if part.kind == "support"}
    shown = [each for each in supports_now([plan.pk]) if each.ref in readable]
    if slice_.reader == "deliverer":
        own = kinds_now(by, pupil=pupil).get(pupil.pk, frozenset())
        shown = [each for each in shown if gives(each.persons, own)]
    given = supports_given([pupil], shown, by=by, weeks=weeks)
    return tuple(map(_for_family, given)) if slice_.reader in ("parent", "pupil") else tuple(given)


def _for_family(given: SupportGiven) -> SupportGiven:
    return replace(given, days=tuple(replace(each, words="", by_label="") for each in given.days))


def to_give_on(day: date, *, by: Actor) -> tuple[ChildToGive, ...]:
    """List, child by child, the supports that this person gives, with what is said of a day."""
    kinds = kinds_led(by)
    for pk, here in kinds_now(by).items():
        kinds[pk] = kinds.get(pk, frozenset()) | here
    plans = Plan.objects.filter(pupil_id__in=kinds).select_related("pupil__school")
    pupils = {plan.pupil_id: plan.pupil for plan in plans}
    own = [
        each
        for each in supports_now(plan.pk for plan in plans)
        if each.audience in DELIVERER.audiences and gives(each.persons, kinds[each.pupil_id])
    ]
    at_that_day = replace(by, today=day)
    given = supports_given(pupils.values(), own, by=at_that_day, weeks=2)
    days = calendars_of(pupils.values(), by=by, first=day, last=day)
    said = _said_on(day, own, by)
    found: dict[int, list[ToGive]] = {}
    for each in given:
        line = _to_give(each, said.get(each.support.pk))
        found.setdefault(each.support.pupil_id, []).append(line)
    return tuple(
        ChildToGive(
            pupil=pupils[pupil_id],
            supports=tuple(sorted(lines, key=lambda line: not line.is_daily)),
            day_is=kind_of_day(days[pupil_id], day),
        )
        for pupil_id, lines in sorted(found.items(), key=lambda item: pupils[item[0]].first_name)
    )


def _said_on(day: date, supports: Iterable[SupportNow], by: Actor) -> dict[int, Delivery]:
    rows = Delivery.objects.filter(
        entry_id__in=[each.pk for each in supports],
        on=day,
        by_id=by.person_id,
        corrected_by__isnull=True,
    )
    return {row.entry_id: row for row in rows}


def _to_give(given: SupportGiven, said: Delivery | None) -> ToGive:
    support, week = given.support, given.weeks[-1] if given.weeks else None
    frequency = support.frequency
    return ToGive(
        ref=support.ref,
        text=support.text,
        where=support.where,
        how_often=support.how_often or (str(frequency) if frequency else ""),
        minutes=support.minutes,
        is_daily=frequency is not None and frequency.per == "day",
        planned=week.planned if week else 0,
        given=(week.given + week.part) if week else 0,
        said=said.outcome if said else "",
        said_why=said.why if said else "",
    )


def support_to_log(ref: str, *, by: Actor) -> Entry | None:
    """Give one living support of which this person may say that it was given."""
    entry = (
        Entry.objects.select_related("plan__pupil__school", "plan__pupil__authority")
        .filter(ref=ref, kind="support", ended_at__isnull=True)
        .first()
    )
    now = support_now(entry) if entry else None
    if entry is None or now is None or not may_log_delivery(by, entry.plan.pupil, now.persons):
        return None
    if not by.leads(entry.plan.pupil.school_id) and now.audience not in _audiences(by, entry):
        return None
    entry.now = now  # type: ignore[attr-defined]
    return entry


def supports_to_log(pupil: Pupil, supports: Iterable[SupportGiven], *, by: Actor) -> frozenset[str]:
    """Give the refs of those supports of which this person may say that they were given.

    Asked once for each set of persons that gives any, not for each support.
    """
    shown = [each.support for each in supports]
    if by.leads(pupil.school_id):
        return frozenset(each.ref for each in shown)
    slice_ = readers_slice(pupil, by=by)
    audiences = slice_.audiences if slice_ else frozenset()
    may = {
        persons: bool(may_log_delivery(by, pupil, persons))
        for persons in {each.persons for each in shown}
    }
    return frozenset(each.ref for each in shown if may[each.persons] and each.audience in audiences)


def _audiences(by: Actor, entry: Entry) -> frozenset[str]:
    slice_ = slice_of(by, entry.plan.pupil)
    return slice_.audiences if slice_ else DELIVERER.audiences


def said_of(support: Entry, *, by: Actor, most: int = 10) -> list[tuple[GivenDay, bool]]:
    """List what was said of one support lately, newest first, corrected lines too.

    For whoever may say it themselves. The second of each is whether it was corrected since.
    """
    now = support_now(support)
    if now is None or not may_log_delivery(by, support.plan.pupil, now.persons):
        return []
    rows = Delivery.objects.filter(entry=support).order_by("-on", "-at", "-pk")[:most]
    return [
        (
            GivenDay(
                on=row.on,
                outcome=row.outcome,
                why=row.why,
                words=row.words,
                minutes=row.minutes,
            ),
            row.corrected_by_id is not None,
        )
        for row in rows
    ]
