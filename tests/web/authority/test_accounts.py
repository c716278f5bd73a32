"""The accounts pages, as Ms Grant and Ms Okafor use them, and as strangers find them."""

import html
import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from ettle.audit.models import Event
from ettle.outbox.models import Message
from ettle.people.models import (
    Account,
    Authority,
    Membership,
    Parentage,
    Person,
    Post,
    SafeContactFlag,
)
from tests.world import MONDAY

ADDRESS = "una.gray@glenmarra.invalid"
CHECKED = {
    "checked_on_day": "20",
    "checked_on_month": "11",
    "checked_on_year": "2023",
    "checked_how": "known",
}
STRANGERS = ["nobody", "ruth", "mairi"]


def door(world, name: str) -> Client:
    client = Client()
    client.force_login(world.accounts[name], backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture
def grant(world) -> Client:
    return door(world, "ms_grant")


@pytest.fixture
def okafor(world) -> Client:
    return door(world, "ms_okafor")


@pytest.fixture
def una(world) -> Person:
    person = Person.objects.create(
        authority=world.authority, roll_id="T9", given_name="Una", family_name="Gray", email=ADDRESS
    )
    Post.objects.create(
        authority=world.authority, person=person, school=world.marra_glen,
        job_title="Teacher of P5", role="class_teacher", from_on=MONDAY.replace(year=2020),
    )  # fmt: skip
    return person


@pytest.fixture
def effie(world) -> Person:
    person = Person.objects.create(
        authority=world.authority, roll_id="C9", given_name="Effie", family_name="Morrison"
    )
    Parentage.objects.create(
        authority=world.authority, pupil=world.ailsa, person=person, relationship="Grandmother"
    )
    return person


def page_for(whose, kind: str = "person") -> str:
    return reverse(f"authority:invite_{kind}", args=[whose.ref])


def of(account: Account, page: str = "account") -> str:
    return reverse(f"authority:{page}", args=[account.ref])


def words(response) -> str:
    body = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def carried(response) -> dict[str, str]:
    """Give what the page that says what will happen would send on."""
    hidden = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode()
    )
    return {name: html.unescape(value) for name, value in hidden}


def as_teacher(world, **more) -> dict[str, str]:
    answers = {"role": "class_teacher", "school": world.marra_glen.ref, "email": ADDRESS}
    return answers | {"form_key": "6f7c0a51-7f0f-4a52-8c8f-3a1f8f5c1d11"} | more


def test_una_is_found_by_her_name_with_her_post_and_without_an_account(grant, una):
    found = grant.post(reverse("authority:find_person"), {"words": "una gr"})

    assert "Una Gray" in words(found)
    assert "Teacher of P5, Marra Glen Primary School (invented)" in words(found)
    assert page_for(una) in found.content.decode()


def test_the_account_manager_finds_no_pupil_and_no_parent_without_an_account(grant, effie):
    for name in ("Callum", "Ailsa", "Effie"):
        assert "Nobody is found by that name." in words(
            grant.post(reverse("authority:find_person"), {"words": name})
        )


def test_an_officer_finds_parents_and_pupils_of_12_and_over(okafor, effie):
    found = words(okafor.post(reverse("authority:find_person"), {"words": "effie"}))
    pupil = words(okafor.post(reverse("authority:find_person"), {"words": "callum"}))
    child = words(okafor.post(reverse("authority:find_person"), {"words": "ailsa"}))

    assert "Effie Morrison" in found
    assert "Callum Reid" in pupil
    assert "No child of 12 or over is found by that name." in child


def test_the_role_the_school_and_the_address_come_from_the_roll(grant, world, una):
    shown = grant.get(page_for(una)).content.decode()

    assert re.search(r'value="class_teacher"[^>]*checked', shown)
    assert re.search(rf'value="{world.marra_glen.ref}"\s+selected', shown)
    assert f'value="{ADDRESS}"' in shown


def test_what_will_happen_is_said_before_anything_does(grant, world, una):
    shown = grant.post(page_for(una), as_teacher(world))

    assert "Una Gray gets the role Class teacher at Marra Glen Primary School (invented)." in words(
        shown
    )
    assert f"An e-mail goes to {ADDRESS} now." in words(shown)
    assert not Account.objects.filter(email=ADDRESS).exists()
    assert not Message.objects.exists()


