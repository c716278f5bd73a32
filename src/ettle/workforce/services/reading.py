"""Reading a support card and talking it through. How long anyone read is never measured."""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Person, Pupil
from ettle.plans.models import SupportCard
from ettle.plans.selectors import CardView
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_deploy, may_observe
from ettle.workforce.models import CardReading, Deployment, ProtectedTime
from ettle.workforce.readiness import CARD
from ettle.workforce.selectors.planning import colleagues_for
from ettle.workforce.situations import current_cards


@transaction.atomic
def read_card(*, by: Actor, card: SupportCard | CardView, talked_with: Person) -> CardReading:
    """Record that this version of a card was read and talked through with a colleague.

    Said by the assistant herself. Once for each version: a second press changes nothing.
    """
    card = SupportCard.objects.select_related("plan__pupil").get(pk=card.pk)
    require(may_observe(by, card.plan.pupil), by=by, act="card.read_and_talked_through")

    _require_newest(card)
    _require_knows_child(card.plan.pupil, talked_with, by)
    reading, made = CardReading.objects.get_or_create(
        card=card,
        person_id=by.person_id,
        defaults={
            "authority_id": card.authority_id,
            "talked_with": talked_with,
            "read_on": by.today,
            "read_at": by.at,
        },
    )

    if made:
        _use_booking(card.plan.pupil, reading.person_id, by)
        record(
            by=by,
            verb="card.read_and_talked_through",
            subject=card,
            pupil_id=card.plan.pupil_id,
            version=card.n,
            on_paper=False,
        )
    return reading


@transaction.atomic
def record_paper_reading(
    *, by: Actor, deployment: Deployment, talked_with: Person, read_on: date
) -> CardReading:
    """Record that an assistant read the card on paper and talked it through, on a day.

    For those who read on paper: paper is equal. By the headteacher or a depute.
    """
    require(may_deploy(by, deployment.school_id), by=by, act="card.read_and_talked_through")

    card = current_cards([deployment.pupil_id]).get(deployment.pupil_id)
    if card is None:
        raise Trouble(f"{deployment.pupil.first_name} has no support card yet, so none was read.")
    if read_on > by.today:
        raise Trouble(f"{in_words(read_on)} has not come yet.", field="read_on")
    if read_on < card.confirmed_on:
        raise Trouble(
            f"This version of the card is from {in_words(card.confirmed_on)}, so an earlier "
            "reading was of another. Read this one together.",
            field="read_on",
        )
    if talked_with == deployment.person:
        raise Trouble("Choose a colleague to have talked it through with.", field="talked_with")
    if talked_with not in colleagues_for(deployment.pupil, by=by, with_self=True):
        raise _does_not_know(deployment.pupil)
    reading, made = CardReading.objects.get_or_create(
        card=card,
        person=deployment.person,
        defaults={
            "authority_id": card.authority_id,
            "talked_with": talked_with,
            "read_on": read_on,
            "read_at": by.at,
            "on_paper": True,
        },
    )

    if made:
        _use_booking(deployment.pupil, deployment.person_id, by)
        record(
            by=by,
            verb="card.read_and_talked_through",
            subject=card,
            pupil_id=deployment.pupil_id,
            version=card.n,
            on_paper=True,
        )
    return reading


def _require_newest(card: SupportCard) -> None:
    newest = current_cards([card.plan.pupil_id]).get(card.plan.pupil_id)
    if newest is None or newest.pk != card.pk:
        raise Trouble(
            "The card changed while you were reading, so this reading is of the old one. "
            "Open the card again: what changed is at the top."
        )


def _require_knows_child(pupil: Pupil, colleague: Person, by: Actor) -> None:
    if colleague not in colleagues_for(pupil, by=by):
        raise _does_not_know(pupil)


def _does_not_know(pupil: Pupil) -> Trouble:
    return Trouble(
        f"Choose a colleague who knows {pupil.first_name}: the list has those who do.",
        field="talked_with",
    )


def _use_booking(pupil: Pupil, person_id: int, by: Actor) -> None:
    """Count the minutes that were booked for this reading as used, as booked."""
    bookings = ProtectedTime.objects.filter(
        deployment__pupil=pupil, person_id=person_id, purpose=CARD, used_minutes__isnull=True
    ).order_by("day", "starts_at")
    booking = bookings.first()
    if booking:
        booking.used_minutes = booking.minutes
        booking.save(update_fields=["used_minutes"])
        record(
            by=by,
            verb="protected_time.used",
            subject=booking,
            used=booking.minutes,
            booked=booking.minutes,
            interrupted=False,
        )
