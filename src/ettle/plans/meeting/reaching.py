"""How somebody is written to about a meeting: an e-mail that leads somewhere, or paper."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import kept_apart_pairs
from ettle.people.models import Membership, Person, Pupil


@dataclass(frozen=True, slots=True)
class Way:
    """A channel of the outbox and the address that goes with it."""

    channel: str
    address: str


def site_address(path: str) -> str:
    """Give a whole address on this installation."""
    return settings.SITE_ADDRESS.rstrip("/") + path


def sign_in_address(by: Actor, **whose: Person | Pupil) -> str:
    """Give the address that somebody signs in with today; empty where nobody could read there."""
    found = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today), from_on__lte=by.today, **whose
    ).select_related("account")
    return next((each.account.email for each in found if each.account.is_active), "")


def may_sign_in_about(pupil: Pupil, person: Person, *, by: Actor) -> bool:
    """Say whether this person would see anything of the child by signing in.

    Somebody whom a safe-contact flag keeps away sees nothing, so what is for them is paper.
    """
    if person.pk in {away for _, away in kept_apart_pairs(pupil, on=by.today)}:
        return False
    return bool(sign_in_address(by, person=person))


def usual_way(pupil: Pupil, person: Person | None, *, by: Actor, email: str = "") -> str:
    """Give the way somebody is written to unless they would rather have another."""
    if person is None:
        return "email" if email else "by_hand"
    if may_sign_in_about(pupil, person, by=by):
        return "email"
    return "post" if person.address.strip() else "by_hand"


def apart_from(pupil: Pupil, person_id: int | None, *, by: Actor) -> frozenset[int]:
    """Give the people who are not to meet or learn of one person, in either direction."""
    if person_id is None:
        return frozenset()
    pairs = kept_apart_pairs(pupil, on=by.today)
    return frozenset(other for pair in pairs if person_id in pair for other in pair) - {person_id}
