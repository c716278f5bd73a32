"""A plan is marked by two people, blind, and the marks are talked through."""

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.models import Event
from ettle.plans.selectors.quality import (
    marking_for,
    possible_markers,
    round_for,
    rounds_of,
    rounds_waiting,
)
from ettle.plans.selectors.quality_result import result_of
from ettle.plans.services import end_entry, revise_entry
from ettle.plans.services.quality import give_marks, open_round, save_marks, settle_marks
from tests.plans.ailsa import begin as begin_plan
from tests.plans.ailsa import write_all
from tests.plans.quality.rounds import GOOD, begin, both_marked, marked, ref_of

STRANGERS = ["nobody", "mairi", "rory", "docherty", "ruth", "grant", "callum"]


@pytest.fixture
def plan(world):
    return write_all(world)


def test_whoever_wrote_most_of_it_cannot_mark_it(world, plan):
    offered = {one.name: one for one in possible_markers(world.ailsa, by=world.actor("kerr"))}

    assert offered["Ms Laird"].may_mark is False
    assert "mark their own work" in offered["Ms Laird"].why_not
    assert offered["Mr Baird"].may_mark and offered["Ms Okafor"].may_mark
    with pytest.raises(Trouble, match="mark their own work"):
        begin(world, markers=("baird", "laird"))


def test_only_people_who_read_the_plan_at_work_can_be_asked(world, plan):
    offered = {one.name for one in possible_markers(world.ailsa, by=world.actor("kerr"))}

    assert {"Mr Baird", "Ms Kerr", "Mr Singh", "Ms Okafor"} <= offered
    assert not offered & {"Ruth Paterson", "Mairi Morrison", "Rory Campbell"}
    with pytest.raises(Trouble, match="Choose two different people"):
        begin(world, markers=("baird", "ruth"))


@pytest.mark.parametrize("name", [*STRANGERS, "singh", "wojcik"])
def test_nobody_else_has_a_plan_marked_or_is_told_who_could(world, plan, name):
    by = world.actor(name)

    assert possible_markers(world.ailsa, by=by) == ()
    with pytest.raises(Refused):
        open_round(
            by=by, pupil=world.ailsa, markers=[ref_of(world, "baird"), ref_of(world, "okafor")]
        )


def test_one_person_cannot_be_both_markers(world, plan):
    with pytest.raises(Trouble, match="Choose two different people"):
        begin(world, markers=("baird", "baird"))


def test_a_plan_is_not_put_before_two_pairs_at_once(world, plan):
    begin(world)

    with pytest.raises(Trouble, match="have this plan to mark already"):
        begin(world, markers=("baird", "singh"))


def test_without_a_plan_there_is_nothing_to_mark(world):
    with pytest.raises(Trouble, match="no plan to mark yet"):
        begin(world)


def test_neither_marker_sees_the_other_nor_that_they_are_done(world, plan):
    audit = begin(world)
    before = rounds_of(world.ailsa, by=world.actor("okafor"))

    marked(world, audit, "baird", objectives=0)

    okafor = world.actor("okafor")
    assert rounds_of(world.ailsa, by=okafor) == before
    assert result_of(audit, by=okafor) is None
    assert marking_for(audit, by=okafor).marks == {}
    assert [one.standing for one in before] == ["to mark"]
    assert result_of(audit, by=world.actor("baird")) is None
    assert result_of(audit, by=world.actor("kerr")) is None


def test_both_sheets_are_shown_once_both_are_in(world, plan):
    audit = both_marked(world, {"objectives": 0}, {"objectives": 2, "people": 3})

    result = result_of(audit, by=world.actor("baird"), page="result")

    found = {one.criterion.key: (one.first, one.second, one.settled) for one in result.criteria}
    assert found["objectives"] == (0, 2, None)
    assert found["people"] == (2, 3, None)
    assert found["amount"] == (2, 2, 2)
    assert (result.agreement.exact, result.agreement.within_one) == (12, 13)
    assert {one.criterion.key for one in result.to_settle} == {"objectives", "people"}
    objectives = next(one for one in result.criteria if one.criterion.key == "objectives")
    assert objectives.first_words == "baird on objectives"


