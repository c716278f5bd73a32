"""Every page that a person can open, looked at by axe as that person, on a phone and at a desk."""

from contextlib import ExitStack
from functools import cache

import pytest

from tests import worlds
from tests.browser import Site, opened_site
from tests.conftest import in_world
from tests.web.access_table import pages_open_to
from tests.web.people_at_the_door import COLUMNS, cookies_of, stage_of


@pytest.fixture(scope="module")
def site_at(worlds_folder, chromium):
    """Ask for a served copy of the story at a stage, for looking only."""
    with ExitStack() as stack:

        @cache
        def at(stage: str) -> Site:
            built = worlds.build(stage, worlds_folder)
            own = worlds.copy(built, worlds_folder, f"axe-{stage}")
            address = stack.enter_context(worlds.served(own))
            return stack.enter_context(opened_site(own, address, chromium))

        yield at


@pytest.mark.parametrize("person", COLUMNS)
def test_axe_finds_nothing_on_any_page_that_a_person_can_open(
    site_at, person, looked, django_db_blocker, settings
):
    site = site_at(stage_of(person))

    with in_world(site.world, django_db_blocker, settings, kept=True):
        window = site.holding(cookies_of(person))
        pages = pages_open_to(person).items()

    found = [one for kind, path in pages for one in looked.violations_at(window, path, kind)]

    assert found == []
