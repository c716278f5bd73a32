"""A form that is kept as it is typed: for its writer, under their seal, never over newer words."""

import pytest
from django.test import Client
from django.urls import reverse

from ettle.plans.models import Entry, EntryDraft
from tests.plans.meeting_days import arranged, held

WORDS = "Give her the words first, and wait"
WHO = {"audience": "everyone", "as_it_is": "1"}


@pytest.fixture
def strategy(at, plan):
    return at("plan_add", "strategy")


def typed(client, address: str, **words: str) -> dict[str, str]:
    """Give a showing of a form as its script sends it."""
    form = client.get(address).context["form"]
    own = ("form_key", "kept_as", "kept_seen", "expected_version")
    hidden = {name: str(form[name].value() or "") for name in own if name in form.fields}
    return hidden | {"quietly": "1"} | words


def test_what_is_typed_is_kept_and_offered_again_and_nothing_is_saved(door, strategy):
    client = door("laird")

    answer = client.post(strategy, typed(client, strategy, text=WORDS))

    assert answer.status_code == 200
    assert answer.json()["at"]
    assert "You were writing this on" in client.get(strategy).content.decode()
    assert WORDS in client.get(f"{strategy}?go-on").content.decode()
    assert not Entry.objects.filter(kind="strategy", versions__text=WORDS).exists()


def test_the_page_has_one_quiet_line_that_says_so_and_the_script_that_does_it(door, strategy):
    page = door("laird").get(strategy).content.decode()

    assert page.count('role="status" data-kept=') == 1
    assert page.count("ettle/keep.js") == 1


def test_a_second_window_is_told_and_may_choose(door, strategy):
    client = door("laird")
    first, second = (typed(client, strategy, text=words) for words in (WORDS, "Wait"))
    client.post(strategy, first)

    refused = client.post(strategy, second)
    chosen = client.post(strategy, second | {"in_their_place": "1"})

    assert (refused.status_code, chosen.status_code) == (409, 200)
    assert EntryDraft.objects.get().answers["text"] == ["Wait"]


def test_a_form_that_is_gone_on_with_is_kept_and_sealed_like_a_new_one(door, strategy):
    client = door("laird")
    client.post(strategy, typed(client, strategy, text=WORDS))

    going_on = typed(client, f"{strategy}?go-on", text=f"{WORDS} for her")
    answer = client.post(strategy, going_on)
    again = client.post(strategy, going_on | {"kept_seen": answer.json()["kept_seen"], "text": "W"})

    assert all(going_on[name] for name in ("form_key", "kept_as", "kept_seen"))
    assert (answer.status_code, again.status_code) == (200, 200)


def test_what_is_typed_after_the_session_ended_is_kept_for_whoever_typed_it(door, strategy):
    sent = typed(door("laird"), strategy, text=WORDS)

    answer = Client().post(strategy, sent)

    assert answer.status_code == 302
    assert WORDS in door("laird").get(f"{strategy}?go-on").content.decode()
    assert WORDS not in door("kerr").get(f"{strategy}?go-on").content.decode()


def test_what_is_typed_under_anothers_new_sign_in_is_never_theirs(world, door, strategy):
    sent = typed(door("laird"), strategy, text=WORDS)

    answer = door("kerr").post(strategy, sent)

    assert answer.status_code == 403
    assert EntryDraft.objects.get().owner == world.laird
    assert "What you wrote is kept" not in door("kerr").get(strategy).content.decode()


def test_a_form_that_was_saved_leaves_no_draft_behind_it(door, strategy):
    client = door("laird")
    sent = typed(client, strategy, text=WORDS)
    client.post(strategy, {name: sent[name] for name in sent if name != "quietly"} | WHO)

    late = client.post(strategy, sent)

    assert Entry.objects.filter(kind="strategy", versions__text=WORDS).exists()
    assert late.status_code == 410
    assert not EntryDraft.objects.exists()


def test_it_is_thrown_away_on_its_own_page(door, strategy):
    client = door("laird")
    client.post(strategy, typed(client, strategy, text=WORDS))

    gone = client.post(strategy, {"throw_away": "1"}, follow=True)

    assert "What you had typed is thrown away." in gone.content.decode()
    assert not EntryDraft.objects.exists()


def test_each_form_with_room_for_more_than_a_line_is_kept_as_it_is_typed(world, door, at, plan):
    meeting = arranged(world)
    pages = ("hold", "said", "decision", "action", "disagreement", "cancel")
    addresses = {reverse(f"school:meeting_{page}", args=[meeting.ref]) for page in pages}
    addresses |= {at("plan_add", kind) for kind in ("decision", "target", "concern", "event")}
    addresses.add(at("stage_move"))
    client = door("laird")

    kept = {each for each in addresses if " data-kept=" in client.get(each).content.decode()}

    assert kept == addresses


def test_who_received_a_request_may_leave_it_half_typed(world, door):
    client = door("okafor")
    address = reverse("authority:record_request", args=[world.ailsa.ref])

    answer = client.post(address, typed(client, address, reasons="She cannot follow what is said"))

    assert answer.status_code == 200
    assert "She cannot follow" in client.get(f"{address}?go-on").content.decode()


def test_two_versions_of_a_part_side_by_side_are_kept_as_they_are_typed(world, door, at, plan):
    client, entry = door("laird"), Entry.objects.filter(kind="profile").first()
    address = at("plan_change", entry.ref)
    old = typed(client, address) | {"expected_version": "0", "text": "Mine"} | WHO
    shown = client.post(address, {name: old[name] for name in old if name != "quietly"})
    form = shown.context["form"]
    again = {name: str(form[name].value()) for name in ("kept_as", "kept_seen", "expected_version")}

    answer = client.post(address, again | {"quietly": "1", "text": "Mine and theirs"})

    assert shown.status_code == 409
    assert answer.status_code == 200
    assert EntryDraft.objects.get().answers["text"] == ["Mine and theirs"]


@pytest.mark.parametrize("who", ["nobody", "docherty", "callum", "mairi"])
def test_a_stranger_at_the_address_keeps_nothing(door, strategy, who):
    answer = door(who).post(strategy, {"quietly": "1", "text": WORDS})

    assert answer.status_code == 404
    assert not EntryDraft.objects.exists()


def test_what_was_talked_about_at_a_meeting_is_kept_and_found_from_her_plan(world, door, at):
    client, meeting = door("laird"), arranged(world)
    address = reverse("school:meeting_hold", args=[meeting.ref])
    client.post(address, typed(client, address, said="Mairi told of the drum"))

    plan = client.get(at("pupil")).content.decode()

    assert "The record of a meeting: not saved." in plan
    assert f"{address}?go-on" in plan
    assert "Mairi told of the drum" in client.get(f"{address}?go-on").content.decode()


def test_a_meeting_that_is_recorded_leaves_no_draft(world, door):
    client, meeting = door("laird"), held(world)
    address = reverse("school:meeting_disagreement", args=[meeting.ref])
    sent = typed(client, address, whose="Mairi", words="Too little.", then="We meet again.")
    client.post(address, sent)
    assert EntryDraft.objects.exists()

    done = client.post(address, {name: sent[name] for name in sent if name != "quietly"})

    assert done.status_code == 302
    assert not EntryDraft.objects.exists()
