"""The strip opens at today: what was done long before is folded away, and nothing is lost."""

from datetime import date

import pytest

from ettle.web.ui.shapes import StripShape, StripStep


def strip(*states: str) -> StripShape:
    steps = tuple(StripStep(state=state, what=f"Step {n}") for n, state in enumerate(states))
    return StripShape(steps=steps, today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("states", "folded"),
    [
        (("done", "done", "done", "now", "next"), 2),
        (("done", "done", "now"), 0),
        (("now", "next"), 0),
        (("done", "done", "done"), 0),
    ],
)
def test_what_was_done_is_folded_but_the_last_of_it_where_something_is_to_come(states, folded):
    shape = strip(*states)

    assert len(shape.earlier) == folded
    assert (*shape.earlier, *shape.shown) == shape.steps


def test_what_is_folded_says_how_much_there_is():
    folded = strip("done", "done", "done", "now")

    assert folded.earlier_words == "What happened before (2 steps)"
