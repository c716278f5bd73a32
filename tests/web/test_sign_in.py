"""Signing in: one click in a demonstration; passwords, lock-out and resets everywhere."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from ettle.people.models import Account


@pytest.fixture
def ms_okafor(world) -> Account:
    account = world.accounts["ms_okafor"]
    account.set_password("a long enough password")
    account.save()
    return account


def sign_in(client: Client, password: str):
    fields = {"login": "ngozi.okafor@glenmarra.invalid", "password": password}
    return client.post("/account/login/", fields)


def test_the_sign_in_page_lists_the_cast_in_a_demonstration(client, world) -> None:
    page = client.get("/account/login/").content.decode()

    assert len(re.findall(r'action="/demo/become/', page)) == 17


def test_one_press_signs_in_as_ruth(client, world) -> None:
    answer = client.post("/demo/become/ruth/")

    assert (answer.status_code, answer["Location"]) == (302, "/home/")


def test_a_link_that_is_opened_signs_nobody_in(client, world) -> None:
    assert client.get("/demo/become/ruth/").status_code == 405


def test_an_unknown_person_of_the_cast_is_not_found(client, world) -> None:
    assert client.post("/demo/become/somebody/").status_code == 404


def test_the_right_password_signs_in(client, ms_okafor) -> None:
    assert sign_in(client, "a long enough password")["Location"] == "/home/"


def test_a_wrong_password_says_so_without_saying_who_exists(client, ms_okafor) -> None:
    wrong = sign_in(client, "not this one")
    unknown = client.post(
        "/account/login/", {"login": "x@glenmarra.invalid", "password": "not this one"}
    )

    assert wrong.status_code == unknown.status_code
    assert errors_of(wrong) == errors_of(unknown) != []


def errors_of(answer) -> list[str]:
    return [str(error) for error in answer.context["form"].non_field_errors()] + [
        str(error) for errors in answer.context["form"].errors.values() for error in errors
    ]


def test_five_wrong_passwords_lock_even_the_right_one_out_at_every_worker(
    client, ms_okafor, settings
) -> None:
    settings.AXES_ENABLED = True
    for _ in range(5):
        cache.clear()  # as another worker, which knows nothing of allauth's own counting
        sign_in(client, "not this one")

    cache.clear()
    answer = sign_in(client, "a long enough password")

    assert (answer.status_code, "_auth_user_id" in client.session) == (429, False)


def test_nobody_signs_themselves_up(client, world) -> None:
    answer = client.post("/account/signup/", {"email": "x@y.invalid", "password1": "z" * 20})

    assert not Account.objects.filter(email="x@y.invalid").exists()
    assert answer.status_code in (200, 302, 403)


def test_a_new_account_sets_its_password_by_the_resets_link(client, world) -> None:
    client.post("/account/password/reset/", {"email": "mairi.morrison@glenmarra.invalid"})

    assert [each.to for each in mail.outbox] == [["mairi.morrison@glenmarra.invalid"]]
    assert "Mairi" not in mail.outbox[0].subject


def test_a_reset_for_nobody_looks_the_same_and_names_nobody(client, world) -> None:
    known = client.post("/account/password/reset/", {"email": "mairi.morrison@glenmarra.invalid"})
    unknown = client.post("/account/password/reset/", {"email": "x@glenmarra.invalid"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_whoever_is_not_signed_in_is_sent_to_sign_in_whatever_they_ask_for(client, world) -> None:
    there = client.get(f"/authority/pupils/{world.ailsa.ref}/")
    not_there = client.get("/authority/pupils/222222222222/")

    assert (there.status_code, there["Location"].partition("?")[0]) == (
        302, "/account/login/",
    )  # fmt: skip
    assert (not_there.status_code, not_there["Location"].partition("?")[0]) == (
        302, "/account/login/",
    )  # fmt: skip
