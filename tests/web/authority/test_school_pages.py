"""The officer keeps the council's schools: each act is asked, shown, then done once."""

import pytest
from django.test import Client

from ettle.people.models import School, SchoolChange
from tests.web.authority.test_calendar_pages import fields_of
from tests.web.authority.test_roll_pages import door, words

SCHOOLS = "/authority/schools/"
AUGUST = {"on_day": "16", "on_month": "8", "on_year": "2027"}


@pytest.fixture
def okafor(world) -> Client:
    return door(world, "ms_okafor")


def page_of(school) -> str:
    return f"{SCHOOLS}{school.ref}/"


def record(client, school, act, **typed):
    """Fill in an act's form and press through its second page."""
    address = f"{page_of(school)}{act}/"
    asked = client.post(address, fields_of(client.get(address)) | typed)
    return asked, client.post(address, fields_of(asked) | {"go": "1"})


def test_the_schools_are_listed_and_found_by_part_of_a_name(okafor):
    everyone, one = okafor.get(SCHOOLS), okafor.get(SCHOOLS, {"q": "glen"})

    assert "Corrievale High School" in words(everyone)
    assert "Corrievale High School" not in words(one)
    assert "Marra Glen Primary School" in words(one)


def test_a_closing_says_who_is_there_before_anything_is_recorded(okafor, world):
    asked, done = record(okafor, world.marra_glen, "close", **AUGUST)

    assert "Pupils there now: 2." in words(asked)
    assert "Nobody is moved." in words(asked)
    assert done.status_code == 302
    assert "Closes from Monday 16 August 2027" in words(okafor.get(page_of(world.marra_glen)))


def test_a_mistake_is_taken_back_and_stays_in_the_history(okafor, world):
    record(okafor, world.marra_glen, "close", **AUGUST)
    change = SchoolChange.objects.get()

    okafor.post(f"{page_of(world.marra_glen)}take-back/{change.ref}/")

    shown = words(okafor.get(page_of(world.marra_glen)))
    assert "How it stands Open" in shown
    assert "(taken back)" in shown


def test_a_merger_and_the_moving_of_its_pupils_are_two_acts(okafor, world):
    other = School.objects.create(
        authority=world.authority, seed_code="9990077", school_type="Primary",
        name="Burnside Primary School", is_invented=True,
    )  # fmt: skip
    today = {"on_day": "23", "on_month": "11", "on_year": "2026"}
    record(okafor, world.marra_glen, "merge", other="Burnside Primary School", **today)
    world.ailsa.refresh_from_db()
    before = world.ailsa.school

    asked, _ = record(okafor, world.marra_glen, "move")

    world.ailsa.refresh_from_db()
    assert "The other school: Burnside Primary School." in words(asked)
    assert (before, world.ailsa.school) == (world.marra_glen, other)


def test_a_school_that_is_not_known_is_said_at_its_question(okafor, world):
    asked, _ = record(okafor, world.marra_glen, "merge", other="Nowhere", **AUGUST)

    assert asked.status_code == 422
    assert "has the name, the SEED code or the town “Nowhere”" in words(asked)


def test_a_new_school_is_added_by_its_seed_code(okafor):
    sent = okafor.post(
        f"{SCHOOLS}add/",
        {
            "name": "Wee Acorns", "seed_code": "9990099", "school_type": "Early learning",
            "is_partner": "on", "opened_on_day": "16", "opened_on_month": "8",
            "opened_on_year": "2027",
        },
    )  # fmt: skip

    assert "Opens on Monday 16 August 2027" in words(okafor.get(sent["Location"]))


@pytest.mark.parametrize("who", ["nobody", "mr_baird", "ms_grant", "mairi", "ruth"])
def test_nobody_but_the_officer_finds_the_pages(world, who):
    stranger = door(world, who)
    own = page_of(world.marra_glen)
    pages = [SCHOOLS, f"{SCHOOLS}add/", f"{SCHOOLS}national-list/", own, f"{own}close/"]

    assert {stranger.get(one).status_code for one in pages} == {404}
    assert stranger.post(f"{own}close/", AUGUST).status_code == 404
