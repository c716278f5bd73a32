"""Paid, protected minutes: booked, used, interrupted and booked again."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_deploy, may_use_protected_time
from ettle.workforce.booking import nearest_pupil_day, slot_for
from ettle.workforce.hours import now_of, school_days_of, working_time_of
from ettle.workforce.models import Deployment, ProtectedTime
from ettle.workforce.readiness import gaps_for
from ettle.workforce.services._booking import (
    book_for_gaps,
    book_slot,
    booking_facts,
    record_bookings,
)
from ettle.workforce.situations import situation_of


@transaction.atomic
def book_protected_time(*, by: Actor, deployment: Deployment, gap: str) -> ProtectedTime:
    """Book the paid minutes that a gap needs, at the first time that protects them."""
    require(may_deploy(by, deployment.school_id), by=by, act="protected_time.booked")

    day = max(deployment.from_on, by.today)
    known = situation_of(deployment.pupil, deployment.person, on=day)
    wanted = tuple(each for each in gaps_for(known, on=day) if each.key == gap and each.minutes)
    booked = book_for_gaps(deployment, wanted, by=by, first_day=day) if wanted else []
    if not booked:
        raise Trouble(
            "No minutes are free before the first session, so nothing is booked. Choose a later "
            "first day, or ask somebody else to be with the child meanwhile."
        )

    record(by=by, verb="protected_time.booked", subject=booked[0], **booking_facts(booked[0]))
    return booked[0]


@transaction.atomic
def use_protected_time(
    *, by: Actor, booking: ProtectedTime, used_minutes: int, interrupted_because: str = ""
) -> ProtectedTime:
    """Say how many of the booked minutes were mine, and why not all, if not.

    Said by the person whose time it is. What was lost is booked again, on the next open day
    that has room, so that interrupted time does not vanish.
    """
    require(may_use_protected_time(by, booking), by=by, act="protected_time.used")

    lost = booking.minutes - used_minutes
    if not 0 <= used_minutes <= booking.minutes:
        raise Trouble(
            f"{booking.minutes} minutes were booked. Give a number from 0 to {booking.minutes}.",
            field="used_minutes",
        )
    if lost and not interrupted_because.strip():
        raise Trouble("Say in a few words what got in the way.", field="interrupted_because")
    booking.used_minutes = used_minutes
    booking.interrupted_because = interrupted_because.strip() if lost else ""
    booking.save(update_fields=["used_minutes", "interrupted_because"])
    if lost and booking.deployment:
        _book_again(booking, booking.deployment, lost, by)

    record(
        by=by,
        verb="protected_time.used",
        subject=booking,
        used=used_minutes,
        booked=booking.minutes,
        interrupted=bool(lost),
    )
    return booking


def _book_again(booking: ProtectedTime, deployment: Deployment, lost: int, by: Actor) -> None:
    days = school_days_of(deployment.school, by.today, by=by)
    day = nearest_pupil_day(by.today, days, not_before=max(by.today, deployment.from_on))
    if day is None:
        return
    at = working_time_of(
        booking.person, deployment.school, by=by, first_day=day, without=deployment.pk
    )
    slot = slot_for(
        lost, first_day=day, starts_at=deployment.starts_at, not_before=now_of(by), at=at
    )
    if slot:
        record_bookings([book_slot(deployment, booking.purpose, slot, by=by)], by=by)
