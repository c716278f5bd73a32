"""From the law's parties to the people they are: who gets a notice, how, and where.

Each parent is a recipient of their own. Somebody whom a safe-contact flag keeps away sees
nothing through Ettle, so what the law owes them goes by post.
"""

from dataclasses import dataclass

from django.db.models import Q

from asl_law.ages import Standing, standing
from asl_law.notices import Party
from ettle.access import Actor
from ettle.cases.models import CspRequest
from ettle.people.access import kept_apart_pairs
from ettle.people.models import Membership, Parentage, Person, Pupil

ASKED_BY = {
    "parent": Party.PARENT,
    "child": Party.CHILD,
    "young_person": Party.YOUNG_PERSON,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person who is to be told. ``leave_out`` holds the people kept apart from them."""

    name: str
    label: str
    channel: str
    address: str
    language: str
    person: Person | None = None
    is_pupil: bool = False
    leave_out: frozenset[int] = frozenset()

    @property
    def to_lines(self) -> tuple[str, ...]:
        """The name and postal address at the head of a letter."""
        if self.channel == "email":
            return (self.name,)
        return (self.name, *(part.strip() for part in self.address.splitlines() if part.strip()))


def standing_of(pupil: Pupil, by: Actor) -> Standing:
    """Say who the pupil is to the Act today."""
    return standing(pupil.birth_date, by.today, is_pupil=pupil.left_on is None)


def asked_by(request: CspRequest | None) -> Party | None:
    """Name the party that made a request; nobody where the authority began by itself."""
    return ASKED_BY[request.asked_by] if request else None


def recipients_of(
    party: Party, pupil: Pupil, *, by: Actor, request: CspRequest | None = None
) -> list[Recipient]:
    """List the people who are this party to this pupil, without any it is withheld from."""
    if party in (Party.CHILD, Party.YOUNG_PERSON):
        return [recipient_pupil(pupil, by=by)]
    withheld = set(request.withheld_from.values_list("pk", flat=True)) if request else set()
    parentages = pupil.parentages.select_related("person").order_by("-lives_with", "pk")
    return [recipient_parent(each, by=by) for each in parentages if each.person_id not in withheld]


def requester_of(request: CspRequest, *, by: Actor) -> Recipient:
    """Give whoever asked."""
    if request.asked_by_person_id is None:
        return recipient_pupil(request.pupil, by=by)
    return recipient_parent(
        request.pupil.parentages.select_related("person").get(person_id=request.asked_by_person_id),
        by=by,
    )


def recipient_parent(parentage: Parentage, *, by: Actor) -> Recipient:
    """Give one parent as a recipient, with the people who are kept apart from them."""
    person = parentage.person
    pairs = kept_apart_pairs(parentage.pupil, on=by.today)
    apart = {other for pair in pairs if person.pk in pair for other in pair} - {person.pk}
    is_kept_away = person.pk in {away for _, away in pairs}
    channel, address = _way_to("" if is_kept_away else _email_of(by, person=person), person.address)
    return Recipient(
        name=f"{person.given_name} {person.family_name}",
        label=f"{person.given_name} {person.family_name} ({parentage.relationship.lower()})",
        channel=channel,
        address=address,
        language=person.preferred_language,
        person=person,
        leave_out=frozenset(apart),
    )


def recipient_pupil(pupil: Pupil, *, by: Actor) -> Recipient:
    """Give the child or young person as a recipient."""
    channel, address = _way_to(_email_of(by, pupil=pupil), pupil.address)
    return Recipient(
        name=pupil.name,
        label=pupil.name,
        channel=channel,
        address=address,
        language=pupil.preferred_language,
        is_pupil=True,
    )


def _email_of(by: Actor, **whose: Person | Pupil) -> str:
    """Give the address somebody signs in with, if they can read a letter in Ettle today."""
    found = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today), from_on__lte=by.today, **whose
    ).select_related("account")
    return next((each.account.email for each in found if each.account.is_active), "")


def _way_to(email: str, address: str) -> tuple[str, str]:
    if email:
        return "email", email
    return ("post", address.replace(", ", "\n")) if address.strip() else ("by_hand", "")
