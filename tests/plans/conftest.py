"""Ailsa's plan as fixtures."""

import pytest

from tests.plans import ailsa


@pytest.fixture
def begun(world):
    """Ailsa's plan with nothing in it."""
    return ailsa.begin(world)


@pytest.fixture
def written(world):
    """Ailsa's plan, written whole, with views from her and her mother."""
    made = ailsa.write_all(world)
    ailsa.give_views(made)
    return made
