"""Every page that a person can open, looked at by axe as that person, on a phone and at a desk."""

import pytest
from django.test import Client

from tests import worlds
from tests.browser import DESK, HEIGHTS, PHONE, Site, opened_site
from tests.conftest import in_world
from tests.web.access_table import named, rows
from tests.web.addresses import path_of
from tests.web.people_at_the_door import COLUMNS, at_the_door


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
    paths = paths_open_to(person)
    with in_world(ready.world, django_db_blocker, settings, kept=True):
        page = signed_in(ready, at_the_door(person))
        visited = {name: path_of(named()[name]) for name in paths}

    found = []
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        for path in visited.values():
            page.goto(path)
            found += looked.violations(page)

    assert found == []


def paths_open_to(person: str) -> list[str]:
    """Name the pages that the table says this person can open by looking."""
    return [row.page for row in rows() if row.method == "get" and row.cells[person] == "open"]


def signed_in(site: Site, client: Client):
    """Open a window that holds a client's cookies."""
    page = site.visitor()
    page.context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": site.address}
            for name, morsel in client.cookies.items()
        ]
    )
    return page
