"""An officer keeps the school year of their own authority: added to, changed, taken out."""

from datetime import date

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.models import Event
from ettle.people import selectors
from ettle.people.models import Authority, CalendarEntry, School
from ettle.people.services.calendars import (
    SpanGiven,
    add_span,
    bring_in_spans,
    change_span,
    take_out_span,
)

SNOW = date(2026, 12, 3)


def given(**changed):
    facts = {
        "session": "2026-27", "kind": "closure", "starts_on": SNOW, "ends_on": SNOW,
        "label": "Snow",
    }  # fmt: skip
    return SpanGiven(**facts | changed)


def add(world, who="okafor", **changed):
    return add_span(by=world.actor(who), authority=world.authority, given=given(**changed))


def day_at(world, school, day=SNOW):
    year = selectors.school_year_for(
        by=world.actor("okafor"), authority_id=world.authority.pk, day=day, school_id=school.pk
    )
    return year.get(day)


def test_snow_at_one_school_closes_that_school_and_no_other(world):
    add(world, schools=(world.marra_glen,))

    assert day_at(world, world.marra_glen) == "closed"
    assert day_at(world, world.corrievale) == "pupils"


def test_a_change_is_kept_with_what_it_was_and_the_older_page_is_refused(world):
    entry = add(world)

    change_span(
        by=world.actor("okafor"), entry=entry, given=given(kind="in_service"), expected_version=1
    )
    with pytest.raises(StaleEdit):
        change_span(by=world.actor("okafor"), entry=entry, given=given(), expected_version=1)

    assert day_at(world, world.marra_glen) == "in_service"
    assert Event.objects.get(verb="calendar.span_changed").facts["started_on"] == "2026-12-03"


def test_what_is_taken_out_stays_in_the_record(world):
    entry = add(world)

    take_out_span(by=world.actor("okafor"), entry=entry, expected_version=1)

    assert day_at(world, world.marra_glen) == "pupils"
    assert Event.objects.get(verb="calendar.span_taken_out").facts["kind"] == "closure"


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"ends_on": date(2026, 12, 2)}, "ends_on", "is before the first"),
        ({"session": "2026-28"}, "session", "is not a session"),
        ({"session": "2027-28"}, "starts_on", "Check the year"),
        ({"kind": "party"}, "kind", "Choose what these days are"),
        ({"kind": "local_holiday"}, "schools", "say for which schools"),
        ({"kind": "term", "ends_on": date(2027, 1, 8)}, "starts_on", "overlap"),
    ],
)
def test_what_cannot_be_is_refused_in_words(world, changed, field, words):
    with pytest.raises(Trouble, match=words) as refused:
        add(world, **changed)

    assert refused.value.field == field
    assert not CalendarEntry.objects.filter(label="Snow").exists()


def test_the_same_days_are_not_added_twice(world):
    add(world)

    with pytest.raises(Trouble, match="says this already"):
        add(world)


@pytest.mark.parametrize("who", ["nobody", "baird", "grant", "mairi", "ruth"])
def test_a_stranger_changes_no_calendar(world, who):
    entry = add(world)

    with pytest.raises(Refused):
        add(world, who=who, label="Ice")
    with pytest.raises(Refused):
        take_out_span(by=world.actor(who), entry=entry, expected_version=1)
    assert selectors.calendar_entry_for(entry.ref, by=world.actor(who)) is None


def test_a_school_of_another_council_is_refused(world):
    other = Authority.objects.create(code="998", name="Other Council", is_invented=True)
    school = School.objects.create(
        authority=other, seed_code="9980001", school_type="Primary", name="Elsewhere Primary"
    )

    with pytest.raises(Trouble, match="your own council only"):
        add(world, schools=(school,))


def test_a_file_brought_in_twice_equals_once_and_takes_nothing_out_unless_told(world):
    def bring(**more):
        return bring_in_spans(
            by=world.actor("okafor"), authority=world.authority, spans=[given()], **more
        )

    first, second = bring(), bring()
    kept = CalendarEntry.objects.count()

    assert first == {"added": 1, "same": 0, "taken_out": 0}
    assert second == {"added": 0, "same": 1, "taken_out": 0}
    assert bring(takes_out_others=True)["taken_out"] == kept - 1


def test_schools_are_found_by_code_by_name_and_by_town(world):
    School.objects.filter(pk=world.corrievale.pk).update(town="Corrie")

    def meant(*lines):
        found = selectors.schools_written(
            lines, by=world.actor("okafor"), authority=world.authority
        )
        return [school.name for school in found]

    assert meant("marra glen primary school", "CORRIE") == [
        "Marra Glen Primary School",
        "Corrievale High School",
    ]
    with pytest.raises(Trouble, match="Do you mean “Marra Glen Primary School”"):
        meant("Marra Glenn Primary School")
