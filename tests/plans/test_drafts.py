"""What is typed and not saved: its writer's alone, written once, never over newer words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ettle.access import Refused, StaleEdit
from ettle.audit.models import Event
from ettle.plans.models import EntryDraft
from ettle.plans.selectors.unsaved import draft_for, drafts_of
from ettle.plans.services import forget_draft, keep_draft
from tests.plans.meeting_days import put_ruth_with_ailsa

WHERE = "add strategy"
FIRST, SECOND = {"text": ["Wait"]}, {"text": ["Wait for her"]}


@pytest.fixture
def laird(world):
    return world.actor("laird")


def kept(world, actor, answers, **showing):
    return keep_draft(by=actor, pupil=world.ailsa, where=WHERE, answers=answers, **showing)


def later(actor, **passed):
    return replace(actor, at=actor.at + timedelta(**passed))


def test_the_same_words_are_not_written_again(world, laird):
    first = kept(world, laird, FIRST, window="w1", seen="")

    again = kept(world, later(laird, seconds=9), FIRST, window="w1", seen=first.stamp)

    assert again.kept_at == first.kept_at


def test_one_window_goes_on_though_it_never_heard_that_its_words_were_kept(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")

    kept(world, later(laird, seconds=9), SECOND, window="w1", seen="")

    assert draft_for(world.ailsa, WHERE, by=laird).answers["text"] == ["Wait for her"]


def test_an_older_window_never_writes_over_newer_words_by_itself(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")

    with pytest.raises(StaleEdit):
        kept(world, later(laird, seconds=9), SECOND, window="w2", seen="")

    assert EntryDraft.objects.get().answers["text"] == ["Wait"]


def test_a_window_that_went_on_with_the_words_takes_them_from_the_older_one(world, laird):
    first = kept(world, laird, FIRST, window="w1", seen="")

    kept(world, later(laird, seconds=9), SECOND, window="w2", seen=first.stamp)

    with pytest.raises(StaleEdit):
        kept(world, later(laird, seconds=18), {"text": ["Old"]}, window="w1", seen=first.stamp)
    assert EntryDraft.objects.get().answers["text"] == ["Wait for her"]


def test_what_somebody_presses_replaces_what_was_kept(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")

    kept(world, later(laird, seconds=9), SECOND, window="w2")

    assert EntryDraft.objects.get().answers["text"] == ["Wait for her"]


def test_words_past_their_thirty_days_stand_in_nobodys_way(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")

    kept(world, later(laird, days=31), SECOND, window="w2", seen="")

    assert EntryDraft.objects.get().answers["text"] == ["Wait for her"]


def test_two_authors_of_one_form_have_a_draft_each(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")

    kept(world, world.actor("kerr"), SECOND, window="w2", seen="")

    assert draft_for(world.ailsa, WHERE, by=laird).answers["text"] == ["Wait"]
    assert draft_for(world.ailsa, WHERE, by=world.actor("kerr")).answers["text"] == ["Wait for her"]


@pytest.mark.parametrize("who", ["nobody", "docherty", "grant", "callum", "ruth"])
def test_a_stranger_keeps_nothing_about_her_and_throws_nothing_away(world, laird, who):
    stranger = world.actor(who)
    kept(world, laird, FIRST)

    with pytest.raises(Refused):
        kept(world, stranger, SECOND)
    with pytest.raises(Refused):
        forget_draft(by=stranger, pupil=world.ailsa, where=WHERE)

    assert drafts_of(world.ailsa, by=stranger) == ()
    assert EntryDraft.objects.count() == 1


@pytest.mark.parametrize("who", ["ruth", "mairi", "singh", "okafor", "wojcik"])
def test_whoever_has_forms_about_her_has_their_words_kept(world, who):
    put_ruth_with_ailsa(world)

    kept(world, world.actor(who), FIRST, window="w1", seen="")

    assert draft_for(world.ailsa, WHERE, by=world.actor(who))


def test_a_keeping_is_recorded_once_and_without_a_word_of_it(world, laird):
    kept(world, laird, FIRST, window="w1", seen="")
    kept(world, later(laird, seconds=9), SECOND, window="w1", seen="")

    event = Event.objects.get(verb="draft.kept")

    assert "Wait" not in str(event.facts)
