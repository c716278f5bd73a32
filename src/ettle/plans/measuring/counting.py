"""What plans hold, counted for their measures of success: the same few queries however many.

Who may be told is the selectors' (``selectors.success``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, QuerySet

from ettle.access import Actor
from ettle.people.models import Parentage, Person, Pupil
from ettle.plans.access import Slice
from ettle.plans.giving.supports import supports_given, supports_now
from ettle.plans.measuring.retyping import FamilyFacts, Retyped, Typed, family_facts, retyped
from ettle.plans.models import (
    CoordinatedSupportPlan,
    EntryConfirmation,
    EntryVersion,
    Plan,
    PrintedEdition,
    SupportCard,
)
from ettle.plans.moments import LONDON
from ettle.plans.parts import current_versions

WEEKS = 8
# What was said, done and decided stays what it was, so it is not asked about again.
LASTS = frozenset({"view", "event", "decision", "contribution", "concern", "tried", "action"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of one plan, or of one school's plans together."""

    retyped: int
    typed: int
    issued: int
    oldest_days: int | None
    breaks: int
    given: int
    planned: int

    @property
    def share_given(self) -> int | None:
        """How many in a hundred of the planned times it was given; None where none was planned."""
        return round(100 * min(self.given, self.planned) / self.planned) if self.planned else None


