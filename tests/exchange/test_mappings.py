"""A council's own file: its headings chosen once, and read so from then on."""

import pytest

from ettle.access import Refused, Trouble
from ettle.exchange.roll.glimpse import glimpse
from ettle.exchange.roll.guessing import guessed, guessed_stages
from ettle.exchange.roll.mapping import Mapping, fitting
from ettle.exchange.roll.reading import read_table
from ettle.exchange.selectors import mapping_by_ref, mapping_for, mappings_of
from ettle.exchange.services import end_mapping, save_mapping

THEIRS = (
    "Pupil roll of Glenmarra;;;;;\n"
    "Surname;Forename;DOB;Pupil No.;SEED Code;Year Stage\n"
    "Ross;Màiri;30/04/19;007;9990001;Primary 3\n"
).encode()
PUPILS = Mapping(
    name="Pupils",
    headings={
        "id": "Pupil No.",
        "given_name": "Forename",
        "family_name": "Surname",
        "birth_date": "DOB",
        "school": "SEED Code",
        "stage": "Year Stage",
    },
    constants={"record": "pupil"},
    words={"stage": {"Primary 3": "P3"}},
    years_from=1940,
)


def kept(world, mapping: Mapping = PUPILS, **more):
    return save_mapping(
        by=world.actor("okafor"),
        authority=world.authority,
        name=mapping.name,
        kind="pupil",
        headings=list(mapping.headings.values()),
        mapping=mapping,
        **more,
    )


def test_a_file_with_headings_of_its_own_is_read_by_its_mapping():
    table = read_table(THEIRS, mapping=PUPILS)

    assert [row.cells for row in table.rows] == [
        {
            "record": "pupil",
            "id": "007",
            "given_name": "Màiri",
            "family_name": "Ross",
            "birth_date": "2019-04-30",
            "school": "9990001",
            "stage": "P3",
        }
    ]
    assert "The file was read as “Pupils”, as your council has set it." in table.notes


@pytest.mark.parametrize(
    ("order", "cell", "day"),
    [
        ("dmy", "3/4/2019", "2019-04-03"),
        ("mdy", "3/4/2019", "2019-03-04"),
        ("mdy", "30/04/2019", "2019-30-04"),
        ("ymd", "2019.4.3", "2019-04-03"),
        ("mdy", "2019-04-30", "2019-04-30"),
        ("dmy", "3/4/19", "3/4/19"),
        ("dmy", "April 2019", "April 2019"),
    ],
)
def test_days_are_read_in_the_order_that_the_mapping_says_and_in_no_other(order, cell, day):
    assert Mapping(date_order=order).day(cell) == day


def test_two_figures_of_a_year_are_read_only_where_the_mapping_says_of_which_hundred():
    assert Mapping(years_from=1940).day("30/04/19") == "2019-04-30"
    assert Mapping(years_from=1940).day("30/04/85") == "1985-04-30"


def test_headings_are_guessed_by_what_they_are_called_and_never_one_twice():
    found = guessed(glimpse(THEIRS).headings, "pupil")

    assert found == PUPILS.headings
    assert guessed_stages(["Primary 3", "S2", "Nursery"]) == {"Primary 3": "P3"}


def test_the_mapping_that_uses_most_of_the_headings_is_chosen():
    small = Mapping(name="Few", headings={"id": "Pupil No."})

    assert fitting(glimpse(THEIRS).headings, [small, PUPILS]) == PUPILS
    assert fitting(["id", "record"], [small, PUPILS]) is None


def test_a_file_is_read_by_the_authoritys_own_mapping_and_nobody_else_sees_it(world):
    row = kept(world)

    found = mapping_for(THEIRS, by=world.actor("okafor"), authority=world.authority)
    assert found == PUPILS
    nobody = world.actor("nobody")
    assert mapping_for(THEIRS, by=nobody, authority=world.authority) is None
    assert mapping_by_ref(row.ref, by=nobody) is None
    assert mappings_of(by=nobody, authority=world.authority) == []


def test_a_change_is_a_new_version_and_the_old_one_is_kept(world):
    first = kept(world)

    second = kept(world, of=first)

    assert (second.version, mappings_of(by=world.actor("okafor"), authority=world.authority)) == (
        2,
        [second],
    )


def test_a_mapping_that_leaves_out_what_every_row_needs_is_refused(world):
    with pytest.raises(Trouble, match="birth date"):
        kept(world, Mapping(name="Few", headings={"id": "Pupil No."}))


def test_two_mappings_cannot_have_one_name(world):
    kept(world)

    with pytest.raises(Trouble, match="another"):
        kept(world)


def test_a_mapping_that_is_ended_reads_no_more(world):
    row = kept(world)

    end_mapping(by=world.actor("okafor"), row=row)

    assert mapping_for(THEIRS, by=world.actor("okafor"), authority=world.authority) is None


def test_a_stranger_may_not_say_how_files_are_read(world):
    with pytest.raises(Refused):
        save_mapping(
            by=world.actor("nobody"),
            authority=world.authority,
            name="Pupils",
            kind="pupil",
            headings=[],
            mapping=PUPILS,
        )
