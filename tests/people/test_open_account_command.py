"""``ettle open-account``: the first account of a new installation."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from ettle.people.models import Account, Person
from ettle.people.selectors import account_for


def open_first(world, **options) -> None:
    said = {
        "email": "iona.bell@glenmarra.invalid",
        "authority": world.authority.name,
        "role": "account_manager",
        "given-name": "Iona",
        "family-name": "Bell",
    }
    call_command("open_account", *(f"--{key}={value}" for key, value in (said | options).items()))


def test_the_first_account_makes_its_person_and_sends_the_invitation(world) -> None:
    open_first(world)

    account = Account.objects.get(email="iona.bell@glenmarra.invalid")
    membership = account.memberships.get()
    assert (membership.role, membership.person.name) == ("account_manager", "Iona Bell")
    assert [each.to for each in mail.outbox] == [["iona.bell@glenmarra.invalid"]]
    assert account_for(account.ref, by=world.actor("nobody")) is None


def test_somebody_on_the_roll_is_not_made_twice(world) -> None:
    Person.objects.create(
        authority=world.authority, roll_id="T9", given_name="Iona", family_name="Bell"
    )

    open_first(world)

    assert Person.objects.filter(family_name="Bell").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"authority": "Glenmara"}, "No authority here is called"),
        ({"email": "iona"}, "no e-mail address"),
        ({"email": "ruth.paterson@glenmarra.invalid"}, "already has an account"),
        ({"role": "parent"}, "invalid choice"),
        ({"given-name": "Ruth", "family-name": "Paterson"}, "have an account already"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(world, wrong, said) -> None:
    before = (Account.objects.count(), Person.objects.count())

    with pytest.raises(CommandError, match=said):
        open_first(world, **wrong)

    assert (Account.objects.count(), Person.objects.count()) == before
    assert mail.outbox == []


def test_two_of_one_name_are_not_guessed_between(world) -> None:
    for roll_id in ("T8", "T9"):
        Person.objects.create(
            authority=world.authority, roll_id=roll_id, given_name="Iona", family_name="Bell"
        )

    with pytest.raises(CommandError, match="2 people on the roll have that name"):
        open_first(world)
