"""Every kind of dirt that a roll file brings, and the words that the clerk gets for it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ettle.config import cast
from ettle.exchange.roll.columns import KNOWN
from ettle.exchange.selectors import roll_preview
from ettle.people.models import Authority, School
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LESLEY, LEWIS, roll_file


def rejected(world, *rows: dict[str, str]) -> list[tuple[int, str, str]]:
    preview = roll_preview(
        by=world.actor("okafor"), authority=world.authority, content=roll_file(*rows)
    )
    return [(each.line, each.column, each.happened) for each in preview.rejections]


def test_good_rows_are_not_rejected(world):
    assert rejected(world, ISLA, LEWIS, KIRSTY, CRAIG, LESLEY) == []


@pytest.mark.parametrize(
    ("cell", "happened"),
    [
        ("31/02/2015", "February 2015 has 28 days."),
        ("30/13/2018", "There is no month 13."),
        ("12/04/18", "This year has two figures, so it could be in either century."),
        ("43210", "The spreadsheet has turned this date into a number."),
        ("April 2019", "This is not a whole date: the day or the month is missing."),
        ("24/11/2026", "This day is after today, 23/11/2026."),
        ("30/04/1919", "This pupil would be 107 years old."),
        ("30/04/2025", "This pupil would be 1 years old."),
        ("", "A pupil row needs a birth date."),
    ],
)
def test_a_birth_date_that_cannot_be_right_is_rejected(world, cell, happened):
    assert rejected(world, ISLA | {"birth_date": cell}) == [(2, "birth_date", happened)]


@pytest.mark.parametrize(
    ("changed", "column", "happened"),
    [
        ({"record": "child"}, "record", "A row is a pupil, a contact or staff."),
        ({"id": ""}, "id", "A pupil row needs an id."),
        ({"id": "P9\u200b001"}, "id", "There is an unseen character in this cell."),
        ({"known_as": "Isla\u202ealsI"}, "known_as", "This cell has a hidden control character in "
         "it."),
        ({"stage": "S7"}, "stage", "There is no such stage."),
        ({"school": "0000000"}, "school", "No school has this SEED code."),
        ({"scn": "9.91E+08"}, "scn", "The spreadsheet has turned this number into a calculation."),
        ({"known_as": "x" * 81}, "known_as", "This has 81 characters; there is room for 80."),
        ({"given_name": "Is\x07la"}, "given_name", "This cell has a hidden control character in "
         "it."),
        ({"starts_on": "18/08/2022", "ends_on": "17/08/2022"}, "ends_on", "This is before the "
         "first day."),
        ({"email": "isla@x.invalid"}, "email", "A pupil row has no email."),
    ],
)  # fmt: skip
def test_a_pupil_row_with_a_wrong_cell_is_rejected(world, changed, column, happened):
    assert rejected(world, ISLA | changed) == [(2, column, happened)]


@pytest.mark.parametrize(
    ("changed", "column", "happened"),
    [
        ({"pupil": "P0000"}, "pupil", "No pupil has this id, in the file or on the roll."),
        ({"lives_with": "maybe"}, "lives_with", "This must be yes or no."),
        ({"email": "kirsty at home"}, "email", "This is not a whole e-mail address."),
        ({"safe_contact_from": "C9001"}, "safe_contact_from", "This is the contact's own id."),
        (
            {"safe_contact_from": "C7777"},
            "safe_contact_from",
            "C7777 is not a contact of this pupil, in the file or on the roll.",
        ),
        (
            {"relationship": "neighbour", "parental_rights": "no", "lives_with": "no"},
            "relationship",
            "This contact is not a parent, has no parental rights and no care of the child.",
        ),
    ],
)
def test_a_contact_row_with_a_wrong_cell_is_rejected(world, changed, column, happened):
    assert rejected(world, ISLA, KIRSTY | changed) == [(3, column, happened)]


@pytest.mark.parametrize(
    ("changed", "column", "happened"),
    [
        ({"job_title": ""}, "job_title", "A staff row needs a post (job_title)."),
        ({"role": ""}, "role", "A staff row needs a post (role)."),
        ({"role": "teaching assistant"}, "role", "There is no such role."),
        ({"school": ""}, "school", "This post is at a school, and no school is named."),
        ({"starts_on": ""}, "starts_on", "A staff row needs the day the post began (starts_on)."),
        ({"weekly_hours": "full"}, "weekly_hours", "This is not a number of hours in a week."),
    ],
)
def test_a_staff_row_with_a_wrong_cell_is_rejected(world, changed, column, happened):
    assert rejected(world, LESLEY | changed) == [(2, column, happened)]


def test_two_pupils_with_one_candidate_number_are_rejected_with_both_lines(world):
    assert rejected(world, ISLA, LEWIS | {"scn": ISLA["scn"]}) == [
        (2, "scn", "The pupil on line 3 has this candidate number too."),
        (3, "scn", "The pupil on line 2 has this candidate number too."),
    ]


def test_a_candidate_number_that_another_pupil_on_the_roll_has_is_rejected(world):
    assert rejected(world, ISLA | {"scn": cast.AILSA.scn}) == [
        (2, "scn", "Pupil P1001, already on the roll, has this candidate number.")
    ]


def test_a_candidate_number_that_lost_its_nought_is_rejected(world):
    fraser = ISLA | {"id": "P9003", "scn": "099101011", "given_name": "Fraser"}

    assert rejected(world, ISLA, LEWIS | {"scn": "99101000"}, fraser) == [
        (
            3,
            "scn",
            "This has 8 figures and most in this file have 9: noughts at the front may be lost.",
        )
    ]


def test_a_candidate_number_that_lost_its_nought_is_known_by_the_roll(world):
    ailsa = ISLA | {"id": "P1001", "scn": "99100012", "birth_date": "2017-05-03"}

    assert rejected(world, ailsa | {"given_name": "Ailsa", "family_name": "Morrison"}) == [
        (2, "scn", "On the roll this number is 099100012.")
    ]


def test_an_id_used_twice_is_rejected(world):
    assert rejected(world, ISLA, LEWIS | {"id": "P9001"})[:2] == [
        (2, "id", "Line 3 has this id too."),
        (3, "id", "Line 2 has this id too."),
    ]


def test_an_id_given_to_another_child_is_rejected_so_that_no_plan_changes_hands(world):
    assert rejected(world, ISLA | {"id": "P1001", "scn": ""}) == [
        (2, "id", "On the roll this id belongs to a child with another name and birth date.")
    ]


def test_one_contact_with_two_telephones_is_rejected(world):
    lewis_mother = KIRSTY | {"pupil": "P9002", "telephone": "07700 900002"}

    assert rejected(world, ISLA, LEWIS, KIRSTY | {"telephone": "07700 900001"}, lewis_mother) == [
        (4, "telephone", "Line 5 has the same id and another telephone."),
        (5, "telephone", "Line 4 has the same id and another telephone."),
    ]


def test_the_same_contact_twice_for_one_pupil_is_rejected(world):
    assert rejected(world, ISLA, KIRSTY, KIRSTY) == [
        (3, "id", "Line 4 has this contact for this pupil too."),
        (4, "id", "Line 3 has this contact for this pupil too."),
    ]


def test_a_school_of_another_authority_is_rejected_by_name(world):
    elsewhere = Authority.objects.create(code="998", name="Otherwhere Council")
    School.objects.create(
        authority=elsewhere, seed_code="9980001", school_type="Primary", name="Far School"
    )

    assert rejected(world, ISLA | {"school": "9980001"}) == [
        (2, "school", "Far School is a school of Otherwhere Council.")
    ]


def test_an_all_through_school_is_told_apart_by_stage_and_staff_must_say_which(world):
    for kind in ("Primary", "Secondary"):
        School.objects.create(
            authority=world.authority, seed_code="9990003", school_type=kind, name="Isle School"
        )

    assert rejected(world, ISLA | {"school": "9990003"}, LESLEY | {"school": "9990003"}) == [
        (3, "school_type", "Isle School is in the list as primary and secondary.")
    ]


def test_every_fault_of_a_file_is_found_at_once_in_the_order_of_its_lines(world):
    found = rejected(
        world,
        ISLA | {"birth_date": "31/02/2015", "stage": "P9"},
        KIRSTY | {"lives_with": "sometimes"},
        LESLEY | {"job_title": ""},
    )

    assert [(line, column) for line, column, _ in found] == [
        (2, "stage"),
        (2, "birth_date"),
        (3, "lives_with"),
        (4, "job_title"),
    ]


ANYTHING = st.text(max_size=60) | st.sampled_from(
    ["", "-", "yes", "31/02/2015", "P1001", "9990001"]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(KNOWN, ANYTHING)), max_size=4))
def test_whatever_stands_in_the_cells_gets_an_answer_and_never_an_error(world, rows):
    kinds = [row | {"record": kind} for row in rows for kind in ("pupil", "contact", "staff")]

    for _, column, happened in rejected(world, *kinds):
        assert happened
        assert column in ("", *KNOWN)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_the_bytes_of_a_file_there_is_an_answer(world, content):
    preview = roll_preview(by=world.actor("okafor"), authority=world.authority, content=content)

    assert preview.rejections
