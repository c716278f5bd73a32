"""Booking paid minutes, as a part of other acts. Their checks come first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ettle.access import Actor
from ettle.audit.services import record
from ettle.workforce.booking import Slot
from ettle.workforce.models import Deployment, ProtectedTime
from ettle.workforce.readiness import Gap
from ettle.workforce.selectors.planning import slots_for


def book_for_gaps(
    deployment: Deployment, gaps: tuple[Gap, ...], *, by: Actor, first_day: date
) -> list[ProtectedTime]:
    """Book each gap's minutes where they fit; those that fit nowhere stay without a booking."""
    found = slots_for(
        gaps,
        by=by,
        person=deployment.person,
        school=deployment.school,
        first_day=first_day,
        starts_at=deployment.starts_at,
        without=deployment.pk,
    )
    return [book_slot(deployment, gap.key, slot, by=by) for gap, slot in found if slot]


def book_slot(deployment: Deployment, purpose: str, slot: Slot, *, by: Actor) -> ProtectedTime:
    """Write one booking down; whoever asks for it records it (``booking_facts``)."""
    return ProtectedTime.objects.create(
        authority_id=deployment.authority_id,
        person_id=deployment.person_id,
        deployment=deployment,
        purpose=purpose,
        day=slot.day,
        starts_at=slot.starts_at,
        minutes=slot.minutes,
        booked_by_id=by.person_id,
    )


def record_bookings(bookings: Iterable[ProtectedTime], *, by: Actor) -> None:
    """Record what an act booked along the way."""
    for each in bookings:
        record(by=by, verb="protected_time.booked", subject=each, **booking_facts(each))


def booking_facts(booking: ProtectedTime) -> dict[str, Any]:
    """Give the facts of a booking as the record takes them."""
    return {"minutes": booking.minutes, "day": booking.day, "purpose": booking.purpose}
