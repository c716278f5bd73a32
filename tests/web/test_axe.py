"""Every page that a person can open, looked at by axe as that person, on a phone and at a desk."""

import pytest

from tests import worlds
from tests.browser import DESK, PHONE, opened_site
from tests.conftest import in_world
from tests.web.access_table import pages_open_to
from tests.web.people_at_the_door import COLUMNS, cookies_of


@pytest.fixture(scope="module")
def ready(worlds_folder, chromium):
    """One served copy of the finished story, for looking only."""
    built = worlds.build("ready", worlds_folder)
    own = worlds.copy(built, worlds_folder, "axe")
    with worlds.served(own) as address, opened_site(own, address, chromium) as site:
        yield site


@pytest.mark.parametrize("person", COLUMNS)
def test_axe_finds_nothing_on_any_page_that_a_person_can_open(
    ready, person, looked, django_db_blocker, settings
):
    found = []
    for width in (PHONE, DESK):
        with in_world(ready.world, django_db_blocker, settings, kept=True):
            window = ready.holding(cookies_of(person), width=width)
            paths = pages_open_to(person).values()
        for path in paths:
            found += looked.violations_at(window, path)

    assert found == []
