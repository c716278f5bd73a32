"""A plan is marked on its pages: chosen, marked blind, talked through, written again."""

import re

import pytest
from django.urls import reverse

from ettle.plans.models import QualityMark, QualityRound
from ettle.plans.services import revise_entry
from tests.plans.ailsa import write_all
from tests.plans.quality.rounds import KEYS, begin, both_marked, settled
from tests.web.staff.doors import send, signed_in, words_of


@pytest.fixture
def plan(world):
    return write_all(world)


def address(name: str, world, *more: str) -> str:
    return reverse(f"school:{name}", args=[world.ailsa.ref, *more])


def mark_all(world, audit, *, but: tuple[str, ...] = (), **changed: int):
    """Mark as Mr Baird, one criterion after the other: good, but for those said."""
    baird = signed_in(world, "baird")
    marks = dict.fromkeys((key for key in KEYS if key not in but), 2) | changed
    for key, mark in marks.items():
        send(baird, address("quality_criterion", world, audit.ref, key), on="1", mark=str(mark))
    return baird


def ticked(html: str) -> list[str]:
    """List the boxes of a page that are ticked."""
    return re.findall(r"<input[^>]* checked", html)


def test_a_leader_puts_the_plan_before_two_people(world, plan):
    leader = signed_in(world, "kerr")

    page = leader.get(address("quality", world))
    sent = send(
        leader, address("quality", world), markers=[world.mr_baird.ref, world.ms_okafor.ref]
    )

    audit = QualityRound.objects.get()
    words = words_of(page)
    assert "Ms Laird is not in this list: wrote" in words
    assert "The child is heard" in words
    assert sent.url == address("quality_round", world, audit.ref)
    assert {audit.first, audit.second} == {world.mr_baird, world.ms_okafor}


def test_one_person_is_refused_in_words_and_nothing_is_lost(world, plan):
    answer = send(signed_in(world, "kerr"), address("quality", world), markers=[world.mr_baird.ref])

    assert answer.status_code == 422
    assert "Choose two different people" in words_of(answer)
    assert not QualityRound.objects.exists()


def test_a_marker_reads_the_plan_and_gives_marks(world, plan):
    audit = begin(world)
    baird = signed_in(world, "baird")
    waiting = baird.get(reverse("school:quality_waiting"))

    whole = address("quality_mark", world, audit.ref)
    one = address("quality_criterion", world, audit.ref, "people")
    page = baird.get(one)
    send(baird, one, on="1", mark="1", words="“Staff” twice")
    mark_all(world, audit, but=("people",))
    send(baird, whole)

    words = words_of(baird.get(whole)) + words_of(page)
    given = QualityMark.objects.get(marker=world.mr_baird)
    assert "Ailsa Morrison" in words_of(waiting)
    assert "Ailsa draws, builds and remembers whole stories." in words
    assert "A good and a weak example" in words
    assert given.given_on == world.today
    assert (given.marks["people"], given.words["people"]) == (1, "“Staff” twice")


def test_a_sheet_with_a_gap_is_not_given_and_keeps_every_mark(world, plan):
    audit = begin(world)
    baird = mark_all(world, audit, but=("thread",))
    send(baird, address("quality_criterion", world, audit.ref, "thread"), words="With care")

    answer = send(baird, address("quality_mark", world, audit.ref))

    words = words_of(answer)
    assert answer.status_code == 422
    assert "1 of 14 have no mark yet. The first is “The thread holds”." in words
    assert "13 of 14 marked" in words
    assert "Go on: The thread holds" in words
    assert "With care" in words


def test_marks_are_kept_for_later_and_pressed_twice_kept_once(world, plan):
    audit, baird = begin(world), signed_in(world, "baird")
    where = address("quality_criterion", world, audit.ref, "people")
    pressed = {"mark": "1", "on": "1", "expected_version": "1"}

    first, second = baird.post(where, pressed), baird.post(where, pressed)

    sheet = QualityMark.objects.get(marker=world.mr_baird)
    assert len(ticked(baird.get(where).content.decode())) == 1
    assert (sheet.marks, sheet.given_at) == ({"people": 1}, None)
    assert first.url == address(
        "quality_criterion", world, audit.ref, KEYS[KEYS.index("people") + 1]
    )
    assert second.status_code in (302, 409)


