"""A school opens, closes, merges, takes a new name; and nobody is moved by it silently."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.people import selectors
from ettle.people.access import readable_pupils
from ettle.people.models import Authority, Pupil, School, SchoolChange
from ettle.people.school_standing import standing_of
from ettle.people.services import schools

AUGUST = date(2027, 8, 16)


@pytest.fixture
def other(world) -> School:
    return School.objects.create(
        authority=world.authority, seed_code="9990077", school_type="Primary",
        name="Burnside Primary School", is_invented=True,
    )  # fmt: skip


def act(world, what, /, who="okafor", **facts):
    return getattr(schools, what)(by=world.actor(who), **facts)


def open_on(world, school, on) -> bool:
    return selectors.school_is_open(school, on, by=world.actor("okafor"))


def test_a_school_that_closes_in_august_is_open_until_then_and_says_so(world):
    act(world, "close_school", school=world.marra_glen, on=AUGUST)

    assert (open_on(world, world.marra_glen, date(2027, 8, 15)),
            open_on(world, world.marra_glen, AUGUST)) == (True, False)  # fmt: skip
    assert standing_of(world.marra_glen, world.today).words == "Closes from Monday 16 August 2027"
    assert selectors.closed_schools(AUGUST, by=world.actor("okafor")) == {
        world.marra_glen.pk: "Closed from Monday 16 August 2027"
    }


def test_a_merger_moves_nobody_until_somebody_moves_them_together(world, other):
    act(world, "merge_school", school=world.marra_glen, into=other, on=world.today)
    before = Pupil.objects.filter(school=world.marra_glen).count()

    moved = act(world, "move_pupils", school=world.marra_glen, to=other, expected=before)

    assert before == moved == Pupil.objects.filter(school=other).count() > 0
    assert Event.objects.filter(verb="pupil.moved_school", pupil_id=world.ailsa.pk).count() == 1
    assert world.ailsa not in readable_pupils(world.actor("baird"))


def test_if_the_roll_changed_meanwhile_nobody_is_moved(world, other):
    act(world, "merge_school", school=world.marra_glen, into=other, on=world.today)

    with pytest.raises(Trouble, match="The roll has changed"):
        act(world, "move_pupils", school=world.marra_glen, to=other, expected=999)

    assert not Pupil.objects.filter(school=other).exists()


def test_pupils_of_an_open_school_are_not_moved_together(world, other):
    with pytest.raises(Trouble, match="only from a school that closes"):
        act(world, "move_pupils", school=world.marra_glen, to=other, expected=1)


def test_a_new_name_is_used_and_the_old_one_still_finds_the_school(world):
    change = act(
        world, "rename_school", school=world.marra_glen, name="Marra Academy", on=world.today
    )
    officer = world.actor("okafor")
    found = selectors.schools_kept(by=officer, authority=world.authority, words="marra glen")

    assert [school.name for school in found] == ["Marra Academy"]

    act(world, "take_back_change", change=change)
    assert School.objects.get(pk=world.marra_glen.pk).name == "Marra Glen Primary School"


def test_an_all_through_school_is_two_rows_that_know_each_other(world):
    act(world, "join_schools", school=world.marra_glen, other=world.corrievale, on=world.today)

    assert standing_of(world.marra_glen, world.today).joined_with == (world.corrievale,)
    assert standing_of(world.corrievale, world.today).joined_with == (world.marra_glen,)


def test_enhanced_provision_opens_with_its_places_and_closes_on_a_day(world):
    school = world.corrievale
    act(world, "open_provision", school=school, name="The Base", capacity=12, on=world.today)
    act(world, "close_provision", school=school, name="The Base", on=AUGUST)

    now, then = standing_of(school, world.today), standing_of(school, AUGUST)

    assert [(each.name, each.capacity) for each in now.provisions] == [("The Base", 12)]
    assert then.provisions == ()


def test_a_partner_opens_with_a_day_and_its_code_is_taken_once(world):
    facts = {
        "authority": world.authority, "seed_code": "9990099", "school_type": "Early learning",
        "name": "Wee Acorns", "opened_on": AUGUST, "is_partner": True,
    }  # fmt: skip
    school = act(world, "open_school", **facts)

    assert (open_on(world, school, world.today), open_on(world, school, AUGUST)) == (False, True)
    with pytest.raises(Trouble, match="is here already"):
        act(world, "open_school", **facts)


def test_a_school_ends_once(world, other):
    act(world, "close_school", school=world.marra_glen, on=AUGUST)

    with pytest.raises(Trouble, match="Take that back first"):
        act(world, "merge_school", school=world.marra_glen, into=other, on=AUGUST)


def test_a_school_of_another_council_is_no_partner_of_a_merger(world):
    council = Authority.objects.create(code="998", name="Other Council", is_invented=True)
    away = School.objects.create(
        authority=council, seed_code="9980001", school_type="Primary", name="Elsewhere"
    )

    with pytest.raises(Trouble, match="of the same council"):
        act(world, "merge_school", school=world.marra_glen, into=away, on=AUGUST)


@pytest.mark.parametrize("who", ["nobody", "baird", "grant", "mairi", "ruth"])
def test_a_stranger_keeps_no_school(world, who):
    with pytest.raises(Refused):
        act(world, "close_school", who=who, school=world.corrievale, on=AUGUST)

    assert selectors.school_shown(world.corrievale.ref, by=world.actor(who)) is None
    assert not selectors.schools_kept(by=world.actor(who), authority=world.authority)
    assert not SchoolChange.objects.exists()
