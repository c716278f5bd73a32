"""Who can open what: every page for every person, held to a table that people can read."""

import pytest

from bench.pages import STORY
from tests.web.access_table import WORDS, found_by, named, rows
from tests.web.people_at_the_door import COLUMNS, stage_of


@pytest.mark.parametrize("person", COLUMNS)
def test_each_person_finds_what_the_table_says(demo_world_at, person):
    demo_world_at(stage_of(person))
    expected = {(row.page, row.method): row.cells[person] for row in rows()}

    found = found_by(person, expected)

    assert {page: word for page, word in found.items() if word != expected[page]} == {}


def test_every_address_has_a_row():
    assert named().keys() - {row.page for row in rows()} == set()


def test_every_row_has_an_address():
    assert {row.page for row in rows()} - named().keys() == set()


def test_the_table_says_each_thing_once_in_its_own_words():
    pages = [(row.page, row.method) for row in rows()]

    assert len(pages) == len(set(pages))
    assert {word for row in rows() for word in row.cells.values()} <= WORDS


def test_nobody_opens_nothing_of_ailsas():
    about_ailsa = {name for name, address in named().items() if "pupil_ref" in address.arguments}

    opened = {
        row.page for row in rows() if row.page in about_ailsa and row.cells["nobody"] == "open"
    }

    assert opened == set()


def test_the_quick_benchmark_measures_pages_that_can_be_opened_when_the_story_is_done():
    opened = {row.page for row in rows() if "open" in row.cells.values() and row.method == "get"}

    assert set(STORY) - opened == set()
