"""The supports of plans as they are given: what is planned, since when, and what was said of each.

Queries that the selectors share, the same few however many plans there are; who may read is
``access``'s and ``who_gives``'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.people.school_year import Span, day_kinds, sessions_near
from ettle.people.selectors import calendar_spans
from ettle.plans.giving.frequency import Frequency, frequency_of
from ettle.plans.giving.periods import (
    LONGER,
    OVER_TERMS,
    GivenPeriod,
    gap_over,
    given_periods,
    looked_at,
)
from ettle.plans.giving.school_weeks import monday_of, school_weeks
from ettle.plans.giving.weeks import WEEKS_SHOWN, Gap, GivenDay, GivenWeek, gap_in, given_weeks
from ettle.plans.giving.who import is_outside
from ettle.plans.models import Delivery, Entry, EntryVersion
from ettle.plans.parts import Part, PersonLine, persons_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportNow:
    """One living support of a plan, in its newest words."""

    pk: int
    ref: str
    plan_id: int
    pupil_id: int
    text: str
    audience: str
    under_id: int | None
    how_often: str
    how_long: str
    where: str
    minutes: int | None
    persons: tuple[PersonLine, ...]
    frequency: Frequency | None
    began_on: date
    source_ref: str

    @property
    def who(self) -> str:
        """Who gives it, in words; empty where the plan names nobody."""
        return " and ".join(str(one) for one in self.persons)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGiven:
    """One support, planned beside given, week by week; ``gap`` where it has one.

    ``over`` are the weeks that are behind us: what is summed, since the week that runs may
    still be given. ``periods`` are the stretches over which it is promised, where those are
    longer than a week: up to the one that runs.
    """

    support: SupportNow
    weeks: tuple[GivenWeek, ...]
    over: tuple[GivenWeek, ...]
    days: tuple[GivenDay, ...]
    gap: Gap | None
    periods: tuple[GivenPeriod, ...] = ()

    @property
    def is_over_terms(self) -> bool:
        """Whether it is promised by the term or the year, so that no one week owes it."""
        frequency = self.support.frequency
        return frequency is not None and frequency.per in OVER_TERMS

    @property
    def lately(self) -> tuple[GivenPeriod, ...]:
        """The last stretch that is over, and the one that runs, of what is promised by the term."""
        return self.periods[-2:] if self.is_over_terms else ()

    @property
    def planned(self) -> int:
        """On how many days it was to be given, in the weeks that are over.

        What is promised by the term or the year, in those that ended in these weeks.
        """
        if self.is_over_terms:
            return sum(each.planned for each in self._ended())
        return sum(each.planned for each in self.over)

    @property
    def given(self) -> int:
        """On how many of those days it was given, whole or in part."""
        if self.is_over_terms:
            return sum(each.given for each in self._ended())
        return sum(each.given + each.part for each in self.over)

    def _ended(self) -> list[GivenPeriod]:
        first = self.over[0].week.monday if self.over else None
        return [each for each in self.periods if each.is_over and first and each.last >= first]

    @property
    def school_weeks(self) -> int:
        """How many of the weeks that are over asked for it."""
        return sum(1 for each in self.over if each.planned)


def supports_now(plan_ids: Iterable[int]) -> list[SupportNow]:
    """List the living supports of some plans in their newest words, in each plan's order."""
    ids = list(plan_ids)
    newest = list(
        EntryVersion.objects.filter(
            entry__plan_id__in=ids,
            entry__kind="support",
            entry__ended_at__isnull=True,
            n=F("entry__latest"),
        )
        .select_related("entry__plan")
        .order_by("entry__position", "entry_id")
    )
    begun = dict(
        EntryVersion.objects.filter(entry__in=[each.entry_id for each in newest], n=1).values_list(
            "entry_id", "written_at"
        )
    )
    return [_support(each, begun[each.entry_id].date()) for each in newest]


def support_now(entry: Entry) -> SupportNow | None:
    """Give one support in its newest words, living or not; None for any other part."""
    version = entry.versions.select_related("entry__plan").filter(n=entry.latest).first()
    if version is None or entry.kind != "support":
        return None
    return _support(version, entry.versions.get(n=1).written_at.date())


def _support(version: EntryVersion, written_on: date) -> SupportNow:
    detail: Mapping[str, Any] = version.detail
    return SupportNow(
        pk=version.entry_id,
        ref=version.entry.ref,
        plan_id=version.entry.plan_id,
        pupil_id=version.entry.plan.pupil_id,
        text=version.text,
        audience=version.audience,
        under_id=version.entry.under_id,
        how_often=detail.get("how_often", ""),
        how_long=detail.get("how_long", ""),
        where=detail.get("where", ""),
        minutes=detail.get("minutes") or None,
        persons=persons_of(version.detail),
        frequency=frequency_of(detail),
        began_on=_day(detail.get("starts_on")) or written_on,
        source_ref=version.source_ref,
    )


