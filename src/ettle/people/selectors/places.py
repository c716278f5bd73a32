"""Authorities' calendars as the values that rules take."""

from datetime import date, timedelta

from ettle.access import Actor
from ettle.people.models import Agency, CalendarEntry


def calendar_of(
    *, by: Actor, authority_id: int, starts_on: date, ends_on: date
) -> list[CalendarEntry]:
    """List the school year's days that touch a stretch of time. Calendars are public."""
    return list(
        CalendarEntry.objects.filter(
            authority_id=authority_id, starts_on__lte=ends_on, ends_on__gte=starts_on
        )
    )


def school_year_for(*, by: Actor, authority_id: int, day: date) -> dict[date, str]:
    """Say for each day within six weeks of ``day`` what it is: pupils, in_service or closed.

    Empty where no calendar is loaded: nothing is guessed.
    """
    first, last = day - timedelta(weeks=6), day + timedelta(weeks=6)
    entries = calendar_of(by=by, authority_id=authority_id, starts_on=first, ends_on=last)
    kinds: dict[date, str] = {}
    for entry in sorted(entries, key=lambda each: each.kind != "term"):
        each = max(entry.starts_on, first)
        while each <= min(entry.ends_on, last):
            if entry.kind != "term":
                kinds[each] = "in_service" if entry.kind == "in_service" else "closed"
            elif each.weekday() < 5:
                kinds[each] = "pupils"
            each += timedelta(days=1)
    return kinds


def agencies_of(*, by: Actor) -> list[Agency]:
    """List the agencies this actor's authority may ask for help."""
    return list(Agency.objects.filter(authority_id=by.authority_id).order_by("name"))
