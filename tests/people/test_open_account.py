"""Accounts come by invitation: against a named relationship, with the identity check recorded."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.people.models import Account, Membership, Parentage, Person
from ettle.people.services import end_membership, give_membership, open_account
from tests.world import MONDAY


@pytest.fixture
def grandmother(world) -> Person:
    person = Person.objects.create(
        authority=world.authority, roll_id="C9", given_name="Effie", family_name="Morrison"
    )
    Parentage.objects.create(
        authority=world.authority, pupil=world.ailsa, person=person, relationship="Grandmother"
    )
    return person


def invited(world, person, by: str = "grant", **facts) -> Account:
    facts = {"identity_checked_on": MONDAY, "role": "parent"} | facts
    return open_account(by=world.actor(by), email="effie@glenmarra.invalid", person=person, **facts)


def test_a_carer_is_invited_and_the_day_of_the_check_is_kept(world, grandmother) -> None:
    account = invited(world, grandmother, identity_checked_on=date(2026, 11, 20))

    event = Event.objects.get(verb="account.opened")
    assert event.facts == {"role": "parent", "identity_checked_on": "2026-11-20"}
    assert not account.has_usable_password()


def test_without_an_identity_check_nobody_is_invited(world, grandmother) -> None:
    with pytest.raises(Trouble) as refused:
        invited(world, grandmother, identity_checked_on=None)

    assert refused.value.field == "identity_checked_on"
    assert not Account.objects.filter(email="effie@glenmarra.invalid").exists()


def test_somebody_who_is_nobodys_parent_is_not_invited_as_one(world) -> None:
    with pytest.raises(Trouble) as refused:
        invited(world, world.ruth)

    assert refused.value.field == "person"


def test_one_address_has_one_account(world, grandmother) -> None:
    with pytest.raises(Trouble, match="already has an account"):
        open_account(
            by=world.actor("grant"), email="MAIRI.morrison@glenmarra.invalid", role="parent",
            person=grandmother, identity_checked_on=MONDAY,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["nobody", "baird", "ruth", "mairi", "laird"])
def test_a_stranger_to_accounts_invites_nobody(world, grandmother, name: str) -> None:
    with pytest.raises(Refused):
        invited(world, grandmother, by=name)


def test_a_role_that_ended_opens_nothing_the_day_after(world) -> None:
    membership = Membership.objects.get(account=world.accounts["mr_baird"])

    end_membership(by=world.actor("grant"), membership=membership, until_on=MONDAY)

    assert world.actor("baird").has_role("headteacher")
    assert not world.actor("baird", on=date(2026, 11, 24)).has_role("headteacher")


def test_a_role_that_does_not_exist_is_refused(world) -> None:
    with pytest.raises(Trouble, match="is not a role in Ettle"):
        give_membership(
            by=world.actor("grant"), account=world.accounts["ruth"], person=world.ruth,
            role="administrator", from_on=MONDAY,
        )  # fmt: skip
