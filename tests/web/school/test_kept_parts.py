"""A part kept from a parent: by a leader for safety, or by a child of 12 or over."""

import pytest
from django.urls import reverse

from ettle.people.models import Parentage
from ettle.plans import selectors, services
from ettle.plans.models import EntryKept
from ettle.plans.selectors.keeping import kept_parts
from tests.plans.ailsa import issue

WHY = "Ailsa is afraid of what happens at home when this is read. Ms Kerr spoke with her."


def keeps(client, at, world, entry, **more):
    typed = {"person": world.mairi.ref, "reason": WHY} | more
    return client.post(at("plan_keep", entry.ref), typed)


def seen_by(world, who):
    plan = selectors.plan_for(world.ailsa, by=world.actor(who))
    return {part.ref for part in plan.parts}


def test_a_leader_keeps_a_part_from_one_parent_with_the_reason(door, at, world, plan):
    line = plan.entries["card5"]

    keeps(door("kerr"), at, world, line)

    page = door("laird").get(at("plan_part", line.ref)).content.decode()
    assert "Mairi Morrison cannot read this part." in page
    assert WHY in page
    assert line.ref not in seen_by(world, "mairi")
    assert line.ref in seen_by(world, "wojcik")


def test_without_a_reason_it_is_asked_for(door, at, world, plan):
    answer = keeps(door("kerr"), at, world, plan.entries["card5"], reason="")

    assert answer.status_code == 422
    assert not EntryKept.objects.exists()


def test_the_parent_finds_no_word_of_it(door, at, world, plan):
    keeps(door("kerr"), at, world, plan.entries["card5"])
    client = door("mairi")

    assert kept_parts(world.ailsa, by=world.actor("mairi")) == ()
    assert client.get(at("plan_part", plan.entries["card5"].ref)).status_code == 404
    family = client.get("/family/").content.decode()
    assert "cannot read" not in family


@pytest.mark.parametrize("who", ["nobody", "ruth", "mairi", "rory", "grant"])
def test_strangers_and_parents_keep_nothing(door, at, world, plan, who):
    answer = keeps(door(who), at, world, plan.entries["card5"])

    assert answer.status_code == 404


def test_a_teacher_reads_the_part_and_decides_nothing(door, at, world, plan):
    assert keeps(door("singh"), at, world, plan.entries["card5"]).status_code == 403


def test_what_the_law_gives_each_parent_is_not_kept(door, at, world, plan):
    issue(plan)

    answer = keeps(door("kerr"), at, world, plan.entries["factor"])

    assert answer.status_code == 422
    assert "the law gives each parent a copy of that plan" in answer.content.decode()


def test_the_parent_is_let_in_again(door, at, world, plan):
    line, client = plan.entries["card5"], door("kerr")
    keeps(client, at, world, line)

    client.post(at("plan_let_in", EntryKept.objects.get().ref), {})

    assert line.ref in seen_by(world, "mairi")


@pytest.fixture
def callums(world):
    """Callum's plan: he is thirteen, and has an account of his own."""
    Parentage.objects.create(
        authority=world.authority, pupil=world.callum, person=world.mairi, relationship="Aunt"
    )
    nobody = world.actor("nobody")
    own = services.open_plan(by=nobody, pupil=world.callum)
    return services.write_entry(
        by=nobody, plan=own, kind="helps", text="Let me leave without asking."
    )


def test_callum_keeps_a_part_from_a_parent_and_nobody_is_told(door, world, callums):
    client = door("callum")
    parent = world.callum.parentages.get().person
    one = reverse("child:keep_one", args=[callums.ref])

    listed = client.get(reverse("child:keep")).content.decode()
    client.post(one, {"parents": [parent.ref]})
    after = client.get(reverse("child:keep")).content.decode()

    assert "Let me leave without asking." in listed
    assert f"{parent.name} can not read this." in after
    assert EntryKept.objects.get().kept_by == "child"


def test_callum_lets_the_parent_read_it_again(door, world, callums):
    client, parent = door("callum"), world.callum.parentages.get().person
    one = reverse("child:keep_one", args=[callums.ref])
    client.post(one, {"parents": [parent.ref]})

    client.post(one, {})

    assert EntryKept.objects.get().ended_at is not None


@pytest.mark.parametrize("who", ["nobody", "laird", "rory", "eilidh"])
def test_nobody_else_finds_callums_choices(door, world, callums, who):
    found = door(who).get(reverse("child:keep_one", args=[callums.ref])).status_code

    assert found == 404
