"""An assistant's own days as values that ``booking`` takes, and the days a school is open.

Called by this room's selectors and services once they have decided who may ask.
"""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from asl_law.days import in_words
from ettle.access import Actor, Trouble
from ettle.people.models import Person, School
from ettle.people.school_year import calendar_needed
from ettle.people.selectors import school_year_for
from ettle.workforce.booking import Slot, WorkingTime, nearest_pupil_day
from ettle.workforce.models import Deployment, ProtectedTime

LONDON = ZoneInfo("Europe/London")


def now_of(by: Actor) -> tuple[date, time]:
    """Give the day and the time on the school's wall."""
    return by.today, by.at.astimezone(LONDON).time().replace(second=0, microsecond=0)


def working_time_of(
    person: Person, school: School, *, by: Actor, first_day: date, without: int | None = None
) -> WorkingTime:
    """Say which days are open and what of this person's time is taken, up to a first day.

    ``without`` leaves out one deployment: the one that the minutes are for.
    """
    days = school_days_of(school, first_day, by=by)
    booked = ProtectedTime.objects.filter(person=person, day__range=(by.today, first_day))
    taken = [Slot(each.day, each.starts_at, each.minutes) for each in booked]
    deployments = (
        Deployment.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=by.today),
            person=person,
            from_on__lte=first_day,
        )
        .exclude(confirmed_at__isnull=True, ended_at__isnull=False)
        .exclude(pk=without)
    )
    for each in deployments:
        day = max(each.from_on, by.today)
        while day <= min(each.until_on or first_day, first_day):
            taken.append(Slot(day, each.starts_at, _length(each.starts_at, each.ends_at)))
            day += timedelta(days=1)
    return WorkingTime(days=days, taken=tuple(taken))


def school_days_of(school: School, day: date, *, by: Actor) -> dict[date, str]:
    """Say what each day near this one is at a school; a day of no calendar is left out."""
    return school_year_for(
        by=by, authority_id=school.authority_id or 0, day=day, school_id=school.pk
    )


def require_school_day(day: date, school: School, *, by: Actor, field: str = "from_on") -> None:
    """Go on only if pupils are in school on a day that is not past.

    Raises:
        Trouble: with the nearest day that would do.
    """
    if day < by.today:
        raise Trouble(
            f"{in_words(day)} has passed. Choose today or a later day.",
            field=field,
        )
    days = school_days_of(school, day, by=by)
    if day not in days:
        raise Trouble(calendar_needed(day), field=field)
    if days[day] == "pupils":
        return
    if days[day] == "not_known":
        raise Trouble(
            f"{in_words(day)} is a holiday for some schools of the council, and nobody has said "
            f"whether {school.name} is one of them. Choose another day, or ask the council to say "
            "so in its calendar.",
            field=field,
        )
    nearest = nearest_pupil_day(day, days, not_before=by.today)
    cure = f" The nearest school day is {in_words(nearest)}." if nearest else ""
    raise Trouble(f"{in_words(day)} is not a school day for pupils.{cure}", field=field)


def _length(starts_at: time, ends_at: time) -> int:
    return (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
