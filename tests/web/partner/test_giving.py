"""Dr Sinclair says what was given, by a link of her own, and sees nothing else of the plan."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ettle.access import Refused, Trouble
from ettle.cases.models import AgencyAnswer, AgencyRequest
from ettle.cases.services.giving import make_giving_link
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.plans.models import Delivery
from tests.plans import ailsa
from tests.plans.given import planned_since_october
from tests.web.partner.test_answering import door
from tests.web.staff.doors import day_boxes, words_of


@pytest.fixture
def asked(world, token):
    """The question answered, and a plan in force that names the NHS."""
    asked = AgencyRequest.objects.get()
    AgencyAnswer.objects.create(
        authority=world.authority, agency_request=asked, stance="provide", summary="Yes.",
        saved_at=world.actor("okafor").at, sent_at=world.actor("okafor").at, sent_on=world.today,
    )  # fmt: skip
    return asked


@pytest.fixture
def planned(world):
    made = planned_since_october(world)
    ailsa.issue(made)
    return made


def giving_token(world, asked) -> str:
    officer = world.actor("okafor")
    make_giving_link(by=officer, agency_request=asked)
    hand_over_all(by=officer, messages=list(waiting_messages(by=officer)))
    return re.search(r"/answer/([\w-]+)/", mail.outbox[-1].body)[1]


def come_in_by_code(client, link: str) -> None:
    """Come in as somebody does who has answered before: with a code sent to her own address."""
    client.post(door(link), {"send_code": "yes"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    client.post(door(link), {"code": code})


def test_she_says_what_was_given_and_sees_only_her_own_support(world, client, asked, planned):
    come_in_by_code(client, giving_token(world, asked))
    address = reverse("partner:giving")
    page = client.get(address)
    key = re.search(r'name="form_key" value="([^"]+)"', page.content.decode())[1]

    sent = client.post(
        address,
        {"form_key": key, "support": planned.entries["therapy"].ref, "outcome": "given",
         **day_boxes("on", world.today)},
    )  # fmt: skip

    assert "Speech and language therapy." in words_of(page)
    assert "Practise the symbols." not in words_of(page)
    assert sent.status_code == 302
    assert Delivery.objects.get().by_label == "Dr Sinclair, NHS Glenmarra (invented)"


def test_another_support_of_the_same_child_is_not_hers_to_say(world, client, asked, planned):
    come_in_by_code(client, giving_token(world, asked))

    opened = client.get(reverse("partner:giving"))
    refused = client.post(
        reverse("partner:giving"),
        {"support": planned.entries["practice"].ref, "outcome": "given",
         **day_boxes("on", world.today)},
    )  # fmt: skip

    assert (opened.status_code, refused.status_code) == (200, 404)
    assert Delivery.objects.count() == 0


def test_without_a_link_the_page_is_not_there(client, planned):
    assert client.get(reverse("partner:giving")).status_code == 404


def test_a_link_to_say_what_is_given_lasts_a_year_and_ends_the_one_before(world, asked, planned):
    before = asked.links.get()

    link = make_giving_link(by=world.actor("okafor"), agency_request=asked)

    before.refresh_from_db()
    assert before.revoked_at is not None
    assert link.expires_on == world.today + timedelta(days=365)
    assert "Ailsa" not in mail.outbox[-1].body


def test_only_an_officer_makes_one_and_only_once_there_is_a_plan(world, asked):
    with pytest.raises(Trouble, match="No plan is in force"):
        make_giving_link(by=world.actor("okafor"), agency_request=asked)
    for who in ("nobody", "laird", "mairi"):
        with pytest.raises(Refused):
            make_giving_link(by=world.actor(who), agency_request=asked)
