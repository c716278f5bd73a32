"""A review that was under way before Ettle goes on: nobody who asked for it is forgotten."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.cases import services
from ettle.cases.models import StatutoryClock
from tests.cases.adopting import SOURCE, plan_then, review_then

ASKED_ON, TOLD_ON = date(2026, 10, 1), date(2026, 10, 20)


def adopted(world, **changes) -> None:
    """Ailsa's plan is adopted, with an early review that somebody asked for and was told of."""
    facts = {"gate": "requested", "requested_on": ASKED_ON, "notified_on": TOLD_ON} | changes
    for then in (plan_then(world), review_then(**facts)):
        services.adopt(by=world.actor("okafor"), pupil=world.ailsa, then=then, source=SOURCE)


def opened(world, ground="annual", who="okafor", **changed):
    return services.open_review(by=world.actor(who), pupil=world.ailsa, ground=ground, **changed)


@pytest.mark.parametrize("words", ["Mairi Morrison, her mother", "Mairi", "mairi (by e-mail)"])
@pytest.mark.parametrize("ground", ["annual", "change"])
def test_opened_on_another_ground_it_keeps_who_asked_and_when(world, words, ground):
    adopted(world, requested_by=words)

    review = opened(world, ground, why="Something changed.")

    assert (review.ground, review.requested_by) == ("request", "parent")
    assert (review.requested_person, review.requested_on) == (world.mairi, ASKED_ON)
    assert review.told_on == TOLD_ON


def test_where_the_words_name_no_parent_the_officer_says_who_that_is(world):
    adopted(world, requested_by="Her father, by telephone")

    with pytest.raises(Trouble, match="by “Her father, by telephone”") as trouble:
        opened(world)
    review = opened(
        world, request=services.EarlyRequest(asked_by="parent", person=world.rory, on=world.today)
    )

    assert trouble.value.field == "requested_by"
    assert (review.requested_person, review.requested_on) == (world.rory, ASKED_ON)


def test_a_request_that_was_answered_before_ettle_starts_no_second_clock(world):
    adopted(world, requested_by="Mairi")

    opened(world)

    [answer] = StatutoryClock.objects.filter(rule="C05")
    assert answer.stopped_on == TOLD_ON


def test_a_yearly_review_adopted_has_nobody_who_asked(world):
    adopted(world, gate="yearly", requested_on=None)

    review = opened(
        world, "request", request=services.EarlyRequest(asked_by="parent", on=world.today)
    )

    assert (review.ground, review.requested_by, review.requested_on) == ("annual", "", None)


def test_a_stranger_goes_on_with_no_review(world):
    adopted(world, requested_by="Mairi")

    for who in ("nobody", "laird", "mairi"):
        with pytest.raises(Refused):
            opened(world, who=who)
