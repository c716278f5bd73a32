"""What was given, on a phone at the end of a lesson: one press, and a page that scores nobody."""

import re

import pytest
from django.urls import reverse

from ettle.plans.models import Delivery, TargetEvidence
from tests.plans.given import THURSDAY, log, planned_since_october
from tests.web.staff.doors import day_boxes, send, signed_in, words_of


@pytest.fixture
def planned(world):
    return planned_since_october(world)


def test_one_press_says_that_it_was_given_today(world, planned):
    ruth = signed_in(world, "ruth")

    sent = send(ruth, reverse("staff:give"), given=planned.entries["practice"].ref)
    page = words_of(ruth.get(sent.url))

    assert Delivery.objects.get().on == world.today
    assert "1 support is written down as given." in page
    assert "Given as planned" in page


def test_a_double_press_writes_it_once(world, planned):
    ruth = signed_in(world, "ruth")
    shown = ruth.get(reverse("staff:give")).content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', shown)[1]
    pressed = {"form_key": key, "given": planned.entries["practice"].ref}

    ruth.post(reverse("staff:give"), pressed)
    ruth.post(reverse("staff:give"), pressed)

    assert Delivery.objects.count() == 1


def test_not_given_asks_why_in_words_that_blame_nobody(world, planned):
    ruth = signed_in(world, "ruth")
    address = reverse("staff:give_one", args=[planned.entries["practice"].ref])

    page = words_of(ruth.get(address))
    refused = send(ruth, address, outcome="not_given", **day_boxes("on", world.today))
    send(ruth, address, outcome="not_given", why="child_chose", **day_boxes("on", THURSDAY))

    assert "No reason is anybody’s fault" in page
    assert refused.status_code == 422
    assert Delivery.objects.get().why == "child_chose"


def test_a_day_to_come_is_refused_in_words_and_what_was_typed_stays(world, planned):
    address = reverse("staff:give_one", args=[planned.entries["practice"].ref])

    refused = send(
        signed_in(world, "ruth"), address, outcome="part", why="moved", words="Half of it.",
        **day_boxes("on", world.today.replace(day=30)),
    )  # fmt: skip

    assert "Monday 30 November 2026 has not come yet" in words_of(refused)
    assert "Half of it." in refused.content.decode()


def test_a_correction_shows_both_and_names_nobody(world, planned):
    log(planned, on=world.today)
    address = reverse("staff:give_one", args=[planned.entries["practice"].ref])
    ruth = signed_in(world, "ruth")

    send(ruth, address, outcome="not_given", why="moved", **day_boxes("on", world.today))
    page = words_of(ruth.get(address))

    assert "put right since, and kept" in page
    assert "Ruth" not in page.partition("Said lately")[2].partition("Printed by")[0]


def test_ms_laird_finds_what_the_plan_says_that_she_gives_and_nothing_of_ruths(world, planned):
    planned.write(
        "group", "support", "A group that practises asking.", under=planned.entries["objective"],
        detail={
            "how_often": "Twice a week",
            "persons": [{"role": "ASN lead", "organisation": "", "kind": "asn_lead"}],
        },
    )  # fmt: skip
    laird, group = signed_in(world, "laird"), planned.entries["group"]

    page = words_of(laird.get(reverse("staff:give")))
    send(laird, reverse("staff:give"), given=group.ref)
    put_right = send(
        laird, reverse("staff:give_one", args=[group.ref]), outcome="given",
        **day_boxes("on", world.today),
    )  # fmt: skip

    assert "A group that practises asking." in page
    assert "Practise the symbols." not in page
    assert Delivery.objects.first().entry == group
    assert put_right.url.startswith(reverse("staff:give"))


def test_a_week_can_be_printed_and_ticked(world, planned):
    page = words_of(signed_in(world, "ruth").get(reverse("staff:give_sheet")))

    assert "Practise the symbols." in page
    assert "A story group." not in page


def test_four_taps_say_how_a_target_is_going(world, planned):
    ruth = signed_in(world, "ruth")
    address = reverse("staff:targets", args=[world.ailsa.ref])

    sent = send(ruth, address, step="sometimes", words="Twice, in maths.")
    page = words_of(ruth.get(sent.url))

    assert TargetEvidence.objects.get().step == "sometimes"
    assert "Monday 23 November 2026" in page and "Twice, in maths." in page


def test_a_target_without_a_tap_is_said_to_need_one(world, planned):
    address = reverse("staff:targets", args=[world.ailsa.ref])

    refused = send(signed_in(world, "ruth"), address, words="She asked.")

    assert "Tap one of the four" in words_of(refused)
    assert "She asked." in refused.content.decode()


@pytest.mark.parametrize("who", ["nobody", "mairi", "grant", "mr_docherty"])
def test_none_of_it_is_there_for_anybody_else(world, planned, who):
    client = signed_in(world, who)

    day = client.get(reverse("staff:give"))
    assert day.status_code == 404 or "Ailsa" not in words_of(day)
    assert client.get(reverse("staff:targets", args=[world.ailsa.ref])).status_code == 404
    one = reverse("staff:give_one", args=[planned.entries["practice"].ref])
    assert client.get(one).status_code == 404
