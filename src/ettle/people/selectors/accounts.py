"""Accounts and roles, for whoever looks after them. No pupil's record is reached from here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import ROLE_WORDS, may_manage_accounts
from ettle.people.models import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One role that somebody holds, where, and since when."""

    ref: str
    name: str
    email: str
    role_words: str
    place: str
    from_on: date
    until_on: date | None


def memberships_held(*, by: Actor) -> list[Held]:
    """List the roles held today in this authority; a pupil's own account is not named."""
    if not may_manage_accounts(by, by.authority_id):
        return []
    found = (
        Membership.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=by.today),
            authority_id=by.authority_id,
            person__isnull=False,
        )
        .select_related("account", "person", "school", "agency", "authority")
        .order_by("person__family_name", "person__given_name", "pk")
    )
    return [_held(each) for each in found]


def role_held(membership: Membership, *, by: Actor) -> Held | None:
    """Show one role to whoever looks after accounts."""
    return _held(membership) if may_manage_accounts(by, membership.authority_id) else None


def membership_for(ref: str, *, by: Actor) -> Membership | None:
    """Open one role of somebody in this authority, to end it."""
    found = Membership.objects.select_related("account", "person", "school", "authority").filter(
        ref=ref, person__isnull=False, authority_id=by.authority_id
    )
    return found.first() if may_manage_accounts(by, by.authority_id) else None


def _held(membership: Membership) -> Held:
    person = membership.person
    return Held(
        ref=membership.ref,
        name=f"{person.given_name} {person.family_name}" if person else "",
        email=membership.account.email,
        role_words=ROLE_WORDS[membership.role],
        place=str(membership.school or membership.agency or membership.authority),
        from_on=membership.from_on,
        until_on=membership.until_on,
    )
