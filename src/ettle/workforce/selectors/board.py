"""The board: who is with whom on a day, and whether they are ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import QuerySet

from asl_law.days import in_words
from ettle.access import Actor
from ettle.people.models import School
from ettle.people.school_year import calendar_needed
from ettle.people.selectors import school_year_for
from ettle.workforce.access import LEADERS, may_see_board
from ettle.workforce.models import Deployment
from ettle.workforce.pairs import PairOnDay, pairs_on
from ettle.workforce.readiness import Readiness
from ettle.workforce.situations import live_on


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One child and the adult beside them, by time of day."""

    deployment_ref: str
    child: str
    adult: str
    starts_at: time
    ends_at: time
    readiness: Readiness
    sentence: str
    is_confirmed: bool
    stand_in: str
    own_word: str


def board_for(school: School, day: date, *, by: Actor) -> list[BoardRow]:
    """List a school's pairs on a day by time of day, for those who lead it; else nothing.

    A day on which pupils are known not to be in school has no rows. Where no calendar says,
    the pairs are shown and the page says that a calendar is needed.
    """
    deployments = (
        _there(school, day, by)
        .select_related("pupil", "person", "safe_alternative")
        .order_by("starts_at", "pupil__given_name", "pk")
    )
    return [_row(pair) for pair in pairs_on(deployments, day=day)]


def board_size(school: School, day: date, *, by: Actor) -> int:
    """Count a school's pairs on a day, for a link to it."""
    return _there(school, day, by).count()


def schools_led(*, by: Actor) -> list[School]:
    """List the schools that this person leads."""
    if not by.has_role(*LEADERS):
        return []
    return list(School.objects.select_related("authority").filter(pk__in=by.school_ids))


def school_days_around(school: School, day: date, *, by: Actor) -> Mapping[date, str]:
    """Say what each day near this one is for a school; a day of no calendar is left out."""
    return school_year_for(
        by=by, authority_id=school.authority_id or 0, day=day, school_id=school.pk
    )


def calendar_note(school: School, day: date, *, by: Actor) -> str:
    """Say that a calendar is needed where none says whether pupils are in on a day; else nothing.

    The page then shows the pairs as they are recorded, and does not say that it is a school day.
    """
    kind = school_days_around(school, day, by=by).get(day)
    if kind is None:
        return calendar_needed(day)
    if kind == "not_known":
        return (
            f"Calendar needed: {in_words(day)} is a holiday for some schools of the council, and "
            f"nobody has said whether {school.name} is one of them."
        )
    return ""


def next_pupil_day(school: School, after: date, *, by: Actor) -> date:
    """Give the next day that pupils are in; the next weekday where no calendar is loaded."""
    days = school_days_around(school, after, by=by)
    coming = [day for day, kind in days.items() if kind == "pupils" and day > after]
    if coming:
        return min(coming)
    day = after + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _there(school: School, day: date, by: Actor) -> QuerySet[Deployment]:
    days = school_days_around(school, day, by=by)
    if not may_see_board(by, school.pk) or days.get(day) in ("closed", "in_service"):
        return Deployment.objects.none()
    return Deployment.objects.filter(live_on(day), school=school).exclude(
        confirmed_at__isnull=True, ended_at__isnull=False
    )


def _row(pair: PairOnDay) -> BoardRow:
    each = pair.deployment
    return BoardRow(
        deployment_ref=each.ref,
        child=each.pupil.name,
        adult=each.person.name,
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        readiness=pair.readiness,
        sentence=pair.sentence,
        is_confirmed=each.confirmed_at is not None,
        stand_in=each.safe_alternative.name if each.safe_alternative else "",
        own_word=pair.own_word.says if pair.own_word else "",
    )
