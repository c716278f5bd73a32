"""Where a child is in staged intervention, and what was tried, as people at school meet them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from ettle.plans.models import EntryVersion, StageMove
from tests.plans.staged import moved, stage, stages_in_force
from tests.plans.test_early_help import concern, looked, tried

SEPTEMBER = date(2026, 9, 7)
STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "mairi", "ruth")


@pytest.fixture
def scheme(world):
    return stages_in_force(world)


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def typed(to_stage, *, seen=0, **changes) -> dict[str, str]:
    form = {
        "to_stage": to_stage.ref, "on_day": "7", "on_month": "9", "on_year": "2026",
        "reason": "Small steps were not enough.",
        "child_asked_on_day": "4", "child_asked_on_month": "9", "child_asked_on_year": "2026",
        "child_views": "I like the small group.",
        "parents_views": "Her mother was away; the school rings her on Monday.",
        "expected_version": str(seen),
    }  # fmt: skip
    return form | changes


def test_ms_laird_sees_the_stage_why_and_when_to_look_again(signed_in, world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)
    moved(world, stage(scheme, 3), SEPTEMBER + timedelta(weeks=4))

    told = words_of(signed_in("laird").get(reverse("school:stage", args=[world.ailsa.ref])))

    assert "Ailsa is on Enhanced" in told
    assert "Small steps with symbols in class were not enough." in told
    assert "Monday 28 December 2026" in told
    assert "Up to Enhanced" in told and 'role="img"' in told
    assert "A stage decides nothing in law." in told and "section/6" in told


def test_a_stage_past_its_day_says_so(signed_in, world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER - timedelta(weeks=10))

    told = words_of(signed_in("laird").get(reverse("school:stage", args=[world.ailsa.ref])))

    assert "It was to be looked at again by" in told


def test_before_the_council_has_stages_the_page_says_who_sets_them(signed_in, world):
    told = words_of(signed_in("laird").get(reverse("school:stage", args=[world.ailsa.ref])))

    assert "The council has not set its stages in Ettle yet." in told
    assert reverse("school:stage_move", args=[world.ailsa.ref]) not in told


def test_ms_laird_moves_ailsa_from_the_page(signed_in, world, scheme):
    address = reverse("school:stage_move", args=[world.ailsa.ref])

    response = signed_in("laird").post(address, typed(stage(scheme, 2)))

    assert response.status_code == 302
    move = StageMove.objects.get()
    assert (move.to_stage.name, move.child_asked_on, move.parents_asked_on) == (
        "Additional",
        date(2026, 9, 4),
        None,
    )


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(signed_in, world, scheme):
    address = reverse("school:stage_move", args=[world.ailsa.ref])

    response = signed_in("laird").post(address, typed(stage(scheme, 2), reason=""))

    assert response.status_code == 422
    told = words_of(response)
    assert "Say why." in told and "I like the small group." in told
    assert not StageMove.objects.exists()


def test_a_move_made_meanwhile_is_shown_and_mine_is_kept(signed_in, world, scheme):
    moved(world, stage(scheme, 1), SEPTEMBER - timedelta(days=1), who="baird")
    address = reverse("school:stage_move", args=[world.ailsa.ref])

    response = signed_in("laird").post(address, typed(stage(scheme, 2), seen=0))

    assert response.status_code == 409
    told = words_of(response)
    assert "On Universal" in told and "Mr Baird" in told
    assert "Small steps were not enough." in told


def test_the_page_of_a_move_shows_what_was_tried_and_says_when_nothing_was(
    signed_in, world, scheme
):
    address = reverse("school:stage_move", args=[world.ailsa.ref])

    before = words_of(signed_in("laird").get(address))
    tried(world, concern(world), "A now-and-next board.")
    after = words_of(signed_in("laird").get(address))

    assert "Nothing is written about what was tried for Ailsa yet." in before
    assert "It stops no move, and what is urgent does not wait for it." in before
    assert "A now-and-next board." in after


def test_a_move_past_a_stage_says_least_intrusive_first_and_is_offered(signed_in, world, scheme):
    moved(world, stage(scheme, 1), SEPTEMBER)

    told = words_of(signed_in("laird").get(reverse("school:stage_move", args=[world.ailsa.ref])))

    assert "This goes past Additional." in told


def test_the_class_teacher_is_told_which_stages_others_decide(signed_in, world, scheme):
    told = words_of(signed_in("singh").get(reverse("school:stage_move", args=[world.ailsa.ref])))

    assert "Stages you do not move Ailsa to" in told
    assert "a move to or from Additional is made by: ASN lead" in told


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("name", ["stage", "stage_move", "tried"])
def test_strangers_families_and_assistants_find_nothing_here(signed_in, world, scheme, name, who):
    moved(world, stage(scheme, 2), SEPTEMBER)

    response = signed_in(who).get(reverse(f"school:{name}", args=[world.ailsa.ref]))

    assert response.status_code == 404


def test_the_psychologist_reads_the_stage_and_does_not_move_a_child(signed_in, world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)
    client = signed_in("wojcik")

    assert client.get(reverse("school:stage", args=[world.ailsa.ref])).status_code == 200
    assert client.get(reverse("school:stage_move", args=[world.ailsa.ref])).status_code == 403


def test_mr_singh_sees_what_was_tried_and_says_whether_it_helped(signed_in, world):
    entry = tried(world, concern(world), "A now-and-next board.")
    address = reverse("school:tried_look", args=[world.ailsa.ref, entry.ref])

    shown = words_of(signed_in("singh").get(reverse("school:tried", args=[world.ailsa.ref])))
    response = signed_in("singh").post(
        address,
        {
            "helped": "partly", "helped_words": "She points to the board.", "looked_on_day": "20",
            "looked_on_month": "11", "looked_on_year": "2026", "expected_version": "1",
        },
    )  # fmt: skip

    assert "Say whether it helped" in shown and address in shown
    assert response.status_code == 302
    now = EntryVersion.objects.get(entry=entry, n=2)
    assert (now.detail["helped"], now.detail["looked_on"]) == ("partly", "2026-11-20")
    assert now.detail["by_whom"] == "Mr Singh"
    assert "kept_as" not in now.detail


def test_two_looks_at_once_do_not_overwrite_each_other(signed_in, world):
    entry = looked(world, tried(world, concern(world)), "yes", date(2026, 11, 20))
    address = reverse("school:tried_look", args=[world.ailsa.ref, entry.ref])

    response = signed_in("laird").post(
        address,
        {
            "helped": "no", "expected_version": "1",
            "looked_on_day": "20", "looked_on_month": "11", "looked_on_year": "2026",
        },
    )  # fmt: skip

    assert response.status_code == 409


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_says_whether_something_helped(signed_in, world, who):
    entry = tried(world, concern(world))

    response = signed_in(who).get(reverse("school:tried_look", args=[world.ailsa.ref, entry.ref]))

    assert response.status_code == 404


def test_the_school_list_pages_through_what_waits(signed_in, world):
    first = concern(world, first_action="A talk.", first_action_on=date(2026, 9, 2))
    for number in range(21):
        tried(world, first, f"Number {number:02}.")

    one = words_of(signed_in("baird").get(reverse("school:looks_due")))
    two = words_of(signed_in("baird").get(reverse("school:looks_due") + "?page=2"))

    assert "21 to look at" in one and "Number 00." in one and "Number 20." not in one
    assert "Number 20." in two


def test_nobody_sees_an_empty_list_and_no_child_of_another_school(signed_in, world):
    tried(world, concern(world), "A now-and-next board.")

    told = words_of(signed_in("nobody").get(reverse("school:looks_due")))

    assert "Nothing waits to be looked at." in told
    assert "Ailsa" not in told


def test_blame_in_the_reason_is_pointed_out_and_a_second_press_saves(signed_in, world, scheme):
    address = reverse("school:stage_move", args=[world.ailsa.ref])
    words = typed(stage(scheme, 2), reason="She refuses to work and is attention seeking.")

    first = signed_in("laird").post(address, words)
    second = signed_in("laird").post(address, words | {"as_it_is": "1"})

    assert "Before you save: look at these words again" in words_of(first)
    assert "I like the small group." in words_of(first)
    assert second.status_code == 302
    assert StageMove.objects.count() == 1


def test_a_move_half_written_is_kept_for_its_writer_alone(signed_in, world, scheme):
    moved(world, stage(scheme, 1), SEPTEMBER)
    address = reverse("school:stage_move", args=[world.ailsa.ref])

    kept = signed_in("laird").post(address, {"reason": "Because she asked.", "keep": "1"})

    assert kept.status_code == 302
    assert "Because she asked." in words_of(signed_in("laird").get(address + "?go-on"))
    glance = words_of(signed_in("laird").get(reverse("school:pupil", args=[world.ailsa.ref])))
    assert "A move between stages: not saved." in glance
    assert "Because she asked." not in words_of(signed_in("kerr").get(address + "?go-on"))


def test_a_look_that_was_refused_is_offered_again(signed_in, world):
    entry = tried(world, concern(world))
    address = reverse("school:tried_look", args=[world.ailsa.ref, entry.ref])

    refused = signed_in("singh").post(address, {"helped_words": "She smiles more."})

    assert refused.status_code == 422
    assert "You were writing this" in words_of(signed_in("singh").get(address))
    assert "She smiles more." in words_of(signed_in("singh").get(address + "?go-on"))
    assert "She smiles more." not in words_of(signed_in("laird").get(address + "?go-on"))
