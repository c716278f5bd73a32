"""Accounts and roles, for whoever looks after them. No pupil's record is reached from here.

An account manager is told nothing of pupils, nor whose parent anybody is; an ASL officer,
who may see the child, is also told of the accounts of pupils.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from ettle.access import Actor
from ettle.people.access import (
    ROLE_WORDS,
    may_close_account,
    may_invite,
    may_let_in_again,
    may_manage_accounts,
)
from ettle.people.models import Account, Membership, Person, Pupil
from ettle.people.names import full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One role that somebody holds, where, and since when."""

    ref: str
    account_ref: str
    name: str
    email: str
    role_words: str
    place: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """One account: whose, how it stands, its roles, and what this reader may do with it.

    ``standing`` is *invited* (no password is chosen yet), *open* or *closed*. ``row`` is
    for the services.
    """

    row: Account
    whose: Person | Pupil
    name: str
    standing: str
    roles: tuple[Held, ...]
    may_close: bool
    may_let_in: bool
    may_give_role: bool


def memberships_held(*, by: Actor) -> QuerySet[Membership]:
    """List the roles held today in this authority, by family name."""
    if not may_manage_accounts(by, by.authority_id):
        return Membership.objects.none()
    return (
        _told_to(by)
        .filter(Q(until_on__isnull=True) | Q(until_on__gte=by.today))
        .order_by(
            Coalesce("person__family_name", "pupil__family_name"),
            Coalesce("person__given_name", "pupil__given_name"),
            "pk",
        )
    )


def role_held(membership: Membership, *, by: Actor) -> Held | None:
    """Show one role to whoever looks after accounts."""
    return _held(membership) if may_manage_accounts(by, membership.authority_id) else None


def membership_for(ref: str, *, by: Actor) -> Membership | None:
    """Open one role of somebody in this authority, to end it."""
    if not may_manage_accounts(by, by.authority_id):
        return None
    return _told_to(by).filter(ref=ref).first()


def account_for(ref: str, *, by: Actor) -> AccountShown | None:
    """Open one account with the roles it holds, or held, in this authority."""
    if not may_manage_accounts(by, by.authority_id):
        return None
    held = list(_told_to(by).filter(account__ref=ref).order_by("-from_on", "-pk"))
    if not held:
        return None
    account = held[0].account
    whose = held[0].person or held[0].pupil
    assert whose is not None
    return AccountShown(
        row=account,
        whose=whose,
        name=full_name(whose),
        standing=_standing(account),
        roles=tuple(_held(each) for each in held),
        may_close=bool(may_close_account(by, account)),
        may_let_in=bool(may_let_in_again(by, account)),
        may_give_role=isinstance(whose, Person) and bool(may_invite(by, "", whose)),
    )


def _standing(account: Account) -> str:
    """Say how an account stands: invited, open or closed."""
    if not account.is_active:
        return "closed"
    return "open" if account.has_usable_password() else "invited"


def _told_to(by: Actor) -> QuerySet[Membership]:
    """Give this authority's memberships that this actor may be told of."""
    found = Membership.objects.filter(authority_id=by.authority_id).select_related(
        "account", "person", "pupil", "school", "agency", "authority"
    )
    return found if by.has_role("asl_officer") else found.filter(person__isnull=False)


def _held(membership: Membership) -> Held:
    whose = membership.person or membership.pupil
    return Held(
        ref=membership.ref,
        account_ref=membership.account.ref,
        name=full_name(whose) if whose else "",
        email=membership.account.email,
        role_words=ROLE_WORDS[membership.role],
        place=str(membership.school or membership.agency or membership.authority),
        from_on=membership.from_on,
        until_on=membership.until_on,
    )
