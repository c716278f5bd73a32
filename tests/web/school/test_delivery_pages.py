"""Planned beside given at the school, the tray of what waits, and the thread with its breaks."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from ettle.plans import services
from ettle.plans.models import FamilyWord, GapAnswer
from tests.plans.given import log, planned_since_october
from tests.web.staff.doors import day_boxes, send, signed_in, words_of


@pytest.fixture
def planned(world):
    made = planned_since_october(world)
    for day in (date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 11)):
        log(made, "stories", "singh", on=day)
    return made


def at(world, name) -> str:
    return reverse(f"school:{name}", args=[world.ailsa.ref])


def test_whoever_leads_sees_planned_beside_given_with_a_picture_and_a_table(world, planned):
    response = signed_in(world, "laird").get(at(world, "given"))
    page = words_of(response)

    assert "Planned, and not given for" in page
    assert 'role="img" aria-label="A story group. 26 Oct: 0 of 2. 2 Nov: 2 of 2.' in (
        response.content.decode()
    )
    assert "A story group: planned and given, by week" in page
    assert "Ruth" not in page.partition("Who can see this")[0]


def test_the_tray_holds_gaps_until_somebody_says_who_does_what(world, planned):
    laird = signed_in(world, "laird")
    address = reverse("school:answer_gap", args=[planned.entries["therapy"].ref])

    before = words_of(laird.get(reverse("school:waiting")))
    sent = send(
        laird, address, who="Ms Laird", what="Rings the therapist.",
        **day_boxes("look_again_on", world.today + timedelta(days=14)),
    )  # fmt: skip
    after = words_of(laird.get(sent.url))

    assert "Speech and language therapy." in before
    assert GapAnswer.objects.get().who == "Ms Laird"
    assert "Speech and language therapy." not in after


def test_a_familys_word_is_answered_and_leaves_the_tray(world, planned):
    said = services.say_about_support(
        by=world.actor("mairi"), pupil=world.ailsa, kind="ring_me", words="After four, please.",
        support=planned.entries["practice"],
    )  # fmt: skip
    laird = signed_in(world, "laird")

    before = words_of(laird.get(reverse("school:waiting")))
    sent = send(laird, reverse("school:answer_word", args=[said.ref]), answer="Rung on Monday.")
    after = words_of(laird.get(sent.url))

    assert "Ring me" in before and "After four, please." in before
    assert FamilyWord.objects.get().answered_label == "Ms Laird, ASN lead"
    assert "Nobody waits for an answer from you." in after


def test_support_with_a_gap_stands_first_among_what_is_planned_and_given(world, planned):
    for day in (date(2026, 11, 18), date(2026, 11, 19)):
        log(planned, "stories", "singh", on=day)

    page = words_of(signed_in(world, "laird").get(at(world, "given")))

    assert page.index("Speech and language therapy.") < page.index("A story group.")


def test_the_thread_names_each_break_and_what_mends_it(world, planned):
    page = words_of(signed_in(world, "laird").get(at(world, "thread")))

    assert "The thread is broken in 2 places." in page
    assert "was not given for two school weeks or more. Find out why, and who does what." in page
    assert "Talk in noise is hard to follow" in page


def test_an_officer_records_what_an_agency_gave(world, planned):
    address = reverse("staff:give_one", args=[planned.entries["therapy"].ref])

    sent = send(
        signed_in(world, "okafor"), address, outcome="given", **day_boxes("on", world.today)
    )

    assert sent.url == at(world, "given")


@pytest.mark.parametrize("who", ["nobody", "mairi", "rory", "ruth", "grant"])
def test_these_pages_are_not_there_for_anybody_else(world, planned, who):
    client = signed_in(world, who)

    assert [client.get(at(world, name)).status_code for name in ("given", "thread")] == [404, 404]
    gap = reverse("school:answer_gap", args=[planned.entries["therapy"].ref])
    assert client.get(gap).status_code == 404


def test_a_strangers_tray_is_empty_of_ailsa(world, planned):
    page = words_of(signed_in(world, "nobody").get(reverse("school:waiting")))

    assert "Ailsa" not in page