@pytest.mark.parametrize("name", [*STRANGERS, "singh", "wojcik"])
def test_a_stranger_opens_no_round(world, plan, name):
    audit = both_marked(world)
    by = world.actor(name)

    assert round_for(audit.ref, by=by) is None
    assert rounds_of(world.ailsa, by=by) == ()
    assert rounds_waiting(by=by) == ()
    assert result_of(audit, by=by) is None
    assert marking_for(audit, by=by) is None


def test_the_school_leader_who_is_no_marker_gives_no_mark(world, plan):
    audit = begin(world)

    with pytest.raises(Refused):
        give_marks(by=world.actor("kerr"), audit=audit, marks=GOOD, words={}, expected_version=1)
    assert round_for(audit.ref, by=world.actor("kerr")) == audit


def test_marks_so_far_are_kept_and_given_in_at_once(world, plan):
    audit, baird = begin(world), world.actor("baird")

    save_marks(
        by=baird, audit=audit, marks={"people": 1}, words={"people": " Staff "}, expected_version=1
    )

    sheet = marking_for(audit, by=baird)
    assert (sheet.marks, sheet.words, sheet.is_given) == ({"people": 1}, {"people": "Staff"}, False)
    with pytest.raises(Trouble, match="13 of 14 have no mark yet"):
        give_marks(by=baird, audit=audit, marks={"people": 1}, words={}, expected_version=2)


def test_marks_that_are_in_stay_as_they_are(world, plan):
    audit = begin(world)
    marked(world, audit, "baird")

    with pytest.raises(Trouble, match="in already"):
        marked(world, audit, "baird", people=0)


def test_a_sheet_saved_in_another_window_is_not_written_over(world, plan):
    audit, baird = begin(world), world.actor("baird")
    save_marks(by=baird, audit=audit, marks={"people": 1}, words={}, expected_version=1)

    with pytest.raises(StaleEdit):
        save_marks(by=baird, audit=audit, marks={"people": 3}, words={}, expected_version=1)


@pytest.mark.parametrize("marks", [{"people": 4}, {"people": -1}, {"no_such": 2}])
def test_a_mark_that_there_is_not_is_refused_in_words(world, plan, marks):
    audit = begin(world)

    with pytest.raises(Trouble, match="no mark of this list"):
        save_marks(by=world.actor("baird"), audit=audit, marks=marks, words={}, expected_version=1)


def test_the_plan_is_marked_as_it_stood_when_the_round_was_opened(world, plan):
    audit = begin(world)
    laird = world.actor("laird", hour=11)
    profile = plan.entries["profile"]
    revise_entry(by=laird, entry=profile, expected_version=1, text="Written after the opening.")
    plan.write("late", "strength", "Added after the opening.", by=laird)

    texts = [part.text for part in marking_for(audit, by=world.actor("baird", hour=12)).parts]

    assert any(text.startswith("Ailsa draws, builds") for text in texts)
    assert "Written after the opening." not in texts
    assert "Added after the opening." not in texts


def test_a_part_taken_out_later_is_still_marked(world, plan):
    audit = begin(world)
    end_entry(by=world.actor("laird", hour=11), entry=plan.entries["factor2"], expected_version=1)

    texts = [part.text for part in marking_for(audit, by=world.actor("baird", hour=12)).parts]

    assert any("changes of plan" in text for text in texts)


def test_a_marker_is_shown_their_own_slice_and_no_more(world, plan):
    plan.write("quiet", "profile", "For the school only.", audience="school")
    audit = begin(world)

    baird = marking_for(audit, by=world.actor("baird"))
    okafor = marking_for(audit, by=world.actor("okafor"))

    assert "For the school only." in {part.text for part in baird.parts}
    assert "For the school only." not in {part.text for part in okafor.parts}