def session_began_on(today: date) -> date:
    """Give the first day of the school session that a day is in: 1 August."""
    return date(today.year if today.month >= 8 else today.year - 1, 8, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What some plans hold, counted by plan: the same few queries however many plans."""

    versions: dict[int, list[EntryVersion]]
    repeats: dict[int, tuple[Retyped, ...]]
    confirmed: dict[int, date]
    typed: Counter[int]
    issued: Counter[int]
    breaks: dict[int, int]
    given: Counter[int]
    planned: Counter[int]
    today: date

    @classmethod
    def of(cls, plans: list[Plan], slice_: Slice, breaks: dict[int, int], *, by: Actor) -> Counted:
        """Count some plans, with the breaks of each (by pupil) as the thread names them."""
        ids = [plan.pk for plan in plans]
        versions: dict[int, list[EntryVersion]] = {key: [] for key in ids}
        for each in current_versions(ids, slice_):
            versions[each.entry.plan_id].append(each)
        pupils = [plan.pupil for plan in plans]
        given = supports_given(pupils, supports_now(ids), by=by, weeks=WEEKS)
        return cls(
            versions=versions,
            repeats=_repeats(plans, versions),
            confirmed=_confirmed(ids),
            typed=_typed(ids, by),
            issued=_issued(plans, by),
            breaks=breaks,
            given=_summed((one.support.plan_id, one.given) for one in given),
            planned=_summed((one.support.plan_id, one.planned) for one in given),
            today=by.today,
        )

    def measures(self, plan: Plan) -> Measures:
        """Give one plan's measures."""
        oldest = self.oldest(plan)
        return Measures(
            retyped=len(self.repeats[plan.pk]),
            typed=self.typed[plan.pk],
            issued=self.issued[plan.pk],
            oldest_days=(self.today - oldest[0]).days if oldest else None,
            breaks=self.breaks.get(plan.pupil_id, 0),
            given=self.given[plan.pk],
            planned=self.planned[plan.pk],
        )

    def oldest(self, plan: Plan) -> tuple[date, EntryVersion] | None:
        """Give the part that was confirmed longest ago, of those that go out of date."""
        ages = [
            (max(each.confirmed_on, self.confirmed.get(each.entry_id, date.min)), each.pk, each)
            for each in self.versions[plan.pk]
            if each.entry.kind not in LASTS
        ]
        first = min(ages, default=None, key=lambda age: age[:2])
        return (first[0], first[2]) if first else None


def _summed(pairs: Iterable[tuple[int, int]]) -> Counter[int]:
    found: Counter[int] = Counter()
    for key, number in pairs:
        found[key] += number
    return found


def _confirmed(ids: list[int]) -> dict[int, date]:
    rows = EntryConfirmation.objects.filter(
        entry__plan__in=ids, entry__ended_at__isnull=True, n=F("entry__latest")
    )
    return dict(rows.order_by("on").values_list("entry_id", "on"))


def _since(by: Actor) -> datetime:
    return datetime.combine(session_began_on(by.today), time.min, tzinfo=LONDON)


def _typed(ids: list[int], by: Actor) -> Counter[int]:
    """Count how often a part was typed or changed in this session; what was taken over is not."""
    rows = EntryVersion.objects.filter(
        entry__plan__in=ids, written_at__gte=_since(by), source_kind="written"
    )
    counted = rows.order_by().values_list("entry__plan_id").annotate(count=Count("pk"))
    return _summed(counted)


def _issued(plans: list[Plan], by: Actor) -> Counter[int]:
    ids, since = [plan.pk for plan in plans], _since(by)
    by_pupil = {plan.pupil_id: plan.pk for plan in plans}
    cards = SupportCard.objects.filter(plan__in=ids, issued_at__gte=since).order_by()
    editions = PrintedEdition.objects.filter(plan__in=ids, issued_at__gte=since).order_by()
    csps = CoordinatedSupportPlan.objects.filter(pupil__in=by_pupil, issued_at__gte=since)
    found = Counter(cards.values_list("plan_id", flat=True))
    found.update(editions.values_list("plan_id", flat=True))
    found.update(by_pupil[pupil_id] for pupil_id in csps.values_list("pupil_id", flat=True))
    return found


def _repeats(
    plans: list[Plan], versions: dict[int, list[EntryVersion]]
) -> dict[int, tuple[Retyped, ...]]:
    facts = _facts(plans)
    return {
        key: retyped(
            (
                Typed(each.entry.ref, each.text)
                for each in parts
                if each.source_kind == "written" and each.entry.kind != "view"
            ),
            facts[key],
        )
        for key, parts in versions.items()
    }


def _facts(plans: list[Plan]) -> dict[int, FamilyFacts]:
    parents: dict[int, list[Parentage]] = {}
    rows = Parentage.objects.filter(pupil__in=[plan.pupil_id for plan in plans])
    for row in rows.select_related("person"):
        parents.setdefault(row.pupil_id, []).append(row)
    found = {}
    for plan in plans:
        adults = [row.person for row in parents.get(plan.pupil_id, ())]
        everybody: list[Pupil | Person] = [plan.pupil, *adults]
        found[plan.pk] = family_facts(
            names=[f"{each.given_name} {each.family_name}" for each in everybody],
            born=plan.pupil.birth_date,
            addresses=[each.address for each in everybody],
            telephones=[each.telephone for each in everybody],
        )
    return found


def by_school(rows: QuerySet[Any], path: str, by: Actor) -> Counter[int]:
    """Count rows of this authority by school."""
    mine = rows.filter(authority_id=by.authority_id).order_by()
    return _summed(mine.values_list(path).annotate(count=Count("pk")))


def forms_by_school(by: Actor) -> tuple[Counter[int], Counter[int]]:
    """Count by school what was typed in this session, and what was issued."""
    since = _since(by)
    typed = by_school(
        EntryVersion.objects.filter(
            written_at__gte=since, source_kind="written", entry__plan__pupil__left_on__isnull=True
        ),
        "entry__plan__pupil__school_id",
        by,
    )
    issued: Counter[int] = Counter()
    for rows, path in (
        (SupportCard.objects.filter(issued_at__gte=since), "plan__pupil"),
        (PrintedEdition.objects.filter(issued_at__gte=since), "plan__pupil"),
        (CoordinatedSupportPlan.objects.filter(issued_at__gte=since), "pupil"),
    ):
        living = rows.filter(**{f"{path}__left_on__isnull": True})
        issued.update(by_school(living, f"{path}__school_id", by))
    return typed, issued
