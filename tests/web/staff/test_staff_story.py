"""Step 8 of the story on its pages: Ruth reads the card, says so, and says what she saw."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from ettle.workforce import services
from ettle.workforce.models import AskForMore, CardReading, Observation, OwnWord
from tests.web.staff.doors import send, signed_in, words_of
from tests.workforce.ready import BRIEFED, card_of, confirmed, hold


@pytest.fixture
def row(world):
    hold(world, "ruth", *BRIEFED)
    card_of(world)
    return confirmed(world, from_on=world.today)


def address(world, name) -> str:
    return reverse(f"staff:{name}", args=[world.ailsa.ref])


def test_the_first_thing_she_sees_is_the_child_and_the_one_thing_to_do(world, row):
    words = words_of(signed_in(world, "ruth").get(reverse("staff:day")))

    assert "Today: Ailsa, from 9.00 am" in words
    assert words.index("Today: Ailsa") < words.index("Read Ailsa’s card")


def test_she_reads_the_card_and_talks_it_through(world, row):
    ruth = signed_in(world, "ruth")

    sent = send(ruth, address(world, "card"), talked_with=world.ms_laird.ref)
    page = ruth.get(sent.url)

    assert CardReading.objects.get().talked_with == world.ms_laird
    assert "You have read Ailsa’s card." in words_of(page)
    assert "Done, sign me out" in words_of(page)
    assert "Who did you talk it through with?" not in words_of(page)


def test_nothing_is_read_without_a_colleague(world, row):
    page = send(signed_in(world, "ruth"), address(world, "card"), talked_with="")

    assert page.status_code == 422
    assert "Choose who you talked it through with." in words_of(page)


def test_a_double_press_is_one_reading(world, row):
    ruth = signed_in(world, "ruth")

    send(ruth, address(world, "card"), talked_with=world.ms_laird.ref)
    ruth.post(address(world, "card"), {"talked_with": world.ms_laird.ref})

    assert CardReading.objects.count() == 1


def test_what_changed_since_she_last_read_is_at_the_top(world, row):
    ruth = signed_in(world, "ruth")
    send(ruth, address(world, "card"), talked_with=world.ms_laird.ref)
    card_of(world, n=2, words="The door seat")

    words = words_of(ruth.get(address(world, "card")))

    assert "Now: The door seat Was: The window seat" in words
    assert words.index("Changed since you last read it") < words.index("What matters to me")


def test_a_card_that_changed_under_her_is_not_marked_read(world, row):
    ruth = signed_in(world, "ruth")
    old = ruth.get(address(world, "card")).context["card"]
    card_of(world, n=2, words="The door seat")

    page = ruth.post(
        address(world, "card"), {"talked_with": world.ms_laird.ref, "card": "an-old-one"}
    )

    assert old.version == "1"
    assert page.status_code == 422
    assert not CardReading.objects.exists()


def test_the_card_prints_as_it_was_issued_under_a_name_that_names_nobody(world, row):
    page = signed_in(world, "ruth").get(address(world, "card_paper"))

    assert page.status_code == 200
    assert page.content == b"%PDF-1.7"
    assert page.headers["Content-Disposition"] == 'inline; filename="support-card.pdf"'


def test_one_tap_sends_an_observation(world, row):
    sent = send(signed_in(world, "ruth"), address(world, "observe"), saw="went_well")

    assert sent.status_code == 302
    assert Observation.objects.get().saw == "went_well"


def test_words_that_are_too_long_are_kept_and_refused(world, row):
    long = "She asked for the window seat. " * 10

    page = send(signed_in(world, "ruth"), address(world, "observe"), saw="new", words=long)

    assert page.status_code == 422
    assert long.strip() in page.content.decode()
    assert not Observation.objects.exists()


def test_sending_without_a_tap_says_what_to_do(world, row):
    page = send(signed_in(world, "ruth"), address(world, "observe"), words="Calm today")

    assert page.status_code == 422
    assert "Tap one of the three buttons" in words_of(page)


def test_she_says_whether_she_is_ready(world, row):
    page = reverse("staff:ready", args=[row.ref])

    sent = send(signed_in(world, "ruth"), page, says="not_ready", words="I was ill last week.")

    assert sent.url == reverse("staff:day")
    assert OwnWord.objects.get().says == "not_ready"


def test_an_ask_and_its_answer_come_back_with_the_reason(world, row):
    ruth, lead = signed_in(world, "ruth"), signed_in(world, "laird")
    send(ruth, address(world, "ask"), asks="What happens on Tuesdays?")
    ask = AskForMore.objects.get()

    send(lead, reverse("school:ask", args=[ask.ref]), answer="told", reason="We spoke at break.")
    words = words_of(ruth.get(address(world, "ask")))

    assert "What happens on Tuesdays?" in words
    assert "You were told in person. Why: We spoke at break." in words


def test_interrupted_time_is_booked_again(world):
    hold(world, "ruth", "pvg", "hour_1")
    card_of(world)
    row = confirmed(world, from_on=world.today)
    booking = row.protected_time.get(purpose="briefing")

    sent = send(
        signed_in(world, "ruth"), reverse("staff:time", args=[booking.ref]),
        used_minutes=20, interrupted_because="Called to the lunch hall",
    )  # fmt: skip

    booking.refresh_from_db()
    assert sent.url == reverse("staff:day")
    assert (booking.used_minutes, booking.interrupted_because) == (20, "Called to the lunch hall")
    assert row.protected_time.filter(purpose="briefing", minutes=40).exists()


@pytest.mark.parametrize("name", ["card", "card_paper", "parts", "observe", "ask"])
@pytest.mark.parametrize("who", ["morag", "nobody", "rory", "mairi", "docherty", "baird", "grant"])
def test_to_anyone_who_does_not_support_ailsa_it_is_not_there(world, row, who, name):
    assert signed_in(world, who).get(address(world, name)).status_code == 404


@pytest.mark.parametrize("who", ["morag", "nobody", "baird", "rory"])
def test_nobody_answers_for_ruth(world, row, who):
    page = signed_in(world, who).get(reverse("staff:ready", args=[row.ref]))

    assert page.status_code == 404


def test_the_day_after_the_last_the_card_is_closed(world, row, settings):
    services.end_deployment(by=world.actor("baird"), deployment=row, until_on=world.today)
    ruth = signed_in(world, "ruth")

    today = ruth.get(address(world, "card"))
    settings.DEMONSTRATION_TODAY = (world.today + timedelta(days=1)).isoformat()
    tomorrow = ruth.get(address(world, "card"))

    assert (today.status_code, tomorrow.status_code) == (200, 404)


def test_before_it_is_confirmed_she_sees_her_time_and_no_child(world):
    from tests.workforce.ready import planned

    card_of(world)
    planned(world, from_on=date(2026, 11, 24))
    ruth = signed_in(world, "ruth")

    words = words_of(ruth.get(reverse("staff:day")))

    assert "Ailsa" not in words
    assert "Hour-1 safeguarding" in words
    assert ruth.get(address(world, "card")).status_code == 404