def _day(words: Any) -> date | None:
    try:
        return date.fromisoformat(str(words))
    except ValueError:
        return None


def calendars_of(
    pupils: Iterable[Pupil], *, by: Actor, first: date, last: date
) -> dict[int, dict[date, str]]:
    """Say what each day of a stretch is, by pupil: one question for each authority."""
    spans: dict[int, list[Span]] = {}
    kinds: dict[tuple[int, int | None], dict[date, str]] = {}
    found: dict[int, dict[date, str]] = {}
    reach = timedelta(days=28)  # so that a week at either end knows the holiday beside it
    for pupil in pupils:
        place = (pupil.authority_id, pupil.school_id)
        if place not in kinds:
            if pupil.authority_id not in spans:
                spans[pupil.authority_id] = calendar_spans(
                    by=by,
                    authority_id=pupil.authority_id,
                    sessions=sessions_near(first - reach, last + reach),
                )
            kinds[place] = day_kinds(
                spans[pupil.authority_id],
                first=first - reach,
                last=last + reach,
                school_id=pupil.school_id,
            )
        found[pupil.pk] = kinds[place]
    return found


def given_days(supports: Iterable[int], *, first: date) -> dict[int, list[GivenDay]]:
    """Give what was said of some supports since a day, as it now stands: corrections apply."""
    rows = Delivery.objects.filter(
        entry_id__in=list(supports), on__gte=first, corrected_by__isnull=True
    )
    found: dict[int, list[GivenDay]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(
            GivenDay(
                on=row.on,
                outcome=row.outcome,
                why=row.why,
                words=row.words,
                minutes=row.minutes,
                by_label=row.by_label,
            )
        )
    return found


def supports_given(
    pupils: Iterable[Pupil],
    supports: Iterable[SupportNow],
    *,
    by: Actor,
    weeks: int = WEEKS_SHOWN,
) -> list[SupportGiven]:
    """Put what was given beside what was planned for each of some supports."""
    listed = list(supports)
    first = monday_of(by.today) - timedelta(weeks=weeks - 1)
    known = (first, by.today)
    if any(each.frequency and each.frequency.per in LONGER for each in listed):
        longer = looked_at(by.today)
        known = (min(first, longer[0]), longer[1])
    kinds = calendars_of(pupils, by=by, first=known[0], last=known[1])
    days = given_days((each.pk for each in listed), first=known[0])
    return [
        _given(each, kinds[each.pupil_id], days.get(each.pk, []), first=first, known=known, by=by)
        for each in listed
    ]


def _given(
    support: SupportNow,
    kinds: dict[date, str],
    days: list[GivenDay],
    *,
    first: date,
    known: tuple[date, date],
    by: Actor,
) -> SupportGiven:
    friday = monday_of(by.today) + timedelta(days=4)
    weeks = school_weeks(kinds, first=max(first, min(support.began_on, by.today)), last=friday)
    counted = given_weeks(support.frequency, weeks, days)
    longer = support.frequency is not None and support.frequency.per in LONGER
    periods = _periods(support, kinds, days, known, by) if longer else ()
    return SupportGiven(
        support=support,
        weeks=counted,
        over=tuple(each for each in counted if each.week.friday < by.today),
        days=tuple(each for each in days if each.on >= first),
        gap=gap_over(periods) if longer else gap_in(counted, today=by.today),
        periods=periods,
    )


def _periods(
    support: SupportNow,
    kinds: dict[date, str],
    days: list[GivenDay],
    known: tuple[date, date],
    by: Actor,
) -> tuple[GivenPeriod, ...]:
    assert support.frequency is not None
    return given_periods(
        support.frequency,
        school_weeks(kinds, first=known[0], last=known[1]),
        days,
        began_on=support.began_on,
        today=by.today,
    )


def is_an_agencys(support: SupportNow, pupil: Pupil) -> bool:
    """Say whether somebody outside the school gives it."""
    return any(is_outside(one, pupil) for one in support.persons)


def is_live_target(part: Part) -> bool:
    """Say whether a part is a target that is still worked on."""
    return part.kind == "target" and not part.detail.get("outcome")


def began_on(entries: Iterable[int]) -> dict[int, date]:
    """Give the day on which each of some parts was first written."""
    rows = EntryVersion.objects.filter(entry_id__in=list(entries), n=1)
    return {key: at.date() for key, at in rows.values_list("entry_id", "written_at")}
