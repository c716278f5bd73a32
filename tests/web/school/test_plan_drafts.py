"""Nothing typed is lost: what was not saved is kept at the server, for whoever typed it."""

from datetime import timedelta

import pytest
from django.test import Client

from ettle.plans.models import Entry, EntryDraft
from ettle.plans.selectors.unsaved import drafts_of
from ettle.plans.services import keep_draft

WORDS = "Ailsa tells a whole story to a partner, with pictures"
TYPED = {"observable": WORDS, "measure": "", "by_on_day": "31", "by_on_month": "2",
         "by_on_year": "2027", "audience": "everyone"}  # fmt: skip


@pytest.fixture
def half_typed(door, at, plan):
    """Ms Laird typed a target with a day that is none; the page refused it."""
    answer = door("laird").post(at("plan_add", "target"), TYPED)
    assert answer.status_code == 422
    return answer


def test_what_was_refused_is_offered_again_after_a_new_sign_in(door, at, half_typed):
    client = door("laird")

    offered = client.get(at("plan_add", "target")).content.decode()
    again = client.get(at("plan_add", "target") + "?go-on").content.decode()

    assert "You were writing this on Monday 23 November 2026" in offered
    assert WORDS not in offered
    assert WORDS in again
    assert 'value="31"' in again
    assert "Error:" not in again


def test_the_childs_page_says_that_something_was_not_saved(door, at, half_typed):
    page = door("laird").get(at("pupil")).content.decode()

    assert "What I am working on: not saved." in page


@pytest.mark.parametrize("who", ["kerr", "baird", "okafor", "singh"])
def test_nobody_else_is_offered_it_or_throws_it_away(door, at, half_typed, who):
    client, draft = door(who), EntryDraft.objects.get()

    page = client.get(at("plan_add", "target")).content.decode()
    gone = client.post(at("plan_draft_gone", draft.ref))

    assert "You were writing this" not in page
    assert gone.status_code == 404
    assert EntryDraft.objects.count() == 1


def test_it_goes_away_when_it_is_saved(door, at, half_typed):
    typed = TYPED | {"by_on_day": "26", "as_it_is": "1"}

    answer = door("laird").post(at("plan_add", "target"), typed)

    assert answer.status_code == 302
    assert not EntryDraft.objects.exists()


def test_it_is_thrown_away_with_one_press(door, at, half_typed):
    door("laird").post(at("plan_draft_gone", EntryDraft.objects.get().ref))

    assert not EntryDraft.objects.exists()


def test_half_a_part_is_kept_and_gone_on_with_later(door, at, plan):
    client = door("laird")

    kept = client.post(at("plan_add", "decision"), {"reasons": "Because Ailsa asked", "keep": "1"})

    assert kept.status_code == 302
    assert not Entry.objects.filter(kind="decision").exists()
    again = client.get(at("plan_add", "decision") + "?go-on").content.decode()
    assert "Because Ailsa asked" in again


def test_what_was_sent_after_the_session_ended_is_kept_for_its_owner(door, at, plan):
    seal = door("laird").get(at("plan_add", "target")).context["form"]["kept_as"].value()

    answer = Client().post(at("plan_add", "target"), TYPED | {"kept_as": seal})

    assert "/sign-in/" in answer.headers["Location"] or "login" in answer.headers["Location"]
    assert WORDS in door("laird").get(at("plan_add", "target") + "?go-on").content.decode()
    assert WORDS not in door("kerr").get(at("plan_add", "target") + "?go-on").content.decode()


@pytest.mark.parametrize("seal", ["", "made-up", "WzEsIngiLCJ5Il0:1abc:forged"])
def test_a_visitor_without_a_seal_of_ours_keeps_nothing(at, plan, seal):
    Client().post(at("plan_add", "target"), TYPED | {"kept_as": seal})

    assert not EntryDraft.objects.exists()


def test_a_page_sent_with_an_old_token_keeps_what_was_typed(world, door, at, plan):
    seal = door("laird").get(at("plan_add", "target")).context["form"]["kept_as"].value()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = door("laird").cookies

    answer = strict.post(at("plan_add", "target"), TYPED | {"kept_as": seal})

    assert answer.status_code == 403
    assert EntryDraft.objects.get().answers["observable"] == [WORDS]


def test_drafts_end_after_thirty_days(world, plan):
    laird = world.actor("laird")
    keep_draft(by=laird, pupil=world.ailsa, where="add target", answers={"text": ["Words"]})
    later = world.actor("laird", on=world.today + timedelta(days=31))

    assert drafts_of(world.ailsa, by=laird)
    assert drafts_of(world.ailsa, by=later) == ()


def test_a_name_is_nowhere_in_the_addresses_of_drafts(door, at, half_typed):
    draft = EntryDraft.objects.get()

    assert draft.where == "add target"
    assert set(draft.answers) >= {"observable", "audience"}
    assert "csrfmiddlewaretoken" not in draft.answers
