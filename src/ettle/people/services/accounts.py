"""Accounts by invitation, and the memberships that give them access."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from ettle.access import Actor, Trouble, new_ref, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import (
    may_close_account,
    may_invite,
    may_let_in_again,
    may_load_reference,
    may_manage_accounts,
)
from ettle.people.models import Account, Agency, Authority, Membership, Person, Pupil, School
from ettle.people.services._identity import (
    IdentityCheck,
    check_identity,
    check_not_held,
    check_role,
)


@transaction.atomic
def open_account(
    *,
    by: Actor,
    email: str,
    role: str,
    person: Person | None = None,
    pupil: Pupil | None = None,
    school: School | None = None,
    agency: Agency | None = None,
    check: IdentityCheck | None = None,
) -> Account:
    """Open an account for a named person and give it its first membership.

    Parents are invited by an officer against a named relationship, each apart, with the
    day and the way their identity was checked; so are pupils, from the age of 12. The
    account has no password: the person chooses one by the link of their invitation.
    """
    whose = _whose(person, pupil)
    require(may_invite(by, role, whose), by=by, act="account.opened")

    if whose.memberships.exists():
        raise Trouble("They have an account already. Give it a further role instead.")
    _check_address_is_free(email)
    account = Account.objects.create_user(email=email, made_at=by.at)
    record(by=by, verb="account.opened", subject=account, role=role)

    give_membership(
        by=by,
        account=account,
        role=role,
        person=person,
        pupil=pupil,
        school=school,
        agency=agency,
        check=check,
        from_on=by.today,
    )
    return account


@transaction.atomic
def give_membership(
    *,
    by: Actor,
    account: Account,
    role: str,
    from_on: date,
    person: Person | None = None,
    pupil: Pupil | None = None,
    school: School | None = None,
    agency: Agency | None = None,
    until_on: date | None = None,
    check: IdentityCheck | None = None,
) -> Membership:
    """Give an account a role at a school or in the authority, from a day."""
    whose = _whose(person, pupil)
    require(may_invite(by, role, whose), by=by, act="membership.given")

    check_role(by, role, whose, school)
    check_not_held(role, whose, school, from_on)
    check_identity(by, role, whose, check)
    membership = Membership.objects.create(
        account=account,
        person=person,
        pupil=pupil,
        authority_id=whose.authority_id,
        role=role,
        school=school,
        agency=agency,
        from_on=from_on,
        until_on=until_on,
    )

    record(by=by, verb="membership.given", subject=membership, role=role)
    return membership


@transaction.atomic
def end_membership(*, by: Actor, membership: Membership, until_on: date) -> Membership:
    """End a role after a day; that day still counts."""
    require(may_manage_accounts(by, membership.authority_id), by=by, act="membership.ended")

    if until_on < membership.from_on:
        raise Trouble("That day is before the access began. Check the day.", field="until_on")
    membership.until_on = until_on
    membership.save(update_fields=["until_on"])

    record(by=by, verb="membership.ended", subject=membership, until_on=until_on)
    return membership


@transaction.atomic
def close_account(*, by: Actor, account: Account) -> Account:
    """Close an account at once: every browser it is signed in on is signed out.

    Its password and its sign-in codes are forgotten, so that opening it again begins with
    a new invitation. Its roles stay as they are, and open nothing to anybody.
    """
    require(may_close_account(by, account), by=by, act="account.closed")

    if account.is_active:
        account.is_active = False
        account.set_unusable_password()  # ends its sessions for good: their hash no longer fits
        account.save(update_fields=["is_active", "password"])
        Authenticator.objects.filter(user=account).delete()

        record(by=by, verb="account.closed", subject=account)
    return account


@transaction.atomic
def reopen_account(*, by: Actor, account: Account) -> Account:
    """Open a closed account again, with the roles that it still holds."""
    require(may_let_in_again(by, account), by=by, act="account.reopened")

    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])

        record(by=by, verb="account.reopened", subject=account)
    return account


@transaction.atomic
def correct_address(*, by: Actor, account: Account, email: str) -> Account:
    """Correct the address of an account that nobody has signed in with yet.

    Whoever has the address written before can do nothing with it, nor with its link.
    """
    require(may_let_in_again(by, account), by=by, act="account.address_corrected")

    if account.has_usable_password():
        raise Trouble("They have signed in with this address, so it stays.", field="email")
    if account.email.lower() != email.lower():
        _check_address_is_free(email)
        account.email = Account.objects.normalize_email(email).lower()
        account.save(update_fields=["email"])
        EmailAddress.objects.filter(user=account).delete()  # a reset would find it by the old one

        record(by=by, verb="account.address_corrected", subject=account)
    return account


@transaction.atomic
def add_person(
    *, by: Actor, authority: Authority, given_name: str, family_name: str, email: str
) -> Person:
    """Add an adult before there is a roll: whoever runs a new installation, for its first account.

    Once there is a roll people come in with it, and not by this.
    """
    require(may_load_reference(by), by=by, act="person.added")

    person = Person.objects.create(
        authority=authority,
        roll_id=f"ettle-{new_ref()}",
        given_name=given_name,
        family_name=family_name,
        email=email,
    )
    record(by=by, verb="person.added", subject=person)
    return person


def _whose(person: Person | None, pupil: Pupil | None) -> Person | Pupil:
    whose = person or pupil
    if whose is None:
        raise Trouble("Say whose account this is: a person or a pupil on the roll.")
    return whose


def _check_address_is_free(email: str) -> None:
    if Account.objects.filter(email__iexact=email).exists():
        raise Trouble(
            "That e-mail address already has an account. Each person needs an address of "
            "their own.",
            field="email",
        )
