"""Whoever reads says who they are."""

import pytest

from tests.shape.source import public_functions

# A selector that reads nothing of any person, or that makes the reader, each with its reason.
READS_NO_PERSON: dict[str, str] = {
    "people/selectors/actors.actor_for": "makes the reader from an account",
    "plans/selectors/changes_waiting.changes_waiting": "told of parts that a reader was given",
    "plans/selectors/changing.is_locked": "asked of a part that its reader has already",
    "plans/selectors/versions.last_shared": "chooses among moments that a reader was given",
}

SELECTORS = [one for one in public_functions("selectors") if one.name not in READS_NO_PERSON]


@pytest.mark.parametrize("selector", SELECTORS, ids=lambda selector: selector.name)
def test_a_selector_takes_by(selector):
    assert "by" in selector.keywords_only


def test_every_exception_is_still_there():
    assert READS_NO_PERSON.keys() - {one.name for one in public_functions("selectors")} == set()
