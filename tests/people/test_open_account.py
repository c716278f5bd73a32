"""Accounts come by invitation: against a named relationship, with the identity check recorded."""

from datetime import date, timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.outbox.models import Message
from ettle.people.models import Account, Membership, Parentage, Person
from ettle.people.services import (
    IdentityCheck,
    close_account,
    correct_address,
    end_membership,
    give_membership,
    open_account,
    reopen_account,
    send_invitation,
)
from tests.world import MONDAY

CHECKED = IdentityCheck(on=MONDAY, how="photograph")


@pytest.fixture
def grandmother(world) -> Person:
    person = Person.objects.create(
        authority=world.authority, roll_id="C9", given_name="Effie", family_name="Morrison"
    )
    Parentage.objects.create(
        authority=world.authority, pupil=world.ailsa, person=person, relationship="Grandmother"
    )
    return person


def invited(world, person, by: str = "okafor", **facts) -> Account:
    facts = {"check": CHECKED, "role": "parent"} | facts
    return open_account(by=world.actor(by), email="effie@glenmarra.invalid", person=person, **facts)


def new_teacher(world) -> Person:
    return Person.objects.create(
        authority=world.authority, roll_id="T9", given_name="Una", family_name="Gray"
    )


def test_a_carer_is_invited_against_the_child_and_the_check_is_kept(world, grandmother) -> None:
    check = IdentityCheck(on=date(2026, 11, 20), how="known", child=world.ailsa)

    account = invited(world, grandmother, check=check)

    event = Event.objects.get(verb="identity.checked")
    assert event.facts == {"on": "2026-11-20", "how": "known"}
    assert event.pupil_id == world.ailsa.pk
    assert not account.has_usable_password()


@pytest.mark.parametrize(
    "check",
    [
        None,
        IdentityCheck(how="known"),
        IdentityCheck(on=MONDAY + timedelta(days=1), how="known"),
    ],
)
def test_without_a_check_that_has_happened_nobody_is_invited(world, grandmother, check) -> None:
    with pytest.raises(Trouble) as refused:
        invited(world, grandmother, check=check)

    assert refused.value.field == "checked_on"
    assert not Account.objects.filter(email="effie@glenmarra.invalid").exists()


def test_how_it_was_checked_is_said_too(world, grandmother) -> None:
    with pytest.raises(Trouble) as refused:
        invited(world, grandmother, check=IdentityCheck(on=MONDAY, how="by guess"))

    assert refused.value.field == "checked_how"


def test_a_parent_is_not_invited_against_somebody_elses_child(world, grandmother) -> None:
    check = IdentityCheck(on=MONDAY, how="known", child=world.finlay)

    with pytest.raises(Trouble) as refused:
        invited(world, grandmother, check=check)

    assert refused.value.field == "child"


def test_somebody_who_is_nobodys_parent_is_not_invited_as_one(world) -> None:
    with pytest.raises(Trouble) as refused:
        invited(world, new_teacher(world))

    assert refused.value.field == "person"


def test_one_address_has_one_account(world, grandmother) -> None:
    with pytest.raises(Trouble, match="already has an account"):
        open_account(
            by=world.actor("okafor"), email="MAIRI.morrison@glenmarra.invalid", role="parent",
            person=grandmother, check=CHECKED,
        )  # fmt: skip


def test_one_person_has_one_account(world) -> None:
    with pytest.raises(Trouble, match="have an account already"):
        invited(world, world.ruth, by="grant", role="class_teacher", school=world.marra_glen)


@pytest.mark.parametrize("name", ["nobody", "baird", "ruth", "mairi", "laird", "grant"])
def test_a_stranger_and_the_account_manager_invite_no_parent(world, grandmother, name: str) -> None:
    with pytest.raises(Refused):
        invited(world, grandmother, by=name)


def test_the_account_manager_invites_staff_and_strangers_do_not(world) -> None:
    teacher = new_teacher(world)
    as_teacher = {"role": "class_teacher", "school": world.marra_glen}

    for name in ("nobody", "ruth", "mairi"):
        with pytest.raises(Refused):
            invited(world, teacher, by=name, **as_teacher)
    account = invited(world, teacher, by="grant", **as_teacher)

    assert account.memberships.get().school == world.marra_glen


