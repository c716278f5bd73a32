"""A family reads which stage a child is on in its own words, and that it decides no right."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from tests.plans.staged import moved, stage, stages_in_force
from tests.plans.test_early_help import concern, tried
from tests.world import ALIASES

SEPTEMBER = date(2026, 9, 7)
STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "laird", "okafor", "ruth")


@pytest.fixture
def page_of(client, world):
    def as_(name: str):
        client.force_login(
            world.accounts[ALIASES.get(name, name)], backend=settings.AUTHENTICATION_BACKENDS[-1]
        )
        return client.get(reverse("family:stage", args=[world.ailsa.ref]))

    return as_


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_mairi_reads_the_stage_in_the_familys_words_with_the_reason(world, page_of):
    scheme = stages_in_force(world)
    moved(world, stage(scheme, 3), SEPTEMBER)

    told = words_of(page_of("mairi"))

    assert "Ailsa’s support: Enhanced" in told
    assert "School works with others, such as a therapist or another service." in told
    assert "Small steps with symbols in class were not enough." in told
    assert "The class team, targeted support, and two or more agencies" not in told
    assert 'role="img"' in told


def test_mairi_is_told_that_she_may_ask_for_a_plan_at_any_stage(world, page_of):
    moved(world, stage(stages_in_force(world), 1), SEPTEMBER)

    told = words_of(page_of("mairi"))

    assert "At any stage you can ask the council for a co-ordinated support plan." in told
    assert "not need a diagnosis" in told and "no money hangs on it" in told


def test_what_anybody_said_before_a_move_is_not_on_the_familys_page(world, page_of):
    moved(world, stage(stages_in_force(world), 2), SEPTEMBER)

    told = words_of(page_of("mairi"))

    assert "She likes the small group." not in told and "Her mother agrees." not in told
    assert "Ailsa and a parent or carer were asked on Monday 7 September 2026." in told


def test_mairi_reads_what_was_tried(world, page_of):
    tried(world, concern(world), "A now-and-next board.")

    assert "A now-and-next board." in words_of(page_of("mairi"))


def test_before_anybody_has_said_a_stage_the_page_says_whom_to_ask(world, page_of):
    assert "Ask the school how support works for Ailsa." in words_of(page_of("mairi"))


@pytest.mark.parametrize("who", STRANGERS)
def test_to_everybody_else_the_page_is_not_there(world, page_of, who):
    moved(world, stage(stages_in_force(world), 2), SEPTEMBER)

    assert page_of(who).status_code == 404
