"""Proposing to establish whether a plan is required: who is told, and when the clocks start."""

from datetime import date

from ettle.cases.models import Notice, StatutoryClock
from tests.cases.casework import post_all, proposal_sent


def test_the_sixteen_weeks_start_on_the_day_the_proposal_is_sent(world):
    proposal = proposal_sent(world)

    clock = StatutoryClock.objects.get(rule="C02")

    assert proposal.sent_on == date(2026, 11, 23)
    assert (clock.started_on, clock.due_on) == (date(2026, 11, 23), date(2027, 3, 14))


def test_sending_it_to_whoever_asked_meets_the_eight_weeks(world):
    proposal_sent(world)

    assert StatutoryClock.objects.get(rule="C01").stopped_on == date(2026, 11, 23)


def test_the_ten_weeks_start_on_the_day_the_agency_is_asked(world):
    proposal_sent(world)

    clock = StatutoryClock.objects.get(rule="C10")

    assert (clock.started_on, clock.due_on) == (date(2026, 11, 23), date(2027, 1, 31))


def test_exactly_those_whom_the_law_names_are_told(world):
    proposal_sent(world)

    told = Notice.objects.filter(event="proposal").order_by("to_label")

    assert [each.to_label for each in told] == [
        "Mairi Morrison (mother)",
        "Rory Campbell (father)",
    ]


def test_a_letter_prints_the_date_that_is_stored(world):
    proposal_sent(world)

    letter = Notice.objects.get(letter="L4", to_person=world.mairi).document

    assert letter.context["due_on"] == StatutoryClock.objects.get(rule="C02").due_on.isoformat()
    assert "Sunday 14 March 2027" in bytes(letter.text).decode()


def test_a_parent_kept_apart_is_told_by_post_and_not_who_asked(world):
    proposal_sent(world)

    letter = Notice.objects.get(letter="L4", to_person=world.rory)
    words = bytes(letter.document.text).decode()

    assert letter.message.channel == "post"
    assert "Mairi" not in words
    assert "Burnside" not in words


def test_posting_a_second_letter_later_moves_nothing(world):
    proposal_sent(world)

    post_all(world.actor("okafor", on=date(2026, 11, 25)), on=date(2026, 11, 25))

    assert StatutoryClock.objects.get(rule="C02").started_on == date(2026, 11, 23)