def test_a_part_narrowed_after_the_opening_is_held_back(world, plan):
    audit = begin(world)
    revise_entry(
        by=world.actor("laird", hour=11), entry=plan.entries["profile"], expected_version=1,
        audience="school",
    )  # fmt: skip

    okafor = marking_for(audit, by=world.actor("okafor", hour=12))

    assert not any(part.text.startswith("Ailsa draws") for part in okafor.parts)


def test_a_round_without_a_difference_is_settled_by_that(world, plan):
    audit = both_marked(world)

    assert audit.settled_on == world.today
    assert audit.settled["people"] == {"mark": 2, "reason": ""}


def test_a_difference_is_settled_with_its_reason_and_the_marks_given_stay(world, plan):
    audit = both_marked(world, {"objectives": 0}, {"objectives": 2})
    baird = world.actor("baird", hour=14)

    settle_marks(
        by=baird, audit=audit, expected_version=audit.version,
        settled={"objectives": (1, "It would fit any child of her stage.")},
    )  # fmt: skip

    audit.refresh_from_db()
    result = result_of(audit, by=baird)
    assert audit.settled_on == world.today
    objectives = next(one for one in result.criteria if one.criterion.key == "objectives")
    assert (objectives.first, objectives.second, objectives.settled) == (0, 2, 1)
    assert [one.criterion.key for one in result.weak] == ["objectives"]


@pytest.mark.parametrize(
    ("settled", "words"),
    [
        ({}, "Choose a mark for at least one"),
        ({"objectives": (1, "  ")}, "Say why"),
        ({"people": (1, "Why not")}, "agree on that one already"),
        ({"objectives": (7, "Seven")}, "no mark of this list"),
    ],
)
def test_settling_needs_a_difference_a_mark_and_a_reason(world, plan, settled, words):
    audit = both_marked(world, {"objectives": 0}, {"objectives": 2})

    with pytest.raises(Trouble, match=words):
        settle_marks(
            by=world.actor("baird"), audit=audit, settled=settled, expected_version=audit.version
        )


def test_nothing_is_settled_before_both_have_marked(world, plan):
    audit = begin(world)

    with pytest.raises(Trouble, match="Both have to give their marks"):
        settle_marks(
            by=world.actor("baird"), audit=audit, settled={"people": (1, "x")}, expected_version=1
        )


def test_only_the_two_settle(world, plan):
    audit = both_marked(world, {"objectives": 0}, {"objectives": 2})

    for name in ("kerr", "nobody", "laird"):
        with pytest.raises(Refused):
            settle_marks(
                by=world.actor(name), audit=audit, settled={"objectives": (1, "Why")},
                expected_version=audit.version,
            )  # fmt: skip


def test_a_round_waits_for_its_markers_and_for_nobody_else(world, plan):
    audit = begin(world)

    assert [one.ref for one in rounds_waiting(by=world.actor("baird"))] == [audit.ref]
    assert rounds_waiting(by=world.actor("kerr")) == ()
    marked(world, audit, "baird")
    assert rounds_waiting(by=world.actor("baird")) == ()


def test_the_record_says_who_marked_and_holds_no_mark_and_no_word(world, plan):
    both_marked(world, {"objectives": 0}, {"objectives": 2})

    events = Event.objects.filter(verb__startswith="quality.").order_by("pk")

    assert [one.verb for one in events] == ["quality.opened", "quality.marked", "quality.marked"]
    assert [one.facts for one in events] == [{}, {}, {}]


def test_a_plan_of_nothing_can_be_marked(world):
    begin_plan(world)

    audit = both_marked(world, dict.fromkeys(GOOD, 0), dict.fromkeys(GOOD, 0))

    assert result_of(audit, by=world.actor("baird")).agreement.kappa is None


def test_the_sheet_costs_as_many_queries_however_many_parts(
    world, plan, django_assert_max_num_queries
):
    for n in range(30):
        plan.write(f"s{n}", "strength", f"Strength {n}.")
    audit = round_for(begin(world).ref, by=world.actor("baird"))
    baird = world.actor("baird")

    with django_assert_max_num_queries(6):
        marking_for(audit, by=baird)
