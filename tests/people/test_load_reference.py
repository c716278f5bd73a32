"""Loading the published lists, once or twice."""

from datetime import date

import pytest

from ettle.access import Refused
from ettle.access.actor import system_actor
from ettle.audit.models import Event
from ettle.config import cast, demo_roll
from ettle.people.models import Authority, CalendarEntry, School
from ettle.people.selectors import school_year_for
from ettle.people.services.places import (
    add_agency,
    add_authority,
    add_school,
    load_calendar,
    load_reference,
)
from tests.world import moment

MONDAY = date(2026, 11, 23)


@pytest.fixture
def set_up(db):
    return system_actor("load-reference", at=moment(MONDAY), today=MONDAY)


def test_the_lists_are_loaded_and_a_second_time_changes_nothing(set_up):
    load_reference(by=set_up)
    refs = set(School.objects.values_list("seed_code", "ref"))

    counts = load_reference(by=set_up)

    assert counts == {"authorities": 32, "schools": 2435, "calendar_entries": 119}
    assert (Authority.objects.count(), School.objects.count(), CalendarEntry.objects.count()) == (
        32,
        2435,
        119,
    )
    assert set(School.objects.values_list("seed_code", "ref")) == refs


def test_a_withheld_count_is_stored_as_unknown_with_its_mark(set_up):
    load_reference(by=set_up)

    withheld = School.objects.exclude(pupils_asn_symbol="")

    assert set(withheld.values_list("pupils_asn", "pupils_asn_symbol")) == {(None, "c")}


def test_a_grant_aided_school_is_loaded_without_an_authority(set_up):
    load_reference(by=set_up)

    assert set(School.objects.filter(authority=None).values_list("group", flat=True)) == {
        "Grant aided"
    }


def test_an_invented_authority_gets_its_schools_its_agency_and_its_school_year(set_up):
    authority = add_authority(
        by=set_up, code=cast.AUTHORITY_CODE, name=cast.AUTHORITY_NAME, is_invented=True
    )
    school = add_school(
        by=set_up,
        authority=authority,
        seed_code=cast.PRIMARY_SEED_CODE,
        school_type="Primary",
        name=cast.PRIMARY_NAME,
        is_invented=True,
    )
    agency = add_agency(
        by=set_up,
        authority=authority,
        name=cast.HEALTH_BOARD_NAME,
        kind="health_board",
        is_invented=True,
    )
    load_calendar(by=set_up, spans=demo_roll.calendar())

    year = school_year_for(by=set_up, authority_id=authority.pk, day=MONDAY)
    assert str(school) == "Marra Glen Primary School (invented)"
    assert str(agency) == "NHS Glenmarra (invented)"
    assert (year[MONDAY], year[date(2026, 11, 13)], year[date(2026, 12, 25)]) == (
        "pupils",
        "in_service",
        "closed",
    )
    assert set(Event.objects.values_list("verb", flat=True)) == {
        "authority.added",
        "school.added",
        "agency.added",
        "calendar.loaded",
    }


@pytest.mark.parametrize("who", ["okafor", "grant", "baird", "nobody"])
def test_nobody_signed_in_loads_what_every_authority_shares(world, who):
    with pytest.raises(Refused):
        load_reference(by=world.actor(who))
