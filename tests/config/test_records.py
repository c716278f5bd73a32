"""The invented records: whole, from three years, and never naming another child."""

import re

import pytest

from ettle.config import cast
from ettle.config.demo.records import ailsa, callum
from ettle.config.demo.records.rows import Row
from ettle.plans.models import ENTRY_KINDS

RECORDS = {"Ailsa": ailsa.ROWS, "Callum": callum.ROWS}
ENGLISH_LAW = re.compile(r"\b(SEN|EHCP|SENCO|Ofsted|Key Stage)\b")


@pytest.mark.parametrize("whose", RECORDS)
def test_a_record_reaches_back_three_years(whose):
    weeks = [row.weeks for row in RECORDS[whose]]

    assert max(weeks) >= 155
    assert min(weeks) <= 30


def test_callums_record_alone_has_sixty_parts():
    assert len(callum.ROWS) >= 60


def test_the_two_records_have_between_them_nearly_every_kind_of_part():
    kinds = {row.kind for rows in RECORDS.values() for row in rows}

    assert set(ENTRY_KINDS) - kinds <= {"must", "intimate_care"}  # the story itself writes *must*


@pytest.mark.parametrize("whose", RECORDS)
def test_no_part_names_another_child_of_the_cast(whose):
    others = [one.given_name for one in cast.PUPILS if one.given_name != whose]

    said = " ".join(row.text + row.reading + str(row.detail) for row in RECORDS[whose])

    assert not [name for name in others if re.search(rf"\b{name}\b", said)]
    assert not ENGLISH_LAW.search(said)


@pytest.mark.parametrize("whose", RECORDS)
def test_what_hangs_on_a_part_was_written_after_it_and_went_before_it(whose):
    named = {row.key: row for row in RECORDS[whose] if row.key}

    for row in RECORDS[whose]:
        above = named.get(row.under)
        if above is None:
            continue
        assert row.weeks <= above.weeks
        assert _end_of(row) >= _end_of(above)


def _end_of(row: Row) -> int:
    """Give how many weeks back a part was taken out, or -1 for one that is there."""
    return max((each.weeks for each in row.later if each.ends), default=-1)
