"""Undoing an import, rows that wait, and a roll that grows old."""

from datetime import date, timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.models import NotSeen, RejectedRow, RollChange, RollImport
from ettle.exchange.selectors import (
    ready_undo,
    rejected_waiting,
    roll_health,
    roll_made_on,
)
from ettle.exchange.services import (
    answer_roll,
    expect_roll,
    set_aside_row,
    tidy_imports,
    undo_roll,
)
from ettle.people.models import Connection, Pupil
from ettle.people.services import connect
from ettle.people.services.leaving import end_place
from tests.exchange.bringing import bring_in, everything, held
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LESLEY, LEWIS


def stood() -> list[object]:
    """Everything on the roll but versions, which only ever go up."""
    return [
        [{k: v for k, v in row.items() if k != "version"} for row in rows] for rows in everything()
    ]


def later(world, days: int):
    by = world.actor("okafor")
    return by.moved_to(by.at + timedelta(days=days), by.today + timedelta(days=days))


def test_undoing_the_latest_roll_leaves_everything_as_it_was(world):
    bring_in(world, ISLA, KIRSTY, LESLEY | {"class": "P3"})
    before = stood()
    by = world.actor("okafor")
    row = bring_in(
        world, ISLA | {"stage": "P4", "class": "P4"}, LEWIS, KIRSTY | {"telephone": "07700 900001"},
        CRAIG, LESLEY | {"class": "P4"},
    )  # fmt: skip

    undo_roll(by=by, held=ready_undo(row, by=by))

    assert stood() == before
    assert RollImport.objects.get(pk=row.pk).state == "undone"


def test_a_roll_is_not_undone_where_somebody_changed_a_child_since(world):
    row = bring_in(world, ISLA)
    Pupil.objects.filter(roll_id="P9001").update(stage="P5", version=2)
    by = world.actor("okafor")

    with pytest.raises(Trouble) as trouble:
        undo_roll(by=by, held=ready_undo(row, by=by))

    assert trouble.value.message == "Isla Ross has been changed since."


def test_a_roll_is_not_undone_where_something_rests_on_a_child_it_brought(world):
    row = bring_in(world, ISLA, LESLEY)
    by = world.actor("okafor")
    connect(
        by=by, pupil=Pupil.objects.get(roll_id="P9001"), person=world.ruth,
        kind="support_assistant", from_on=by.today,
    )  # fmt: skip

    reasons = ready_undo(row, by=by).reasons

    assert len(reasons) == 1
    assert Connection.objects.filter(person=world.ruth, pupil__roll_id="P9001").exists()


def test_only_the_latest_roll_can_be_undone(world):
    first = bring_in(world, ISLA)
    bring_in(world, ISLA, LEWIS, by=later(world, 1))

    assert ready_undo(first, by=world.actor("okafor")).reasons == (
        "Another roll has come in since. Undo that one first.",
    )


@pytest.mark.parametrize("who", ["nobody", "baird", "grant", "mairi"])
def test_nobody_but_the_officer_undoes_sets_aside_or_is_told_how_the_roll_stands(world, who):
    row = bring_in(world, ISLA, LEWIS | {"stage": "P0"}, partial=True)
    waiting = rejected_waiting(by=world.actor("okafor")).get()
    ready = ready_undo(row, by=world.actor("okafor"))

    with pytest.raises(Refused):
        undo_roll(by=world.actor(who), held=ready)
    with pytest.raises(Refused):
        set_aside_row(by=world.actor(who), row=waiting, reason="not ours")

    assert ready_undo(row, by=world.actor(who)) is None
    assert not rejected_waiting(by=world.actor(who)).exists()
    assert roll_health(by=world.actor(who)) is None


def test_a_row_that_comes_back_mended_no_longer_waits(world):
    bring_in(world, ISLA, LEWIS | {"stage": "P0"}, partial=True)

    bring_in(world, LEWIS, by=later(world, 1))

    assert RejectedRow.objects.get().settled_how == "mended"
    assert not rejected_waiting(by=world.actor("okafor")).exists()


def test_a_contact_waits_with_her_childs_row_and_comes_in_with_it(world):
    row = bring_in(world, ISLA | {"stage": "P0"}, KIRSTY, LEWIS, partial=True)

    waiting = [(one.line, one.faults[0][2]) for one in row.rejected.order_by("line")]

    assert waiting == [
        (2, "There is no such stage."),
        (3, "The pupil's own row, line 2, waits."),
    ]
    bring_in(world, ISLA, KIRSTY, by=later(world, 1))
    assert Pupil.objects.get(roll_id="P9001").parentages.get().person.name == "Kirsty Ross"


