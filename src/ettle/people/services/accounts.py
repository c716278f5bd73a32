"""Accounts by invitation, and the memberships that give them access."""

from datetime import date

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_manage_accounts
from ettle.people.models import Account, Agency, Membership, Person, Pupil, School
from ettle.people.models.accounts import ROLES


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
    identity_checked_on: date | None = None,
) -> Account:
    """Open an account for a named person and give it its first membership.

    Parents are invited against a named relationship, each apart, with the day their
    identity was checked. The account has no password: the person sets one by the link
    that a reset sends.
    """
    whose = _whose(person, pupil)
    require(may_manage_accounts(by, whose.authority_id), by=by, act="account.opened")

    if role == "parent":
        _check_parent(person, identity_checked_on)
    if Account.objects.filter(email__iexact=email).exists():
        raise Trouble("That e-mail address already has an account.", field="email")
    account = Account.objects.create_user(email=email, made_at=by.at)
    record(
        by=by,
        verb="account.opened",
        subject=account,
        role=role,
        identity_checked_on=identity_checked_on,
    )

    give_membership(
        by=by,
        account=account,
        role=role,
        person=person,
        pupil=pupil,
        school=school,
        agency=agency,
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
) -> Membership:
    """Give an account a role at a school or in the authority, from a day."""
    whose = _whose(person, pupil)
    require(may_manage_accounts(by, whose.authority_id), by=by, act="membership.given")

    if role not in ROLES:
        raise Trouble(f"{role} is not a role in Ettle.", field="role")
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


def _whose(person: Person | None, pupil: Pupil | None) -> Person | Pupil:
    whose = person or pupil
    if whose is None:
        raise Trouble("Say whose account this is: a person or a pupil on the roll.")
    return whose


def _check_parent(person: Person | None, identity_checked_on: date | None) -> None:
    if person is None or not person.parentages.exists():
        raise Trouble(
            "This person is nobody’s parent on the roll. Bring the relationship in first.",
            field="person",
        )
    if identity_checked_on is None:
        raise Trouble(
            "Say when this parent’s identity was checked. Nobody is invited without it.",
            field="identity_checked_on",
        )
