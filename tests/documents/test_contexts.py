"""A context comes back from JSON as it was, and builds the same words."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from ettle.documents.contexts import UnstorableContext, from_json, to_json
from ettle.documents.registry import UnknownPrinting, find, printed, printing
from ettle.documents.tree import Document
from ettle.documents.write import write
from tests.documents.samples import SampleContext, context, letter, sample_letter


@pytest.mark.parametrize("changes", [{}, {"drawing": None}, {"note": "A note"}, {"is_early": True}])
def test_a_context_comes_back_as_it_was(changes):
    before = context(**changes)

    after = from_json(json.loads(json.dumps(to_json(before))), SampleContext)

    assert after == before


def test_a_moment_comes_back_with_its_zone():
    @dataclass(frozen=True)
    class Moment:
        at: datetime

    before = Moment(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))

    assert to_json(before) == {"at": "2026-11-23T09:30:00+00:00"}
    assert datetime.fromisoformat(to_json(before)["at"]) == before.at


def test_a_row_cannot_be_kept_in_a_context():
    with pytest.raises(UnstorableContext):
        to_json(object())


def test_text_that_no_database_can_hold_is_made_safe_on_the_way():
    assert to_json(("a\x00b", "\ud800")) == ["a\ufffdb", "\ufffd"]


def test_a_printing_is_found_by_name_and_the_newest_is_taken():
    assert find("sample.letter").build is sample_letter
    assert write(printed("sample.letter", context()), as_="text") == write(letter(), as_="text")


def test_a_printing_that_nobody_wrote_is_refused():
    with pytest.raises(UnknownPrinting, match="letter.unknown version 3"):
        find("letter.unknown", 3)


def test_two_printings_cannot_share_a_name_and_version():
    def another(context: SampleContext) -> Document:
        return sample_letter(context)

    with pytest.raises(ValueError, match="Raise one"):
        printing("sample.letter", version=1)(another)
