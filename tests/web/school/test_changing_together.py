"""The statutory plan's lock, proposals, and two people at one part: everybody keeps their words."""

import pytest

from ettle.plans import services
from ettle.plans.models import EntryDraft, ProposedChange
from tests.plans.ailsa import begin_review, issue

OTHER = "A speech sound disorder, a delay in using words, and pain in the ears."
WHY = "The audiologist found it on 12 November 2026."


def proposed(client, at, entry, **typed):
    words = {"text": OTHER, "reason": WHY, "expected_version": 1, "as_it_is": "1"} | typed
    return client.post(at("plan_propose", entry.ref), words)


def test_what_the_statutory_plan_rests_on_says_so_and_offers_a_proposal(door, at, plan):
    issue(plan)
    ref = plan.entries["factor"].ref
    client = door("laird")

    pages = [client.get(at(name, ref)).content.decode() for name in ("plan_change", "plan_end")]
    pages.append(client.get(at("plan_part", ref)).content.decode())

    for page in pages:
        assert "It changes only through a review of that plan" in page
        assert at("plan_propose", ref) in page


def test_an_objective_of_the_issued_plan_is_not_taken_out(door, at, plan):
    issue(plan)
    objective = plan.entries["objective2"]

    answer = door("laird").post(at("plan_end", objective.ref), {"expected_version": 1})

    objective.refresh_from_db()
    assert answer.status_code == 422
    assert "Propose the change instead" in answer.content.decode()
    assert objective.ended_at is None


def test_a_proposal_waits_for_the_review_and_is_then_taken(door, at, world, plan):
    issue(plan)
    client, factor = door("laird"), plan.entries["factor"]
    proposed(client, at, factor)
    row = ProposedChange.objects.get()

    early = client.post(at("plan_answer", row.ref), {"take": "yes", "answer": "Yes."})
    begin_review(plan)
    taken = client.post(at("plan_answer", row.ref), {"take": "yes", "answer": "Found in review."})

    assert (early.status_code, taken.status_code) == (422, 302)
    assert factor.versions.last().text == OTHER
    assert "Taken into the plan" in client.get(at("plan_proposals")).content.decode()


def test_a_proposal_without_a_reason_is_asked_for_one_and_kept(door, at, plan):
    answer = proposed(door("laird"), at, plan.entries["factor"], reason="")

    assert answer.status_code == 422
    assert OTHER in answer.content.decode()
    assert EntryDraft.objects.get().answers["text"] == [OTHER]


def test_whoever_proposed_sees_it_and_others_who_only_read_do_not(door, at, world, plan):
    proposed(door("singh"), at, plan.entries["objective"], text="By June Ailsa asks a friend.")

    pages = {
        who: door(who).get(at("plan_proposals")).content.decode()
        for who in ("singh", "laird", "okafor", "wojcik")
    }

    said = {who for who, page in pages.items() if "The audiologist found it" in page}
    assert said == {"singh", "laird", "okafor"}


@pytest.mark.parametrize("who", ["nobody", "ruth", "rory", "grant"])
def test_strangers_neither_propose_nor_find_proposals(door, at, plan, who):
    proposed(door("laird"), at, plan.entries["factor"])
    row, client = ProposedChange.objects.get(), door(who)

    found = {
        client.get(at("plan_proposals")).status_code,
        client.get(at("plan_answer", row.ref)).status_code,
        proposed(client, at, plan.entries["factor"]).status_code,
    }

    assert found == {404}


def test_a_teacher_may_not_answer_a_proposal(door, at, plan):
    proposed(door("singh"), at, plan.entries["objective"], text="By June Ailsa asks a friend.")
    ref = ProposedChange.objects.get().ref

    assert door("singh").get(at("plan_answer", ref)).status_code == 403


def test_declining_needs_its_reason(door, at, plan):
    proposed(door("laird"), at, plan.entries["factor"])
    ref = ProposedChange.objects.get().ref

    answer = door("okafor").post(at("plan_answer", ref), {"take": "no"})

    assert answer.status_code == 422
    assert "Say why not" in answer.content.decode()


@pytest.fixture
def conflict(door, at, world, plan):
    """Ms Okafor saved a factor while Ms Laird had it open."""
    factor = plan.entries["factor"]
    services.revise_entry(
        by=world.actor("okafor"), entry=factor, expected_version=1,
        text="A speech sound disorder and a long delay in using words.",
    )  # fmt: skip
    client = door("laird")
    answer = client.post(
        at("plan_change", factor.ref),
        {"text": OTHER, "audience": "everyone", "expected_version": 1, "as_it_is": "1"},
    )
    return client, factor, answer


def test_two_people_are_shown_what_each_changed(conflict):
    _, _, answer = conflict
    page = answer.content.decode()

    assert answer.status_code == 409
    assert '<ins class="ettle_in"><span class="visually-hidden">put in: </span>long ' in page
    assert "What you changed" in page
    assert "audio" not in page
    assert OTHER in page


def again(answer, **more):
    form = answer.context["form"]
    typed = {"text": OTHER, "audience": "everyone", "as_it_is": "1"}
    return typed | {"expected_version": form["expected_version"].value()} | more


def test_both_texts_are_kept_with_one_press(conflict, at):
    client, factor, answer = conflict

    client.post(at("plan_change", factor.ref), again(answer, both="1"))

    assert factor.versions.last().text == (
        f"A speech sound disorder and a long delay in using words.\n\n{OTHER}"
    )


def test_mine_is_kept_as_a_proposal(conflict, at):
    client, factor, answer = conflict

    asked = client.post(at("plan_propose", factor.ref), again(answer, begin="1"))
    sent = client.post(at("plan_propose", factor.ref), again(answer, reason=WHY))

    assert (asked.status_code, sent.status_code) == (200, 302)
    assert OTHER in asked.content.decode()
    assert ProposedChange.objects.get().text == OTHER
    assert factor.versions.count() == 2


def test_leaving_theirs_loses_nothing_of_mine(conflict, at):
    client, factor, _ = conflict

    page = client.get(at("plan_change", factor.ref) + "?go-on").content.decode()

    assert OTHER in page


def test_a_part_taken_out_meanwhile_still_shows_what_was_typed(door, at, world, plan):
    factor, client = plan.entries["factor"], door("laird")
    url = at("plan_change", factor.ref)
    services.end_entry(by=world.actor("okafor"), entry=factor, expected_version=1)

    answer = client.post(url, {"text": OTHER, "audience": "everyone", "expected_version": 1})

    assert answer.status_code == 404
