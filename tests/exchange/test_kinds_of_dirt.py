"""Every kind of dirt in one file: each is said at its line, and no clean row suffers."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from ettle.exchange.make_roll.dirt import KINDS, plant
from ettle.exchange.make_roll.dirt.kinds import NOTED, REJECTED
from ettle.exchange.make_roll.dirt.page import page_of_kinds
from ettle.exchange.make_roll.places import SchoolFacts
from ettle.exchange.make_roll.rolls import make_roll
from ettle.exchange.make_roll.writing import as_csv, as_workbook
from ettle.exchange.roll.checking import check_rows
from ettle.exchange.roll.columns import KNOWN
from ettle.exchange.roll.crosschecks import cross_check, doubts_of
from ettle.exchange.roll.reading import read_table
from ettle.exchange.roll.schools import KnownSchool
from ettle.people.roll import Roll

TODAY = date(2026, 11, 23)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "kinds-of-dirt.md"
SCHOOLS = (
    SchoolFacts("9990001", "primary", "Marra Glen Primary School", "Marra", 200, 80),
    SchoolFacts("9990002", "secondary", "Corrievale High School", "Corrievale", 300, 120),
)
KNOWN_SCHOOLS = [
    KnownSchool(n, one.seed_code, one.school_type, one.name, "Glenmarra Council", is_ours=True)
    for n, one in enumerate(SCHOOLS, start=1)
]
# Words of programs, and of another country's law, which say nothing to a clerk here.
NOT_FOR_CLERKS = re.compile(
    r"\b(SEN|EHCP|SENCO|Ofsted|None|null|exception|traceback|regex|cp1252|codec|parse\w*|invalid"
    r"|string|integer|boolean|field|delimiter|encoding|byte|token|Error)\b"
)


class Checked:
    """A dirty file as it was read and checked."""

    def __init__(self):
        made = make_roll(SCHOOLS, authority="Glenmarra Council", seed=3, pupils=120, today=TODAY)
        rows = [[row.get(name, "") for name in KNOWN] for row in made.rows]
        self.planting = plant(rows, KNOWN, len(KINDS))
        table = read_table(as_csv(KNOWN, self.planting.rows))
        checked = check_rows(table.rows, KNOWN_SCHOOLS, today=TODAY)
        self.rejections = [
            *table.rejections,
            *checked.rejections,
            *cross_check(checked, Roll()),
        ]
        self.notes = [*table.notes, *doubts_of(checked)]
        self.by_line = defaultdict(list)
        for each in self.rejections:
            self.by_line[each.line].append(each)

    def noted(self, line: int) -> bool:
        spans = re.findall(r"(\d+)(?: to (\d+))?", " ".join(self.notes))
        return any(int(first) <= line <= int(last or first) for first, last in spans)


@pytest.fixture(scope="module")
def dirty():
    return Checked()


def test_there_are_two_hundred_kinds_and_more_that_must_be_rejected():
    assert sum(kind.said == REJECTED for kind in KINDS) >= 200
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_every_kind_that_is_wrong_is_rejected_at_its_line_and_in_its_column(dirty):
    missed = [
        (one.kind.key, one.line, dirty.by_line[one.line])
        for one in dirty.planting.places
        if one.kind.said == REJECTED
        and not any(
            one.kind.column in ("", each.column) for each in dirty.by_line.get(one.line, ())
        )
    ]

    assert missed == []


def test_what_only_looks_odd_is_taken_and_what_is_nobodys_row_is_noted(dirty):
    others = [one for one in dirty.planting.places if one.kind.said != REJECTED]

    assert [one.kind.key for one in others if one.line in dirty.by_line] == []
    assert [
        one.kind.key for one in others if dirty.noted(one.line) != (one.kind.said == NOTED)
    ] == []


def test_no_clean_row_is_rejected_for_the_dirt_beside_it(dirty):
    planted = {line for one in dirty.planting.places for line in (one.line, *one.beside)}

    assert [each for each in dirty.rejections if each.line not in planted] == []


def test_every_rejection_says_what_happened_and_what_to_do_in_words_for_a_clerk(dirty):
    said = {words for each in dirty.rejections for words in (each.happened, each.do)}

    assert [words for words in said if not 10 <= len(words) <= 220 or words[-1] != "."] == []
    assert [words for words in said if NOT_FOR_CLERKS.search(words)] == []


def test_the_dirt_of_a_workbook_is_found_as_in_a_text_file(dirty):
    whole = [one for one in dirty.planting.places if one.kind.line is None]
    rows = dirty.planting.rows
    table = read_table(as_workbook(KNOWN, [_fit(row) for row in rows if "\a" not in "".join(row)]))
    checked = check_rows(table.rows, KNOWN_SCHOOLS, today=TODAY)
    found = [*checked.rejections, *cross_check(checked, Roll())]

    wanted = sum(one.kind.said == REJECTED for one in whole)
    assert len({each.line for each in found}) >= wanted


def _fit(row: list[str]) -> list[str]:
    return (row + [""] * len(KNOWN))[: len(KNOWN)]


def test_the_page_of_kinds_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == page_of_kinds()
