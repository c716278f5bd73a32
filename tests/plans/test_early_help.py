"""What was tried goes with the child, and what was tried six weeks ago is looked at."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ettle.access import Refused, Trouble
from ettle.plans import services
from ettle.plans.models import Plan
from ettle.plans.selectors.early_help import early_help_for, first_actions, looks_due
from tests.plans.staged import stages_in_force

NOTICED = date(2026, 9, 1)
STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "eilidh", "ruth", "morag")


def concern(world, text="She hides when plans change.", *, pupil=None, who="singh", **detail):
    by = world.actor(who)
    plan = services.open_plan(by=by, pupil=pupil or world.ailsa)
    given = {"noticed_on": NOTICED, "noticed_by": "Mr Singh"} | detail
    return services.write_entry(by=by, plan=plan, kind="concern", text=text, detail=given)


def tried(world, under, text="A now-and-next board.", *, who="singh", from_on=NOTICED, **facts):
    detail = {"level": "universal", "by_whom": "Mr Singh", "from_on": from_on} | facts
    return services.write_entry(
        by=world.actor(who), plan=under.plan, kind="tried", text=text, under=under, detail=detail
    )


def looked(world, entry, helped, on, who="singh"):
    now = entry.versions.get(n=entry.latest)
    return services.revise_entry(
        by=world.actor(who), entry=entry, expected_version=None,
        detail=now.detail | {"helped": helped, "looked_on": on},
    )  # fmt: skip


def test_mr_singh_writes_a_concern_and_the_first_thing_he_did(world):
    concern(world, first_action="A quiet place by the window.", first_action_on=date(2026, 9, 3))

    [told] = early_help_for(world.ailsa, by=world.actor("laird")).concerns

    assert told.words == "She hides when plans change."
    assert told.days_to_first_action == 2
    assert told.author.startswith("Mr Singh")


def test_a_concern_begins_the_record_of_a_child_who_had_none(world):
    assert not Plan.objects.filter(pupil=world.ailsa).exists()

    concern(world)

    assert Plan.objects.filter(pupil=world.ailsa).exists()


def test_what_was_tried_stands_under_its_concern(world):
    first, second = concern(world), concern(world, "She is tired.", noticed_on=date(2026, 10, 1))
    tried(world, first)
    tried(world, second, "A later start.", level="targeted", who="laird")

    told = early_help_for(world.ailsa, by=world.actor("baird"))

    assert [(each.words, [one.words for one in each.tried]) for each in told.concerns] == [
        ("She is tired.", ["A later start."]),
        ("She hides when plans change.", ["A now-and-next board."]),
    ]


@pytest.mark.parametrize(
    ("helped", "look_on"),
    [("", date(2026, 10, 13)), ("too_soon", date(2026, 11, 24)), ("yes", None), ("no", None)],
)
def test_what_was_tried_is_looked_at_after_six_weeks_until_somebody_knows(world, helped, look_on):
    entry = tried(world, concern(world))
    if helped:
        looked(world, entry, helped, date(2026, 10, 13))

    [told] = early_help_for(world.ailsa, by=world.actor("singh")).tried

    assert told.look_on == look_on


def test_what_was_said_before_stays_in_the_versions(world):
    entry = looked(world, tried(world, concern(world)), "too_soon", date(2026, 10, 13))

    looked(world, entry, "partly", date(2026, 11, 20))

    assert [version.detail.get("helped", "") for version in entry.versions.all()] == [
        "",
        "too_soon",
        "partly",
    ]


@pytest.mark.parametrize("key", ["noticed_on", "first_action_on"])
def test_nothing_is_noticed_or_done_on_a_day_to_come(world, key):
    with pytest.raises(Trouble, match="has not come yet") as trouble:
        concern(world, **{key: world.today + timedelta(days=1)})

    assert trouble.value.field == key


def test_nobody_looks_on_a_day_to_come(world):
    entry = tried(world, concern(world))

    with pytest.raises(Trouble, match="has not come yet"):
        looked(world, entry, "yes", world.today + timedelta(days=1))


def test_the_list_holds_what_has_waited_longest_first_and_what_nothing_was_done_about(world):
    old = concern(world)
    tried(world, old, "First.", from_on=date(2026, 9, 7))
    tried(world, old, "Second.", from_on=date(2026, 9, 1))
    tried(world, old, "Not yet.", from_on=world.today - timedelta(days=41))
    looked(world, tried(world, old, "Known."), "yes", date(2026, 10, 20))
    concern(world, "Nothing done.", noticed_on=date(2026, 9, 4))
    concern(world, "Done.", first_action="A talk.", first_action_on=NOTICED)

    lines, count = looks_due(by=world.actor("laird"))

    assert [(line.words, line.due_on) for line in lines] == [
        ("Second.", date(2026, 10, 13)),
        ("Nothing done.", date(2026, 9, 4)),
        ("First.", date(2026, 10, 19)),
    ]
    assert count == 3


def test_six_weeks_to_the_day_is_due(world):
    tried(world, concern(world), from_on=world.today - timedelta(weeks=6))

    assert looks_due(by=world.actor("laird"))[1] == 1


def test_the_council_may_ask_sooner(world):
    scheme = stages_in_force(world)
    scheme.look_weeks = 4
    scheme.save(update_fields=["look_weeks"])
    tried(world, concern(world), from_on=world.today - timedelta(weeks=4))

    assert looks_due(by=world.actor("laird"))[1] == 1


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_told_of_no_concern_and_no_look(world, who):
    tried(world, concern(world))
    by = world.actor(who)

    assert early_help_for(world.ailsa, by=by).concerns == ()
    assert looks_due(by=by) == ([], 0)
    assert first_actions(by=by).counted == 0


def test_a_teacher_is_told_of_the_children_they_teach_and_no_others(world):
    tried(world, concern(world))
    tried(world, concern(world, "Other.", pupil=world.finlay, who="laird"), who="laird")

    assert {line.pupil_name for line in looks_due(by=world.actor("singh"))[0]} == {world.ailsa.name}
    assert looks_due(by=world.actor("baird"))[1] == 2


def test_a_teacher_is_not_told_what_is_for_those_who_plan(world):
    plan = services.open_plan(by=world.actor("laird"), pupil=world.ailsa)
    services.write_entry(
        by=world.actor("laird"), plan=plan, kind="concern", text="For planners.",
        audience="planners", detail={"noticed_on": NOTICED},
    )  # fmt: skip

    assert looks_due(by=world.actor("singh")) == ([], 0)
    assert early_help_for(world.ailsa, by=world.actor("singh")).concerns == ()
    assert looks_due(by=world.actor("laird"))[1] == 1


def test_her_mother_reads_what_was_tried_for_everyone_to_read(world):
    tried(world, concern(world))

    told = early_help_for(world.ailsa, by=world.actor("mairi"))

    assert [each.words for each in told.tried] == ["A now-and-next board."]


@pytest.mark.parametrize("who", ["mairi", "wojcik", "ruth", "nobody"])
def test_those_who_do_not_teach_or_lead_write_no_concern(world, who):
    plan = services.open_plan(by=world.actor("laird"), pupil=world.ailsa)

    with pytest.raises(Refused):
        services.write_entry(by=world.actor(who), plan=plan, kind="concern", text="A worry.")


def test_the_days_to_a_first_action_are_counted_by_their_middle(world):
    for days in (1, 3, 20):
        concern(
            world, f"{days}", first_action="Done.", first_action_on=NOTICED + timedelta(days=days)
        )
    concern(world, "Waiting.")

    told = first_actions(by=world.actor("laird"))

    assert (told.median_days, told.counted, told.waiting) == (3, 3, 1)
    assert first_actions(by=world.actor("laird"), since=date(2026, 10, 1)).counted == 0
    assert first_actions(by=world.actor("okafor")).counted == 3


def test_the_list_asks_as_many_questions_for_thirty_as_for_one(world):
    first = concern(world)
    tried(world, first)
    laird = world.actor("laird")
    with CaptureQueriesContext(connection) as one:
        looks_due(by=laird)
    for number in range(30):
        tried(world, first, f"Number {number}.")

    with CaptureQueriesContext(connection) as many:
        lines, count = looks_due(by=laird)

    assert (len(lines), count) == (20, 31)
    assert len(many) == len(one)
