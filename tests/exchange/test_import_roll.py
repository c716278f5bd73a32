"""Bringing a roll in: whole or not at all, once, and ending nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.config import cast, demo_roll
from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.models import RollImport
from ettle.exchange.selectors import held_roll, ready_import, roll_imports, roll_preview
from ettle.exchange.services import answer_roll, hold_roll, import_roll
from ettle.people.models import Connection, Post, Pupil, SafeContactFlag
from tests.exchange.bringing import bring_in, everything, held, preview_of
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LESLEY, LEWIS, roll_file


def test_a_pupil_her_parents_and_her_teacher_come_in_as_the_file_says(world):
    bring_in(world, ISLA, KIRSTY, CRAIG | {"lives_with": "no"}, LESLEY | {"class": "P3"})

    isla = Pupil.objects.get(roll_id="P9001")
    parents = isla.parentages.order_by("person__roll_id")
    assert (isla.scn, isla.name, isla.school, isla.stage) == (
        "099100999",
        "Isla Ross",
        world.marra_glen,
        "P3",
    )
    assert [(each.person.name, each.relationship, each.lives_with) for each in parents] == [
        ("Kirsty Ross", "Mother", True),
        ("Craig Ross", "Father", False),
    ]
    assert [each.person.name for each in isla.connections.all()] == ["Lesley Grieve"]
    assert Post.objects.get(person__roll_id="T9001").weekly_minutes == 35 * 60


def test_an_import_is_one_event_that_names_nobody(world):
    bring_in(world, ISLA, KIRSTY, LESLEY)

    event = Event.objects.get(verb="roll.imported")
    assert (event.facts["pupils_new"], event.facts["parents_new"], event.facts["posts_new"]) == (
        1,
        1,
        1,
    )
    assert Event.objects.count() == 2  # the check, and the import
    assert "Isla" not in str(event.facts)


def test_the_same_file_twice_changes_nothing(world):
    rows = (ISLA, LEWIS, KIRSTY, KIRSTY | {"pupil": "P9002"}, LESLEY | {"class": "P3"})
    bring_in(world, *rows)
    before = everything()

    again = preview_of(world, *rows)
    bring_in(world, *rows)

    assert again.changes_nothing
    assert everything() == before


def test_the_whole_example_roll_comes_in_and_a_second_time_changes_nothing(world):
    content = demo_roll.roll_file(world.today)
    by = world.actor("okafor")

    first = roll_preview(by=by, authority=world.authority, content=content)
    bring_in_roll(by=by, row=hold_roll(by=by, preview=first))

    assert first.rejections == ()
    assert Pupil.objects.filter(authority=world.authority).count() == 59
    assert roll_preview(by=by, authority=world.authority, content=content).changes_nothing


def test_one_rejected_row_means_that_nothing_is_written_unless_a_person_says_so(world):
    row = held(world, ISLA, LEWIS | {"birth_date": "31/02/2015"})

    with pytest.raises(Trouble):
        bring_in_roll(by=world.actor("okafor"), row=row)
    with pytest.raises(Trouble):
        answer_roll(by=world.actor("okafor"), row=row)

    assert not Pupil.objects.filter(roll_id="P9001").exists()
    assert RollImport.objects.get().state == "checked"


def test_a_pupil_absent_from_the_file_is_listed_and_stays(world):
    bring_in(world, ISLA, LEWIS)

    preview = preview_of(world, ISLA)
    bring_in(world, ISLA)

    absent = {line.roll_id for line in preview.compared["pupils"].absent}
    assert absent == {"P9002", cast.AILSA.roll_id, cast.FINLAY.roll_id}
    assert Pupil.objects.get(roll_id="P9002").left_on is None


def test_a_changed_stage_is_shown_and_written_and_the_version_goes_up(world):
    bring_in(world, ISLA)

    preview = preview_of(world, ISLA | {"stage": "P4"})
    bring_in(world, ISLA | {"stage": "P4"})

    changed = preview.compared["pupils"].changed
    isla = Pupil.objects.get(roll_id="P9001")
    assert [(each.old.stage, each.line.stage, each.fields) for each in changed] == [
        ("P3", "P4", ("stage",))
    ]
    assert (isla.stage, isla.version) == ("P4", 2)


def test_an_empty_cell_changes_nothing_and_a_dash_empties(world):
    bring_in(world, ISLA | {"known_as": "Izzy", "telephone": "07700 900001"})

    bring_in(world, ISLA | {"telephone": "-"})

    isla = Pupil.objects.get(roll_id="P9001")
    assert (isla.known_as, isla.telephone) == ("Izzy", "")


def test_two_pupils_may_exchange_their_numbers(world):
    bring_in(world, ISLA, LEWIS)

    bring_in(world, ISLA | {"scn": LEWIS["scn"]}, LEWIS | {"scn": ISLA["scn"]})

    numbers = Pupil.objects.filter(roll_id__startswith="P900").order_by("roll_id")
    assert [each.scn for each in numbers] == [LEWIS["scn"], ISLA["scn"]]


def test_a_pupil_with_a_last_day_has_left_and_one_without_is_back(world):
    bring_in(world, ISLA | {"ends_on": "2026-10-09"})
    left = Pupil.objects.get(roll_id="P9001").left_on

    bring_in(world, ISLA)

    assert left.isoformat() == "2026-10-09"
    assert Pupil.objects.get(roll_id="P9001").left_on is None


def test_a_safe_contact_flag_in_the_file_is_set_and_its_absence_lifts_nothing(world):
    bring_in(world, ISLA, KIRSTY | {"safe_contact_from": "C9002"}, CRAIG)

    bring_in(world, ISLA, KIRSTY, CRAIG)

    flag = SafeContactFlag.objects.get(pupil__roll_id="P9001")
    assert (flag.protects.name, flag.kept_from.name, flag.until_on) == (
        "Kirsty Ross",
        "Craig Ross",
        None,
    )


def test_a_teacher_who_takes_another_class_leaves_the_first(world):
    bring_in(world, ISLA, LEWIS | {"class": "P4"}, LESLEY | {"class": "P3"})

    preview = preview_of(world, LESLEY | {"class": "P4"})
    bring_in(world, LESLEY | {"class": "P4"})

    connections = Connection.objects.filter(person__roll_id="T9001").order_by("pk")
    assert not preview.changes_nothing
    assert [(each.pupil.roll_id, each.until_on) for each in connections] == [
        ("P9001", world.today),
        ("P9002", None),
    ]


def test_a_likeness_to_a_pupil_already_here_is_said_and_nobody_is_merged(world):
    bring_in(world, ISLA)

    preview = preview_of(world, ISLA | {"id": "P9777", "scn": ""})

    assert preview.rejections == ()
    assert [(one.roll_id, one.other.roll_id) for one in preview.alikes] == [("P9777", "P9001")]
    assert {one.what for one in preview.plan.changes if not one.question} == {"absent"}


def test_a_second_press_finds_the_roll_written_and_does_nothing_more(world):
    by = world.actor("okafor")
    ready = ready_import(held(world, ISLA), by=by)

    import_roll(by=by, held=ready)
    before = everything()
    import_roll(by=by, held=ready)

    assert everything() == before
    assert Event.objects.filter(verb="roll.imported").count() == 1


def test_a_preview_of_a_roll_that_has_changed_since_is_refused(world):
    row = held(world, ISLA)
    Pupil.objects.filter(pk=world.ailsa.pk).update(version=2)

    with pytest.raises(Trouble) as trouble:
        bring_in_roll(by=world.actor("okafor"), row=row)

    assert trouble.value.message.startswith("The roll has changed since this file was checked")
    assert held_roll(row.ref, by=world.actor("okafor")).is_stale
    assert not Pupil.objects.filter(roll_id="P9001").exists()


def test_what_was_checked_is_thrown_away_when_the_same_person_checks_another_file(world):
    first = held(world, LEWIS)

    held(world, LEWIS)

    assert not RollImport.objects.filter(pk=first.pk).exists()


def test_a_check_that_nobody_said_yes_to_is_thrown_away_after_a_day(world):
    okafor = world.actor("okafor")
    forgotten = held(world, ISLA, by=replace(okafor, account_id=None))
    later = okafor.moved_to(okafor.at + timedelta(hours=25), okafor.today + timedelta(days=1))

    held(world, LEWIS, by=later)

    assert not RollImport.objects.filter(pk=forgotten.pk).exists()


@pytest.mark.parametrize("who", ["nobody", "baird", "grant", "mairi", "ruth"])
def test_only_the_officer_may_check_or_bring_in_a_roll(world, who):
    preview = preview_of(world, ISLA)
    row = hold_roll(by=world.actor("okafor"), preview=preview)
    ready = ready_import(row, by=world.actor("okafor"))

    with pytest.raises(Refused):
        hold_roll(by=world.actor(who), preview=preview)
    with pytest.raises(Refused):
        answer_roll(by=world.actor(who), row=row)
    with pytest.raises(Refused):
        import_roll(by=world.actor(who), held=ready)

    assert held_roll(row.ref, by=world.actor(who)) is None
    assert ready_import(row, by=world.actor(who)) is None


def test_a_stranger_learns_nothing_of_the_roll_from_a_check(world):
    preview = roll_preview(
        by=world.actor("nobody"), authority=world.authority, content=roll_file(ISLA)
    )

    assert preview.compared["pupils"].absent == ()
    assert not roll_imports(by=world.actor("nobody")).exists()