@pytest.mark.parametrize(
    ("role", "at_school"), [("class_teacher", False), ("account_manager", True)]
)
def test_a_role_of_a_school_has_a_school_and_a_role_of_the_council_none(
    world, role, at_school
) -> None:
    with pytest.raises(Trouble) as refused:
        invited(
            world, new_teacher(world), role=role, school=world.marra_glen if at_school else None
        )

    assert refused.value.field == "school"


def test_a_child_under_12_has_no_account(world) -> None:
    with pytest.raises(Trouble, match="not 12 yet"):
        open_account(
            by=world.actor("okafor"), email="a@glenmarra.invalid", role="pupil",
            pupil=world.ailsa, check=CHECKED,
        )  # fmt: skip


def test_a_pupil_of_13_is_invited_by_an_officer_and_not_by_the_account_manager(world) -> None:
    Membership.objects.filter(pupil=world.callum).delete()
    callum = {"email": "c@glenmarra.invalid", "role": "pupil", "pupil": world.callum}

    with pytest.raises(Refused):
        open_account(by=world.actor("grant"), check=CHECKED, **callum)
    account = open_account(by=world.actor("okafor"), check=CHECKED, **callum)

    assert account.memberships.get().pupil == world.callum


def test_nobody_gives_themselves_a_role(world) -> None:
    with pytest.raises(Refused):
        give_membership(
            by=world.actor("grant"), account=world.accounts["ms_grant"], person=world.grant,
            role="asl_officer", from_on=MONDAY,
        )  # fmt: skip

    assert not world.actor("grant").has_role("asl_officer")


def test_a_role_is_not_given_twice(world) -> None:
    with pytest.raises(Trouble, match="already"):
        give_membership(
            by=world.actor("grant"), account=world.accounts["ruth"], person=world.ruth,
            role="support_assistant", school=world.marra_glen, from_on=MONDAY,
        )  # fmt: skip


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


def test_an_invitation_says_who_invites_and_names_no_child(world, grandmother) -> None:
    account = invited(world, grandmother)

    message = send_invitation(by=world.actor("okafor"), account=account)

    assert message.subject == "You have been invited to Ettle"
    assert "Glenmarra Council (invented) has invited you to Ettle" in message.body
    assert "Ailsa" not in message.body
    assert message.secret and message.secret in message.body


def test_an_invitation_sent_again_takes_back_the_one_that_waits(world) -> None:
    ruth = world.accounts["ruth"]
    first = send_invitation(by=world.actor("okafor"), account=ruth)

    send_invitation(by=world.actor("okafor"), account=ruth)

    first.refresh_from_db()
    assert first.withdrawn_at
    assert Message.objects.filter(letter="INVITE", withdrawn_at__isnull=True).count() == 1


def test_a_corrected_address_is_for_an_account_nobody_has_signed_in_with(world) -> None:
    ruth = world.accounts["ruth"]
    correct_address(by=world.actor("grant"), account=ruth, email="Ruth.P@glenmarra.invalid")
    ruth.set_password("once there was a long word")

    with pytest.raises(Trouble) as refused:
        correct_address(by=world.actor("grant"), account=ruth, email="other@glenmarra.invalid")

    assert ruth.email == "ruth.p@glenmarra.invalid"
    assert refused.value.field == "email"


def test_a_closed_account_has_no_invitation_until_it_is_opened_again(world) -> None:
    ruth, grant = world.accounts["ruth"], world.actor("grant")
    close_account(by=grant, account=ruth)

    with pytest.raises(Trouble, match="Open it again first"):
        send_invitation(by=grant, account=ruth)
    reopen_account(by=grant, account=ruth)

    assert send_invitation(by=grant, account=ruth).to_address == ruth.email


def test_the_account_manager_closes_a_parents_account_but_does_not_open_it_again(world) -> None:
    mairi, grant = world.accounts["mairi"], world.actor("grant")
    close_account(by=grant, account=mairi)

    with pytest.raises(Refused):
        reopen_account(by=grant, account=mairi)
    with pytest.raises(Refused):
        correct_address(by=grant, account=mairi, email="taken.over@glenmarra.invalid")

    assert not mairi.is_active


@pytest.mark.parametrize("name", ["nobody", "ruth", "mairi", "baird"])
def test_a_stranger_closes_no_account(world, name: str) -> None:
    with pytest.raises(Refused):
        close_account(by=world.actor(name), account=world.accounts["ms_okafor"])


def test_nobody_closes_their_own_account(world) -> None:
    with pytest.raises(Refused):
        close_account(by=world.actor("grant"), account=world.accounts["ms_grant"])
