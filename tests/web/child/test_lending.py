"""Handing a device to a child: the adult is locked out, the child's page is all there is."""

import pytest
from django.test import Client
from django.urls import reverse

from ettle.voice.models import HandOver, View

STRANGERS = ("nobody", "rory", "mr_docherty", "ms_grant", "callum", "ruth")


def lent(client, world, lender: str = "ms_laird"):
    client.force_login(world.accounts[lender])
    client.post(reverse("child:lend", args=[world.ailsa.ref]))
    return client


def test_the_page_says_what_happens_before_it_happens(client, world) -> None:
    client.force_login(world.accounts["ms_laird"])

    page = client.get(reverse("child:lend", args=[world.ailsa.ref]))

    assert "You are signed out on this device." in page.content.decode()
    assert not HandOver.objects.exists()


def test_ms_laird_is_locked_out_of_the_device_she_lends(client, world) -> None:
    lent(client, world)

    her_own = client.get("/home/")
    ailsas = client.get(reverse("child:before"))

    assert her_own.url.startswith("/account/login/")
    assert "Hello Ailsa" in ailsas.content.decode()


def test_mairi_lends_her_phone_at_home(client, world) -> None:
    lent(client, world, "mairi")

    assert "Hello Ailsa" in client.get(reverse("child:before")).content.decode()


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_finds_no_page_to_lend_from(client, world, name: str) -> None:
    client.force_login(world.accounts[name])
    address = reverse("child:lend", args=[world.ailsa.ref])

    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)


@pytest.mark.parametrize("name", [*STRANGERS, "mairi", "ms_okafor", "mr_baird"])
def test_the_childs_page_is_no_adults_page_and_no_other_childs(client, world, name: str) -> None:
    lent(Client(), world)
    client.force_login(world.accounts[name])

    page = client.get(reverse("child:step", args=["good"]), follow=True)

    assert page.status_code == (200 if name == "callum" else 404)
    assert "Ailsa" not in page.content.decode()


def test_signing_in_again_locks_the_childs_page_for_good(client, world) -> None:
    lent(client, world)

    client.post(reverse("demo:become", args=["mr_baird"]))
    client.post(reverse("account_logout"))

    assert HandOver.objects.get().ended_at is not None
    assert client.get(reverse("child:before")).url == reverse("child:done")


def test_id_rather_not_today_locks_the_device_and_keeps_her_words_for_her(client, world) -> None:
    lent(client, world)
    client.post(reverse("child:step", args=["good"]), {"words": "Art"})

    done = client.post(reverse("child:not_today"), follow=True)
    lent(client, world)
    again = client.get(reverse("child:step", args=["good"]))

    assert "Give this back to the adult." in done.content.decode()
    assert ">\nArt</textarea>" in again.content.decode()
    assert list(View.objects.order_by("pk").values_list("status", flat=True)) == [
        "not_today", "draft",
    ]  # fmt: skip


def test_nobody_signed_in_gets_the_same_answer_whether_or_not_there_is_anything(client, world):
    there = client.get(reverse("child:lend", args=[world.ailsa.ref]))
    not_there = client.get(reverse("child:lend", args=["zzzzzzzzzzzz"]))
    childs = client.get(reverse("child:before"))

    assert there.status_code == not_there.status_code == childs.status_code == 302
    assert there.url.partition("?")[0] == not_there.url.partition("?")[0]


def test_browsers_may_say_which_site_a_form_came_from(client) -> None:
    """Without it they say ``Origin: null`` and every form is refused."""
    page = client.get("/")

    assert page.headers["Referrer-Policy"] == "same-origin"