def test_a_press_invites_her_and_the_link_lets_her_choose_a_password(grant, world, una, settings):
    settings.DEMONSTRATION = False  # there the outbox keeps its links, to be pressed
    shown = grant.post(page_for(una), as_teacher(world))

    done = grant.post(page_for(una), carried(shown) | {"go": "1"}, follow=True)

    assert "Una Gray is invited as class teacher." in words(done)
    assert "Invited. No password is chosen yet" in words(done)
    assert mail.outbox[0].subject == "You have been invited to Ettle"
    link = re.search(r"/account/password/reset/key/\S+", mail.outbox[0].body)[0]
    hers = Client()
    form = hers.get(link, follow=True)
    chosen = {"password1": "a long walk by the burn", "password2": "a long walk by the burn"}
    hers.post(form.redirect_chain[-1][0], chosen)
    assert Account.objects.get(email=ADDRESS).check_password("a long walk by the burn")
    assert link not in Message.objects.get().body


def test_a_double_press_invites_once(grant, world, una):
    answers = as_teacher(world, go="1")

    grant.post(page_for(una), answers)
    second = grant.post(page_for(una), answers)

    assert second.status_code == 302
    assert Account.objects.filter(email=ADDRESS).count() == 1
    assert len(mail.outbox) == 1


def test_change_something_keeps_what_was_typed(grant, world, una):
    shown = grant.post(page_for(una), as_teacher(world, email="una@elsewhere.invalid"))

    again = grant.post(page_for(una), carried(shown) | {"change": "1"})

    assert 'value="una@elsewhere.invalid"' in again.content.decode()
    assert not Account.objects.filter(email="una@elsewhere.invalid").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "ruth.paterson@glenmarra.invalid"}, "already has an account"),
        ({"email": "una at home"}, "e-mail"),
        ({"school": ""}, "Say at which school"),
        ({"role": "account_manager"}, "Leave the school out"),
        ({"role": "parent"}, "Select"),
        ({"school": "222222222222"}, "Select"),
    ],
)
def test_what_is_wrong_is_said_at_once_and_nobody_is_invited(grant, world, una, typed, said):
    before = Account.objects.count()

    refused = grant.post(page_for(una), as_teacher(world, **typed))

    assert refused.status_code == 422
    assert said.lower() in words(refused).lower()
    assert Account.objects.count() == before


def test_a_school_of_another_council_cannot_be_chosen(grant, world, una):
    other = Authority.objects.create(code="998", name="Elsewhere Council")
    world.corrievale.authority = other
    world.corrievale.save()

    refused = grant.post(page_for(una), as_teacher(world, school=world.corrievale.ref))

    assert refused.status_code == 422


def test_somebody_of_another_council_is_not_there(grant, okafor, una):
    una.authority = Authority.objects.create(code="998", name="Elsewhere Council")
    una.save()

    assert [grant.get(page_for(una)).status_code, okafor.get(page_for(una)).status_code] == [
        404,
        404,
    ]


def test_an_account_manager_who_tries_to_invite_a_parent_finds_nothing(grant, world, effie, una):
    Parentage.objects.create(
        authority=world.authority, pupil=world.finlay, person=una, relationship="Mother"
    )

    assert grant.get(page_for(effie)).status_code == 404
    assert grant.post(page_for(effie), CHECKED | {"email": ADDRESS, "go": "1"}).status_code == 404
    assert grant.get(page_for(una) + "?as=parent").status_code == 404
    assert "Finlay" not in words(grant.get(page_for(una)))
    assert grant.get(page_for(world.callum, "pupil")).status_code == 404
    assert mail.outbox == []


def test_an_officer_invites_a_parent_against_the_child_with_the_check(okafor, world, effie):
    answers = CHECKED | {"email": ADDRESS, "child": world.ailsa.ref}

    shown = okafor.post(page_for(effie), answers)
    okafor.post(page_for(effie), carried(shown) | {"go": "1"})

    assert "Effie Morrison is let in as: Grandmother of Ailsa Morrison." in words(shown)
    assert "checked on Monday 20 November 2023" in words(shown)
    assert Event.objects.get(verb="identity.checked").pupil_id == world.ailsa.pk
    assert "Ailsa" not in mail.outbox[0].subject + mail.outbox[0].body


