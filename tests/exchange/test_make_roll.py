"""Rolls of nobody: the same for the same number, clean, and with every sort of family."""

import csv
import io
from collections import Counter, defaultdict
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ettle.config import cast
from ettle.exchange.make_roll.needs import shares
from ettle.exchange.make_roll.places import SchoolFacts, apportion
from ettle.exchange.make_roll.rolls import make_roll
from ettle.exchange.make_roll.writing import as_csv, as_workbook
from ettle.exchange.roll.checking import check_rows
from ettle.exchange.roll.columns import KNOWN
from ettle.exchange.roll.crosschecks import cross_check
from ettle.exchange.roll.reading import read_table
from ettle.people.roll import Roll
from tests.exchange.test_kinds_of_dirt import KNOWN_SCHOOLS, SCHOOLS, TODAY


def made(seed=1, pupils=400, authority="Glenmarra Council"):
    return make_roll(SCHOOLS, authority=authority, seed=seed, pupils=pupils, today=TODAY)


def cells(roll) -> list[list[str]]:
    return [[row.get(name, "") for name in KNOWN] for row in roll.rows]


@pytest.fixture(scope="module")
def roll():
    return made()


def of(roll, record: str):
    return [row for row in roll.rows if row["record"] == record]


def test_the_same_number_gives_the_same_bytes_and_another_gives_others(roll):
    again, other = cells(made()), cells(made(seed=2))

    assert as_csv(KNOWN, again) == as_csv(KNOWN, cells(roll))
    assert as_workbook(KNOWN, again[:50]) == as_workbook(KNOWN, cells(roll)[:50])
    assert other != again
    assert cells(made(authority="Stirling")) != again


def test_no_row_of_a_made_up_roll_is_rejected(roll):
    table = read_table(as_csv(KNOWN, cells(roll)))
    checked = check_rows(table.rows, KNOWN_SCHOOLS, today=TODAY)

    assert (table.notes, table.rejections, checked.rejections) == ([], [], [])
    assert list(cross_check(checked, Roll())) == []


def test_pupils_are_over_the_schools_by_their_published_rolls(roll):
    found = Counter(row["school"] for row in of(roll, "pupil"))

    assert found == {"9990001": 160, "9990002": 240}


def test_a_school_whose_roll_is_withheld_still_has_pupils_and_the_authoritys_share_of_needs():
    small = SchoolFacts("1", "primary", "Small School", "", None, None)
    large = SchoolFacts("2", "primary", "Large School", "", 100, 40)

    assert apportion([small, large], 103) == [3, 100]
    assert shares([small, large]) == {small: 0.4, large: 0.4}


def test_needs_are_at_each_schools_rate_and_in_a_file_of_their_own(roll):
    school = {row["id"]: row["school"] for row in of(roll, "pupil")}

    assert Counter(school[need[0]] for need in roll.needs) == {"9990001": 64, "9990002": 96}


def test_names_of_every_sort_occur_even_in_a_small_roll():
    names = " ".join(f"{row['given_name']} {row['family_name']}" for row in made(pupils=60).rows)

    for letters in ("àèìòùÀ", "łóśżŁ", "'’", "-"):
        assert set(letters) & set(names), letters
    for first, last in (("\u0600", "\u06ff"), ("\u4e00", "\u9fff")):
        assert any(first <= one <= last for one in names)
    assert any(len(name) == 1 for name in names.split())


def test_somebody_is_born_on_29_february(roll):
    assert any(row["birth_date"].endswith("-02-29") for row in of(roll, "pupil"))


def test_there_are_brothers_and_sisters_parents_apart_and_safe_contact_flags():
    rows = of(made(pupils=2000), "contact")
    children = defaultdict(set)
    for row in rows:
        children[row["id"]].add(row["pupil"])

    assert sum(len(mine) > 1 for mine in children.values()) > 200
    assert any(row["lives_with"] == "no" and row["parental_rights"] == "yes" for row in rows)
    assert 0 < sum(bool(row.get("safe_contact_from")) for row in rows) < 40
    assert any(row["relationship"] == "Foster carer" for row in rows)


def test_each_class_of_a_primary_school_has_one_teacher_and_no_more_pupils_than_is_lawful(roll):
    pupils = Counter(row["class"] for row in of(roll, "pupil") if row["school"] == "9990001")
    teachers = Counter(
        row["class"]
        for row in of(roll, "staff")
        if row["role"] == "class_teacher" and row["school"] == "9990001"
    )

    assert max(pupils.values()) <= 33
    assert teachers == dict.fromkeys(pupils, 1)


def test_the_command_writes_a_roll_its_needs_and_says_where_the_dirt_is(world, tmp_path, capsys):
    out, needs = tmp_path / "roll.xlsx", tmp_path / "needs.csv"

    call_command(
        "make_roll", authority=cast.AUTHORITY_NAME, pupils=60, dirty=3, out=out, needs=needs,
        today=date(2026, 11, 23),
    )  # fmt: skip

    said = capsys.readouterr().out
    assert said.count("Line ") == 3
    assert "Everyone in it is invented." in said
    assert len(read_table(out.read_bytes()).rows) > 150
    assert next(csv.reader(io.StringIO(needs.read_text("utf-8-sig")))) == ["id", "reasons", "plan"]


def test_the_command_says_which_authority_may_be_meant(world, tmp_path):
    with pytest.raises(CommandError, match="Do you mean"):
        call_command("make_roll", authority="Glenmara Council", out=tmp_path / "roll.csv")
