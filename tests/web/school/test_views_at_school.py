"""What Ailsa said, read at school; kept from a parent with a reason; help calls answered."""

import pytest
from django.urls import reverse

from ettle.access import new_token
from ettle.voice.hand_over import child_actor
from ettle.voice.models import HelpCall, KeptFromParent, View
from ettle.voice.services import (
    call_for_help,
    give_view,
    hand_over_device,
    save_view,
    start_view,
)
from tests.world import MONDAY, moment


@pytest.fixture
def ailsa(world):
    token = new_token()
    hand_over_device(by=world.actor("laird"), pupil=world.ailsa, token=token)
    return child_actor(token, at=moment(MONDAY), today=MONDAY)


@pytest.fixture
def given(world, ailsa) -> View:
    view = start_view(by=ailsa, pupil=world.ailsa, whose="child")
    view = save_view(
        by=ailsa, view=view, expected_version=None, audience="school", faces={"safe": 2},
        answers={"hard": "The dinner hall", "about_plan": "Say that I like art"},
    )  # fmt: skip
    return give_view(by=ailsa, view=view)


def signed_in(client, world, name: str):
    other = client.__class__()
    other.force_login(world.accounts[name])
    return other


def views_page(world) -> str:
    return reverse("school:views", args=[world.ailsa.ref])


def keep_page(world, view: View) -> str:
    return reverse("school:keep_from_parent", args=[world.ailsa.ref, view.ref])


def test_ms_laird_reads_what_ailsa_said_in_words_and_faces(client, world, given) -> None:
    text = signed_in(client, world, "ms_laird").get(views_page(world)).content.decode()

    for words in ("The dinner hall", "I feel safe at school: <strong>Not good</strong>",
                  "For “only my school people”."):  # fmt: skip
        assert words in text


def test_the_officer_reads_only_the_words_that_go_in_the_plan(client, world, given) -> None:
    text = signed_in(client, world, "ms_okafor").get(views_page(world)).content.decode()

    assert "Say that I like art" in text
    assert "The dinner hall" not in text


@pytest.mark.parametrize(
    "name", ["nobody", "rory", "mr_docherty", "ms_grant", "callum", "mairi", "ruth"]
)
def test_a_stranger_finds_no_page_and_the_family_have_their_own(
    client, world, given, name: str
) -> None:
    stranger = signed_in(client, world, name)

    assert stranger.get(views_page(world)).status_code == 404
    assert stranger.get(keep_page(world, given)).status_code == 404


def test_ms_kerr_keeps_ailsas_words_from_her_mother_with_a_reason(client, world, given) -> None:
    kerr = signed_in(client, world, "ms_kerr")
    page = kerr.get(keep_page(world, given))

    kerr.post(
        keep_page(world, given),
        {
            "form_key": str(page.context["form"]["form_key"].value()),
            "parent": world.mairi.ref,
            "reason": "Ailsa is afraid of a row at home.",
        },
    )
    mairis = signed_in(client, world, "mairi").get(reverse("family:said", args=[world.ailsa.ref]))

    assert KeptFromParent.objects.get().decided_by == world.ms_kerr
    assert "The dinner hall" not in mairis.content.decode()
    assert "afraid of a row" in kerr.get(views_page(world)).content.decode()


def test_a_reason_is_asked_for_in_words(client, world, given) -> None:
    kerr = signed_in(client, world, "ms_kerr")

    page = kerr.post(keep_page(world, given), {"parent": world.mairi.ref, "reason": "no"})

    assert page.status_code == 422
    assert "Say why it is safer" in page.content.decode()
    assert not KeptFromParent.objects.exists()


def test_mr_singh_reads_but_does_not_decide(client, world, given) -> None:
    singh = signed_in(client, world, "mr_singh")

    assert "The dinner hall" in singh.get(views_page(world)).content.decode()
    assert "Keep this from a parent" not in singh.get(views_page(world)).content.decode()
    assert singh.get(keep_page(world, given)).status_code == 403


def test_a_call_for_help_stands_on_every_leaders_page_until_somebody_went(
    client, world, ailsa
) -> None:
    call = call_for_help(by=ailsa, pupil=world.ailsa)
    baird = signed_in(client, world, "mr_baird")

    before = baird.get("/privacy/").content.decode()
    baird.post(reverse("school:went", args=[call.ref]))
    after = signed_in(client, world, "ms_laird").get("/privacy/").content.decode()

    assert "Ailsa Morrison asked for help now" in before
    assert "asked for help now" not in after
    assert HelpCall.objects.get().answered_by == world.mr_baird


@pytest.mark.parametrize("name", ["nobody", "ms_okafor", "mairi", "mr_singh", "ms_grant"])
def test_nobody_else_is_shown_the_call_or_answers_it(client, world, ailsa, name: str) -> None:
    call = call_for_help(by=ailsa, pupil=world.ailsa)
    other = signed_in(client, world, name)

    assert "asked for help now" not in other.get("/privacy/").content.decode()
    assert other.post(reverse("school:went", args=[call.ref])).status_code == 404
