"""Coached rewriting: weak parts as they were marked and as they are now."""

import pytest

from ettle.plans.selectors.quality_result import result_of
from ettle.plans.selectors.rewriting import rewriting_of
from ettle.plans.services import end_entry, revise_entry
from tests.plans.ailsa import write_all
from tests.plans.quality.rounds import begin, both_marked, marked, settled


@pytest.fixture
def plan(world):
    return write_all(world)


def the(found, key: str):
    return next(one for one in found if one.result.criterion.key == key)


def test_nothing_is_coached_before_marks_are_settled(world, plan):
    laird = world.actor("laird")
    audit = begin(world)
    before = rewriting_of(audit, by=laird)

    marked(world, audit, "baird", objectives=0)
    marked(world, audit, "okafor", objectives=1)
    audit.refresh_from_db()

    assert before == ()
    assert rewriting_of(audit, by=laird) == ()


def test_a_weak_criterion_brings_the_parts_it_is_about_and_no_others(world, plan):
    audit = settled(world, {"objectives": 1})

    (found,) = rewriting_of(audit, by=world.actor("laird"))

    assert found.result.criterion.key == "objectives"
    assert {part.kind for part in found.parts} == {"objective"}
    assert found.changed == ()


def test_what_is_changed_taken_out_and_added_since_stands_beside_what_was(world, plan):
    audit = settled(world, {"needs": 1})
    laird = world.actor("laird", hour=15)
    revise_entry(by=laird, entry=plan.entries["factor"], expected_version=1, text="New words.")
    end_entry(by=laird, entry=plan.entries["factor2"], expected_version=1)
    plan.write("extra", "barrier", "The hall echoes.", by=laird)

    (found,) = rewriting_of(audit, by=laird)

    told = {(one.then, one.now) for one in found.changed}
    assert ("A speech sound disorder and a delay in using words.", "New words.") in told
    assert ("", "The hall echoes.") in told
    assert any(then.startswith("Ailsa finds changes") and not now for then, now in told)


def test_a_change_in_the_boxes_counts_as_a_change(world, plan):
    audit = settled(world, {"amount": 1})
    therapy = plan.entries["therapy"]
    now = therapy.versions.get(n=1)
    revise_entry(
        by=world.actor("laird", hour=15), entry=therapy, expected_version=1,
        detail=now.detail | {"how_often": "Twice a week"},
    )  # fmt: skip

    (found,) = rewriting_of(audit, by=world.actor("laird"))

    (changed,) = found.changed
    assert "Once a week" in changed.then
    assert "Twice a week" in changed.now


def test_a_reader_is_coached_on_what_they_may_read(world, plan):
    plan.write("quiet", "factor", "For the school only.", audience="school")
    audit = settled(world, {"needs": 0})

    lead = the(rewriting_of(audit, by=world.actor("laird")), "needs")
    officer = the(rewriting_of(audit, by=world.actor("okafor")), "needs")

    assert "For the school only." in {one.now for one in lead.parts}
    assert "For the school only." not in {one.now for one in officer.parts}


def test_only_what_is_old_is_brought_for_being_about_now(world, plan):
    audit = settled(world, {"current": 1})

    fresh = the(rewriting_of(audit, by=world.actor("laird")), "current")
    later = world.actor("laird", on=world.today.replace(year=2028))

    assert fresh.parts == ()
    assert the(rewriting_of(audit, by=later), "current").parts


@pytest.mark.parametrize("name", ["nobody", "mairi", "rory", "docherty", "ruth", "grant", "singh"])
def test_a_stranger_is_shown_nothing(world, plan, name):
    audit = settled(world, {"objectives": 0})

    assert rewriting_of(audit, by=world.actor(name)) == ()


def test_a_second_round_shows_the_marks_of_the_first(world, plan):
    settled(world, {"objectives": 0})
    again = both_marked(world, hour=13)

    result = result_of(again, by=world.actor("laird"))

    assert result.before["objectives"] == 0
    assert [one.settled for one in result.criteria if one.criterion.key == "objectives"] == [2]
