"""The published list of schools, as downloaded: titles above, symbols for counts, notes below."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from ettle.access import Refused
from ettle.access.actor import system_actor
from ettle.exchange.school_list import read_school_list
from ettle.people import selectors
from ettle.people.models import Authority, School, SchoolChange
from ettle.people.services.places import load_reference
from ettle.people.services.school_list import refresh_schools
from tests.world import moment

DAY = date(2027, 3, 23)
HEADINGS = [
    "Local Authority", "SeedCode", "School Name", "School Type",
    "Teachers (Full Time Equivalent) [Note 1]", "Pupil roll",
    "Pupils with an Additional Support Need recorded",
    "School's 6-fold urban/rural classification", "Denomination of school",
]  # fmt: skip
ROWS = [
    ["Na h-Eileanan an Iar", 6230000, "Ness School", "Primary", 9.1, 101, "c", "Remote rural areas",
     "Non-denominational school"],
    ["Fife", 5410000, "Kelty Primary School", "Primary", "low", 321, 98, "Other urban areas", "x"],
    ["Grant aided", 9000001, "A School for the Deaf", "Special", "z", "c", "z", "z", "z"],
]  # fmt: skip


def workbook(*rows) -> bytes:
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Note 1", "What the first note says."])
    sheet = book.create_sheet("Table 1")
    sheet.append(["School level summary statistics 2026"])
    sheet.append(["This sheet has one table. Some cells hold symbols."])
    for row in ([], HEADINGS, *rows, [], ["Source: a census of schools"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def by(db):
    for code, name in (("235", "Na h-Eileanan Siar"), ("250", "Fife"), ("100", "Aberdeen City")):
        Authority.objects.create(code=code, name=name)
    return system_actor("refresh-schools", at=moment(DAY), today=DAY)


def refresh(by, *rows, year="2026"):
    return refresh_schools(by=by, listed=read_school_list(workbook(*rows)).schools, year=year)


def test_a_withheld_count_is_unknown_with_its_symbol_and_never_nought():
    read = read_school_list(workbook(*ROWS))

    assert (read.year, read.rejections) == ("2026", [])
    assert [(one.authority_name, one.roll, one.roll_symbol, one.pupils_asn, one.pupils_asn_symbol)
            for one in read.schools] == [
        ("Na h-Eileanan Siar", 101, "", None, "c"),
        ("Fife", 321, "", 98, ""),
        ("", None, "c", None, "z"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["-", "*", "about 40", "-3", "=SUM(A1:A4)"])
def test_a_count_that_is_neither_number_nor_symbol_is_said_and_not_guessed(cell):
    read = read_school_list(workbook([*ROWS[1][:5], cell, *ROWS[1][6:]]))

    assert read.schools == []
    assert [each.column for each in read.rejections] == ["roll"]


def test_a_new_list_tells_what_is_new_renamed_moved_counted_and_left_out(by):
    refresh(by, *ROWS, year="2025")
    newer = [
        ["Fife", 5410000, "Kelty Community School", "Primary", 1, 330, "c", "x", "x"],
        ["Fife", 6230000, "Ness School", "Primary", 1, 101, "c", "x", "x"],
        ["Aberdeen City", 5230001, "Airyhall School", "Primary", 1, 40, 9, "x", "x"],
    ]

    compared = refresh(by, *newer)

    assert [each.name for each in compared.new] == ["Airyhall School"]
    assert [each.name for _, each in compared.renamed] == ["Kelty Community School"]
    assert [each.authority_name for _, each in compared.moved] == ["Fife"]
    assert [row.name for row, _ in compared.counts] == ["Kelty Community School"]
    assert [row.name for row in compared.not_listed] == ["A School for the Deaf"]
    kelty = School.objects.get(seed_code="5410000")
    assert (kelty.roll, kelty.pupils_asn, kelty.pupils_asn_symbol) == (330, None, "c")


def test_a_school_that_is_left_out_stays_open_until_an_officer_says_otherwise(by):
    refresh(by, *ROWS, year="2025")
    refresh(by, *ROWS[1:])
    ness = School.objects.get(seed_code="6230000")

    assert selectors.school_is_open(ness, DAY, by=by)
    assert selectors.no_longer_listed(ness.authority, by=by) == [ness]


def test_the_same_list_twice_changes_nothing(by):
    refresh(by, *ROWS)
    noted = SchoolChange.objects.count()

    again = refresh(by, *ROWS)

    assert (len(again.same), SchoolChange.objects.count()) == (3, noted)


def test_the_older_list_that_comes_with_ettle_does_not_undo_a_newer_one(by):
    load_reference(by=by)
    first = School.objects.filter(authority__name="Fife", school_type="Primary").first()
    refresh(by, ["Fife", first.seed_code, "A New Name", "Primary", 1, 5, "c", "x", "x"])

    load_reference(by=by)

    assert School.objects.get(pk=first.pk).name == "A New Name"


def test_the_command_checks_first_and_refuses_a_list_without_a_year(by, tmp_path, capsys):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(*ROWS))

    call_command("refresh_schools", path, check=True)
    told = capsys.readouterr().out
    nothing = School.objects.count()
    call_command("refresh_schools", path)

    assert "3 new" in told
    assert "Nothing has been written." in told
    assert (nothing, School.objects.count()) == (0, 3)
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="Nothing has been written"):
        call_command("refresh_schools", tmp_path / "bad.csv")


def test_nobody_signed_in_refreshes_the_list_of_all_councils(world):
    with pytest.raises(Refused):
        refresh_schools(by=world.actor("nobody"), listed=[], year="2026")