def test_until_both_are_in_nobody_sees_a_mark(world, plan):
    audit = begin(world)
    send(mark_all(world, audit), address("quality_mark", world, audit.ref))

    for name in ("okafor", "kerr", "laird", "baird"):
        page = signed_in(world, name).get(address("quality_round", world, audit.ref))
        words = words_of(page)
        assert "The marks are not open yet" in words
        assert "Mr Baird" not in words.partition("Who can see this")[0].partition("not open yet")[2]


def test_both_sheets_are_read_and_settled(world, plan):
    audit = both_marked(world, {"objectives": 0}, {"objectives": 2})
    where = address("quality_round", world, audit.ref)
    baird = signed_in(world, "baird")

    page = baird.get(where)
    refused = send(baird, where, objectives="1")
    send(baird, where, objectives="1", objectives_reason="It would fit any child.")
    after = signed_in(world, "kerr").get(where)

    assert "gave the same mark for 13 of 14" in words_of(page)
    assert "Talk these through" in words_of(page)
    assert "Say why you settled on this mark" in words_of(refused)
    assert "1 mark is weak." in words_of(after)
    assert "It would fit any child." in words_of(after)


def test_the_page_of_two_windows_keeps_both(world, plan):
    audit = both_marked(world, {"objectives": 0, "people": 0}, {})
    where = address("quality_round", world, audit.ref)
    baird = signed_in(world, "baird")
    send(baird, where, objectives="1", objectives_reason="First.")

    answer = baird.post(
        where, {"people": "1", "people_reason": "Second.", "expected_version": audit.version}
    )

    assert answer.status_code == 409
    assert "Second." in answer.content.decode()


def test_weak_parts_stand_beside_a_good_example_and_show_what_was_changed(world, plan):
    audit = settled(world, {"objectives": 1})
    where = address("quality_rewrite", world, audit.ref)
    laird = signed_in(world, "laird")
    before = laird.get(where)
    revise_entry(
        by=world.actor("laird", hour=15), entry=plan.entries["objective"], expected_version=1,
        text="By June 2027 Ailsa asks for a break with one symbol, in four of five lessons.",
    )  # fmt: skip

    after = laird.get(where)

    change = reverse("school:plan_change", args=[world.ailsa.ref, plan.entries["objective"].ref])
    assert "A good one:" in words_of(before)
    assert change in before.content.decode()
    assert "Objective, before By June 2027 Ailsa asks for help or a break" in words_of(after)
    assert "Objective, now By June 2027 Ailsa asks for a break with one symbol" in words_of(after)


def test_what_is_pointed_out_in_a_weak_part_is_shown_with_it(world, plan):
    plan.write("blame", "factor", "Ailsa is naughty.")
    audit = settled(world, {"plain_words": 0})

    words = words_of(signed_in(world, "laird").get(address("quality_rewrite", world, audit.ref)))

    assert "“naughty”: Say what the child did" in words
    assert "A speech sound disorder" not in words


def test_a_mark_is_changed_until_it_is_given_and_then_stays(world, plan):
    audit = begin(world)
    baird = mark_all(world, audit)
    one = address("quality_criterion", world, audit.ref, "people")
    send(baird, one, save="1", mark="3")

    send(baird, address("quality_mark", world, audit.ref))
    after = baird.get(one)

    assert QualityMark.objects.get(marker=world.mr_baird).marks["people"] == 3
    assert after.url == address("quality_mark", world, audit.ref)


def test_what_is_no_criterion_is_not_there(world, plan):
    audit = begin(world)

    answer = signed_in(world, "baird").get(
        address("quality_criterion", world, audit.ref, "handwriting")
    )

    assert answer.status_code == 404


@pytest.mark.parametrize("page", ["quality_round", "quality_mark", "quality_rewrite"])
@pytest.mark.parametrize("name", ["nobody", "mairi", "ruth", "grant", "singh"])
def test_a_stranger_finds_no_round(world, plan, page, name):
    audit = both_marked(world)

    answer = signed_in(world, name).get(address(page, world, audit.ref))

    assert answer.status_code == 404


def test_a_round_is_found_only_under_its_own_child(world, plan):
    audit = both_marked(world)
    where = reverse("school:quality_round", args=[world.callum.ref, audit.ref])

    assert signed_in(world, "okafor").get(where).status_code == 404


@pytest.mark.parametrize("name", ["nobody", "mairi", "ruth", "grant", "singh"])
def test_a_stranger_marks_nothing(world, plan, name):
    audit = begin(world)
    where = address("quality_criterion", world, audit.ref, "people")

    assert signed_in(world, name).get(where).status_code == 404
