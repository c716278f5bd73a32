"""Two short stories: a council without a calendar, and a school that merges."""

from datetime import date

import pytest

from ettle.access import Trouble
from ettle.people.models import CalendarEntry, Pupil, School
from ettle.workforce.hours import require_school_day
from tests.web.authority.test_calendar_pages import fields_of, send
from tests.web.authority.test_roll_pages import door, words
from tests.web.authority.test_school_pages import record

MONDAY = date(2026, 11, 30)
DATES = (
    b"session,kind,first day,last day,name,schools\n"
    b"2026-27,term,18/08/2026,25/06/2027,,\n"
    b"2026-27,local holiday,30/11/2026,,St Andrew's Day,Corrievale High School\n"
)


def test_until_a_calendar_is_here_it_is_asked_for_and_then_each_school_has_its_own(world):
    CalendarEntry.objects.all().delete()
    head, officer = world.actor("baird"), door(world, "ms_okafor")
    with pytest.raises(Trouble, match="Calendar needed"):
        require_school_day(MONDAY, world.marra_glen, by=head)

    shown = send(officer, DATES)
    officer.post("/authority/calendar/file/", fields_of(shown))

    require_school_day(MONDAY, world.marra_glen, by=head)
    with pytest.raises(Trouble, match="not a school day for pupils"):
        require_school_day(MONDAY, world.corrievale, by=head)
    assert "pupil days for Corrievale High School" in words(
        officer.get("/authority/calendar/2026-27/")
    )


def test_a_school_merges_its_pupils_are_moved_and_their_history_says_so(world):
    other = School.objects.create(
        authority=world.authority, seed_code="9990077", school_type="Primary",
        name="Burnside Primary School", is_invented=True,
    )  # fmt: skip
    officer = door(world, "ms_okafor")
    there = Pupil.objects.filter(school=world.marra_glen).count()

    record(
        officer, world.marra_glen, "merge", other="9990077",
        on_day="23", on_month="11", on_year="2026",
    )  # fmt: skip
    still = Pupil.objects.filter(school=world.marra_glen).count()
    record(officer, world.marra_glen, "move")

    assert (still, Pupil.objects.filter(school=other).count()) == (there, there)
    assert "Closed from Monday 23 November 2026, merged into Burnside Primary School" in words(
        officer.get(f"/authority/schools/{world.marra_glen.ref}/")
    )