def test_a_safe_contact_flag_is_said_before_the_invitation_goes(okafor, world, effie):
    SafeContactFlag.objects.create(
        authority=world.authority, pupil=world.ailsa, protects=world.mairi, kept_from=effie,
        reason="Agreed with Mairi.", from_on=MONDAY.replace(year=2020),
    )  # fmt: skip

    shown = okafor.post(page_for(effie), CHECKED | {"email": ADDRESS, "child": world.ailsa.ref})

    assert "A safe-contact flag stands: they see nothing of Ailsa." in words(shown)
    assert "They can open" not in words(shown)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"checked_on_day": "", "checked_on_month": "", "checked_on_year": ""}, "identity checked"),
        ({"checked_on_year": "2099"}, "That day has not come yet"),
        ({"checked_how": ""}, "How was it checked"),
    ],
)
def test_no_parent_is_invited_without_a_check_that_has_happened(okafor, world, effie, typed, said):
    answers = CHECKED | {"email": ADDRESS, "child": world.ailsa.ref, "go": "1"} | typed

    refused = okafor.post(page_for(effie), answers)

    assert refused.status_code == 422
    assert said in words(refused)
    assert not Account.objects.filter(email=ADDRESS).exists()


def test_an_officer_invites_callum_who_is_13_and_not_ailsa(okafor, world):
    Membership.objects.filter(pupil=world.callum).delete()

    okafor.post(page_for(world.callum, "pupil"), CHECKED | {"email": ADDRESS, "go": "1"})

    assert Account.objects.get(email=ADDRESS).memberships.get().pupil == world.callum
    assert okafor.get(page_for(world.ailsa, "pupil")).status_code == 404


def test_somebody_who_has_an_account_is_led_to_it(grant, world):
    response = grant.get(page_for(world.ruth))

    assert response["Location"] == of(world.accounts["ruth"])


def test_ruth_is_given_a_further_role(grant, world):
    answers = {"role": "class_teacher", "school": world.corrievale.ref, "go": "1"}
    day = {"from_on_day": "23", "from_on_month": "11", "from_on_year": "2026"}

    done = grant.post(of(world.accounts["ruth"], "give_role"), answers | day, follow=True)

    assert "Ruth Paterson is now also: Class teacher." in words(done)
    assert world.actor("ruth").has_role("class_teacher", "support_assistant")


def test_ms_grant_gives_herself_nothing_and_closes_nothing_of_her_own(grant, world):
    own = world.accounts["ms_grant"]

    assert grant.get(of(own, "give_role")).status_code == 404
    assert grant.post(of(own, "close_account")).status_code == 404
    assert "Give a further role" not in words(grant.get(of(own)))


def test_the_invitation_goes_again_to_the_corrected_address(grant, world):
    ruth = world.accounts["ruth"]

    done = grant.post(of(ruth, "invite_again"), {"email": "ruth.p@glenmarra.invalid"}, follow=True)

    assert "A new invitation is made for Ruth Paterson." in words(done)
    assert mail.outbox[0].to == ["ruth.p@glenmarra.invalid"]


def test_a_closed_account_is_signed_out_at_once_and_stays_so(grant, world):
    ruth = door(world, "ruth")
    assert ruth.get(reverse("staff:day")).status_code == 200

    done = grant.post(of(world.accounts["ruth"], "close_account"), follow=True)

    assert "is closed, and signed out everywhere" in words(done)
    assert ruth.get(reverse("staff:day"))["Location"].startswith(reverse("account_login"))
    grant.post(
        of(world.accounts["ruth"], "invite_again"), {"email": "ruth.paterson@glenmarra.invalid"}
    )
    assert Account.objects.get(pk=world.accounts["ruth"].pk).is_active
    assert ruth.get(reverse("staff:day"))["Location"].startswith(reverse("account_login"))


def test_the_account_manager_is_not_told_of_a_pupils_account_and_the_officer_is(
    grant, okafor, world
):
    callum = world.accounts["callum"]

    assert grant.get(of(callum)).status_code == 404
    assert "Callum" not in words(grant.get(reverse("authority:accounts")))
    assert "Callum Reid" in words(okafor.get(reverse("authority:accounts")))
    assert "The account of Callum Reid" in words(okafor.get(of(callum)))


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_finds_none_of_these_pages(world, una, name):
    stranger, baird = door(world, name), world.accounts["mr_baird"]
    pages = [
        reverse("authority:accounts"),
        reverse("authority:find_person"),
        page_for(una),
        page_for(world.callum, "pupil"),
        *(of(baird, page) for page in ("account", "give_role", "invite_again", "close_account")),
    ]

    assert {stranger.get(page).status_code for page in pages} == {404}
    assert {stranger.post(page, as_teacher(world, go="1")).status_code for page in pages} == {404}
    assert not Account.objects.filter(email=ADDRESS).exists()


def test_no_name_is_in_an_address(okafor, world):
    found = okafor.post(reverse("authority:find_person"), {"words": "mairi"})

    assert not re.search(r'href="[^"]*mairi', found.content.decode(), re.IGNORECASE)
