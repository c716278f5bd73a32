"""Each line of the word list: what it finds, what it leaves alone, and that it is kept up."""

from datetime import date
from itertools import combinations

import pytest

from ettle.config.cast import DEFAULT_DAY
from ettle.plans.models import ENTRY_KINDS
from ettle.plans.wording import KIND_NAMES, remarks
from ettle.plans.wording.table import GROUPS, Row, rows

SOURCES = {"own", "act", "field", "promise", "glossary"}
EACH_FORM = [(row, form) for row in rows() for form in row.words]


def remarked(text: str, row: Row) -> list:
    """Remark on a text as the kind of part for which the row is made."""
    kind = min(row.parts) if row.parts else ""
    return list(remarks(text, known_as="Ailsa Morrison", kind=kind))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.words[0])
def test_the_example_of_a_row_gets_its_remark_and_no_other(row):
    found = remarked(row.example, row)

    assert [(one.kind, one.suggestion) for one in found] == [(row.kind, row.say)]


@pytest.mark.parametrize(("row", "form"), EACH_FORM, ids=[form for _, form in EACH_FORM])
def test_each_form_of_a_row_is_found_where_it_stands(row, form):
    text = f"We saw it: {form} was written."

    found = [one for one in remarked(text, row) if one.found == form]

    assert [text[one.start : one.end] for one in found] == [form]
    assert found[0].wrong
    assert found[0].suggestion


@pytest.mark.parametrize(
    ("row", "form"), [(row, form) for row in rows() for form in row.unless], ids=str
)
def test_the_words_are_left_alone_where_they_are_right(row, form):
    found = remarked(f"We saw it: {form} here.", row)

    assert [one for one in found if one.suggestion == row.say] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.words[0])
def test_a_row_says_where_it_is_from_and_when_it_was_last_looked_at(row):
    assert row.source in SOURCES
    assert row.reviewed_on <= date(2026, 12, 31) and (DEFAULT_DAY - row.reviewed_on).days < 730
    assert row.kind in KIND_NAMES
    assert row.parts <= set(ENTRY_KINDS)
    assert row.readers in {"", "everyone"}
    assert row.say.endswith((".", "?"))


def test_no_form_is_in_the_list_twice():
    forms = [(form, row) for row in rows() for form in row.words]

    twice = [one for (one, _), (other, _) in combinations(forms, 2) if one == other]

    assert twice == []


def test_the_groups_of_parts_are_parts_of_a_plan():
    assert set.union(*GROUPS.values()) <= set(ENTRY_KINDS)