def test_no_parent_comes_in_while_the_row_that_keeps_them_away_waits(world):
    kept = KIRSTY | {"safe_contact_from": "C9002", "parental_rights": "perhaps"}

    row = bring_in(world, ISLA, kept, CRAIG, partial=True)

    assert row.rejected.count() == 2
    assert not Pupil.objects.get(roll_id="P9001").parentages.exists()


def test_a_row_set_aside_needs_a_reason_and_no_longer_waits(world):
    bring_in(world, ISLA, LEWIS | {"stage": "P0"}, partial=True)
    by = world.actor("okafor")
    row = rejected_waiting(by=by).get()

    with pytest.raises(Trouble):
        set_aside_row(by=by, row=row, reason=" ")
    set_aside_row(by=by, row=row, reason="He moved away in August.")

    assert not rejected_waiting(by=by).exists()


def test_a_new_id_that_is_the_same_child_changes_the_id_and_keeps_the_family(world):
    bring_in(world, ISLA, KIRSTY)
    isla = Pupil.objects.get(roll_id="P9001")
    row = held(
        world, ISLA | {"id": "P9777", "given_name": "ISLÀ", "stage": "P4"},
        KIRSTY | {"pupil": "P9777"}, by=later(world, 1),
    )  # fmt: skip
    like = row.likenesses.get()

    by = later(world, 1)
    with pytest.raises(Trouble):
        answer_roll(by=by, row=row)
    answer_roll(by=by, row=row, choices={like.ref: "same"})
    bring_in_roll(by=by, row=row)

    isla.refresh_from_db()
    assert (isla.roll_id, isla.stage, isla.version) == ("P9777", "P4", 2)
    assert isla.parentages.count() == 1
    assert not Pupil.objects.filter(roll_id="P9001").exists()


@pytest.mark.parametrize(("choice", "count"), [("two", 2), ("later", 1)])
def test_a_new_id_may_be_another_child_or_wait(world, choice, count):
    bring_in(world, ISLA, KIRSTY)
    rows = (ISLA | {"id": "P9777", "scn": ""}, KIRSTY | {"pupil": "P9777"})
    row = held(world, *rows, by=later(world, 1))

    by = later(world, 1)
    answer_roll(by=by, row=row, choices={row.likenesses.get().ref: choice})
    bring_in_roll(by=by, row=row)

    assert Pupil.objects.filter(given_name="Isla").count() == count
    assert rejected_waiting(by=by).count() == (choice == "later")


def test_yesterdays_file_after_todays_needs_a_reason(world):
    bring_in(world, ISLA | {"stage": "P4"})
    by = later(world, 1)
    row = held(world, ISLA, by=by, made_on=by.today - timedelta(days=3))

    assert [one["code"] for one in row.obstacles] == ["older"]
    with pytest.raises(Trouble):
        answer_roll(by=by, row=row)
    answer_roll(by=by, row=row, answers={"older": "The newer file was of a test system."})


def test_the_health_of_a_roll_tells_its_age_what_waits_and_who_was_not_seen(world):
    bring_in(world, ISLA, LEWIS)
    bring_in(world, ISLA, by=later(world, 1))
    expect_roll(by=world.actor("okafor"), authority=world.authority, every_days=7)

    health = roll_health(by=later(world, 16))

    assert (health.age, health.is_stale, health.is_overdue) == (15, True, True)
    assert health.not_seen == 3  # Lewis, and two of the cast
    assert roll_made_on(by=later(world, 16)) == date(2026, 11, 24)
    assert roll_made_on(by=world.actor("okafor")) is None


def test_a_pupil_who_left_is_ended_by_a_person_and_no_longer_missed(world):
    bring_in(world, ISLA, LEWIS | {"class": "P3"}, LESLEY | {"class": "P3"})
    bring_in(world, ISLA, by=later(world, 1))
    lewis = Pupil.objects.get(roll_id="P9002")
    by = later(world, 9)

    end_place(by=by, pupil=lewis, left_on=by.today, went_to="Abroad")

    assert NotSeen.objects.filter(pupil=lewis).exists()
    assert roll_health(by=by).not_seen == 2
    assert lewis.connections.get().until_on == by.today


def test_after_ninety_days_an_import_keeps_its_counts_and_nobodys_details(world):
    row = bring_in(world, ISLA, LEWIS | {"stage": "P0"}, partial=True)
    by = later(world, 91)

    tidy_imports(by=by, authority=world.authority)

    row.refresh_from_db()
    assert (row.counts["pupils_new"], row.emptied_at) == (1, by.at)
    assert not RollChange.objects.exists()
    assert RejectedRow.objects.count() == 1  # it still waits
