"""Schools as they stand on a day, and what has happened to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q

from ettle.access import Actor
from ettle.people.access import may_keep_places
from ettle.people.models import Authority, Post, Pupil, School, SchoolChange
from ettle.people.school_standing import ENDS, SchoolStanding, standing_of, standing_on

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolShown:
    """A school for those who keep it: how it stands, its history, and who is there."""

    row: School
    standing: SchoolStanding
    changes: tuple[SchoolChange, ...]
    pupils: int
    posts: int


def school_is_open(school: School, on: date, *, by: Actor) -> bool:
    """Say whether a school takes pupils on a day. A closed school takes no new ones by a roll."""
    return standing_of(school, on).is_open


def closed_schools(on: date, *, by: Actor) -> dict[int, str]:
    """Give the schools that are not open on a day, each with the words that say why."""
    changes: dict[int, list[SchoolChange]] = {}
    rows = SchoolChange.objects.filter(
        kind__in=[*ENDS, "opened"], taken_back_at__isnull=True
    ).select_related("other_school")
    for change in rows:
        changes.setdefault(change.school_id, []).append(change)
    standings = {key: standing_on(own, on) for key, own in changes.items()}
    return {key: each.words for key, each in standings.items() if not each.is_open}


def schools_kept(
    *, by: Actor, authority: Authority, words: str = "", show: str = "", page: int = 1
) -> Page[Any]:
    """List an authority's schools by name, found by any name they have had, code or town.

    ``show`` narrows it: *closed* for those that close or have closed, *unlisted* for those that
    the newest published list leaves out. Each row has ``standing`` and ``pupils_there``.
    """
    rows = School.objects.none()
    if may_keep_places(by, authority.pk):
        rows = School.objects.filter(authority=authority)
    if words:
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(seed_code=words)
            | Q(town__icontains=words)
            | Q(changes__was__icontains=words, changes__kind="renamed")
        )
    if show == "closed":
        rows = rows.filter(changes__kind__in=ENDS, changes__taken_back_at__isnull=True)
    elif show == "unlisted":
        rows = rows.filter(pk__in=[school.pk for school in no_longer_listed(authority, by=by)])
    rows = rows.annotate(
        pupils_there=Count("pupil", filter=Q(pupil__left_on__isnull=True), distinct=True)
    )
    found = Paginator(rows.order_by("name", "pk").distinct(), ON_A_PAGE).get_page(page)
    _put_standings(list(found.object_list), by.today)
    return found


def no_longer_listed(authority: Authority, *, by: Actor) -> list[School]:
    """List open schools of an authority that the newest published list leaves out."""
    newest = School.objects.aggregate(year=Max("listed_in"))["year"] or ""
    rows = School.objects.filter(authority=authority, listed_in__gt="", listed_in__lt=newest)
    gone = closed_schools(by.today, by=by)
    return [school for school in rows.order_by("name") if school.pk not in gone]


def list_changes(authority: Authority, *, by: Actor) -> list[SchoolChange]:
    """List what the last refresh of the published list changed for an authority's schools."""
    own = SchoolChange.objects.filter(authority=authority, list_year__gt="")
    newest = own.aggregate(year=Max("list_year"))["year"]
    if not may_keep_places(by, authority.pk) or newest is None:
        return []
    return list(
        own.filter(list_year=newest).select_related("school").order_by("kind", "school__name")
    )


def school_shown(ref: str, *, by: Actor) -> SchoolShown | None:
    """Give a school to those who keep it: how it stands, what happened, who is there."""
    row = School.objects.select_related("authority").filter(ref=ref).first()
    if row is None or not may_keep_places(by, row.authority_id):
        return None
    changes = tuple(row.changes.select_related("other_school"))
    return SchoolShown(
        row=row,
        standing=standing_on(changes, by.today),
        changes=changes,
        pupils=Pupil.objects.filter(school=row, left_on__isnull=True).count(),
        posts=Post.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=by.today), school=row
        ).count(),
    )


def _put_standings(schools: list[School], on: date) -> None:
    changes: dict[int, list[SchoolChange]] = {school.pk: [] for school in schools}
    rows = SchoolChange.objects.filter(school__in=schools).select_related("other_school")
    for change in rows:
        changes[change.school_id].append(change)
    for school in schools:
        school.standing = standing_on(changes[school.pk], on)  # type: ignore[attr-defined]
