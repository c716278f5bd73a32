"""Targets that can be measured and end; and what is old confirmed in one pass."""

from datetime import date, timedelta

import pytest

from ettle.plans import selectors, services
from ettle.plans.models import Entry, EntryVersion
from tests.world import moment

TARGET = {
    "observable": "ask for a break with her symbol", "measure": "four times out of five",
    "by_on_day": "18", "by_on_month": "12", "by_on_year": "2026", "where": "class",
    "with": "the symbol card", "owner": "Mr Singh", "audience": "everyone", "as_it_is": "1",
}  # fmt: skip
SENTENCE = (
    "By 18 December 2026 Ailsa will ask for a break with her symbol, four times out of five, "
    "in class, with the symbol card."
)


def newest() -> EntryVersion:
    return EntryVersion.objects.filter(entry__kind="target").latest("pk")


def test_the_boxes_of_a_target_make_its_sentence(door, at, plan):
    door("singh").post(at("plan_add", "target"), TARGET)

    target = newest()
    assert target.text == SENTENCE
    assert target.detail["measure"] == "four times out of five"
    boxes = door("singh").get(at("plan_change", target.entry.ref)).context["form"]
    assert boxes.framed
    assert boxes["observable"].value() == "ask for a break with her symbol"


def test_a_target_hangs_on_its_objective_if_one_is_named(door, at, plan):
    objective = plan.entries["objective"]

    door("laird").post(at("plan_add", "target") + f"?under={objective.ref}", TARGET)

    assert newest().entry.under_id == objective.pk


def test_what_a_target_lacks_is_said_gently_and_it_is_saved(door, at, plan):
    client = door("singh")
    bare = {"observable": "share the blocks", "audience": "everyone", "as_it_is": "1"}

    page = client.post(at("plan_add", "target"), bare, follow=True).content.decode()

    assert newest().text == "Ailsa will share the blocks."
    assert "No measure yet: how will you know when it is met?" in page
    assert "No date yet" in page


def test_a_fifth_live_target_is_saved_with_a_word_on_how_many_there_are(door, at, plan):
    client = door("singh")
    for number in range(4):
        answer = client.post(
            at("plan_add", "target"),
            TARGET | {"observable": f"share {number} blocks"},
            follow=True,
        )

    assert Entry.objects.filter(kind="target").count() == 5
    assert "Three or four at once is what people can carry" in answer.content.decode()


def test_a_target_that_ends_before_it_starts_is_refused_in_words(door, at, plan):
    starts = {"starts_on_day": "1", "starts_on_month": "2", "starts_on_year": "2027"}

    answer = door("singh").post(at("plan_add", "target"), TARGET | starts)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "(Friday 18 December 2026) is before the first day (Monday 1 February 2027)" in page
    assert "ask for a break with her symbol" in page


@pytest.mark.parametrize("outcome", ["met", "stopped"])
def test_a_target_ends_with_what_was_seen(door, at, plan, outcome):
    door("singh").post(at("plan_add", "target"), TARGET)
    target = newest()

    door("singh").post(
        at("plan_close", target.entry.ref),
        {"outcome": outcome, "words": "Five of five since May.", "expected_version": 1},
    )

    ended = newest()
    ended.entry.refresh_from_db()
    assert ended.entry.ended_because == "Five of five since May."
    assert ended.detail["outcome"] == outcome
    assert ended.detail["ended_on"] == "2026-11-23"


def test_a_target_carried_forward_goes_on_to_its_new_day(door, at, world, plan):
    door("singh").post(at("plan_add", "target"), TARGET)
    old = newest().entry
    new_day = {"by_on_day": "26", "by_on_month": "3", "by_on_year": "2027"}
    ends = {"outcome": "carried_forward", "words": "Three of five.", "expected_version": 1}

    without = door("singh").post(at("plan_close", old.ref), ends)
    door("singh").post(at("plan_close", old.ref), ends | new_day)

    assert without.status_code == 422
    targets = selectors.plan_for(world.ailsa, by=world.actor("singh")).of("target")
    assert targets[-1].text == SENTENCE.replace("18 December 2026", "26 March 2027")
    assert old.ref not in {part.ref for part in targets}


@pytest.mark.parametrize("who", ["nobody", "ruth", "mairi", "grant"])
def test_a_stranger_ends_no_target_and_confirms_nothing(door, at, plan, who):
    client = door(who)

    assert client.get(at("plan_close", plan.entries["card7"].ref)).status_code == 404
    assert client.get(at("still_true")).status_code == 404


@pytest.fixture
def a_year_later(settings, world):
    """The day is a year after the plan was written."""
    day = date(2027, 11, 24)
    settings.DEMONSTRATION, settings.DEMONSTRATION_TODAY = True, day.isoformat()
    return day


def answers(client, at, **by_kind):
    """Answer the page: a kind of part, and what is said of all of that kind."""
    form = client.get(at("still_true")).context["form"]
    said = {}
    for each in form.due:
        if each.part.kind in by_kind:
            said[f"q_{each.part.ref}"] = by_kind[each.part.kind]
            said[f"v_{each.part.ref}"] = str(form[f"v_{each.part.ref}"].value())
    return said


def test_nothing_is_asked_of_what_is_fresh(door, at, plan):
    page = door("laird").get(at("still_true")).content.decode()

    assert "waits for you" in page


def test_many_parts_are_confirmed_with_one_press(door, at, world, plan, a_year_later):
    client = door("laird")
    said = answers(client, at, helps="yes", factor="yes", objective="yes")

    client.post(at("still_true"), said)

    after = client.get(at("still_true")).context["form"]
    assert len([name for name in said if name.startswith("q_")]) == 6
    assert {each.part.kind for each in after.due} & {"helps", "factor", "objective"} == set()
    assert EntryVersion.objects.filter(n__gt=1).count() == 0


def test_what_was_said_and_decided_is_never_asked_about(door, at, plan, a_year_later):
    kinds = {each.part.kind for each in door("laird").get(at("still_true")).context["form"].due}

    assert "view" not in kinds


def test_a_teacher_is_asked_about_the_kinds_that_teachers_write(door, at, plan, a_year_later):
    kinds = {each.part.kind for each in door("singh").get(at("still_true")).context["form"].due}

    assert kinds == {"what_matters", "communication", "helps", "avoid", "signs", "target"}


def test_what_has_changed_is_opened_one_after_another(door, at, plan, a_year_later):
    client, avoid = door("laird"), plan.entries["card4"]
    said = answers(client, at, avoid="changed", must="no", helps="yes")

    first = client.post(at("still_true"), said)
    second = client.post(
        first.headers["Location"],
        {"text": "hurry me.", "audience": "everyone", "expected_version": 1, "as_it_is": "1"},
    )

    assert first.headers["Location"] == at("plan_change", avoid.ref)
    assert second.headers["Location"] == at("plan_end", plan.entries["card6"].ref)


def test_what_the_child_said_last_week_is_not_old(world, plan):
    from ettle.plans.selectors.still_true import parts_to_confirm

    later = world.actor("laird", on=world.today + timedelta(weeks=13))
    due, count = parts_to_confirm(world.ailsa, by=later)

    assert {each.part.kind for each in due} == {"must", "target"}
    assert count == 2


def test_confirming_says_who_and_when(door, at, world, plan):
    entry = plan.entries["card0"]
    services.confirm_entries(by=world.actor("laird"), entries=[entry])

    assert entry.confirmations.get().on == moment(world.today).date()
