"""What every test may ask for.

``world`` (tests/world.py) is the cast as rows, before anything has happened; ``ready_world`` and
``built_world`` (tests/worlds.py) are the demonstration, built through the services.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import worlds
from tests.browser import Looked, Site, launch, opened_site
from tests.world import told_again, world  # noqa: F401 - a fixture for every test

# Playwright runs an event loop in this thread, and Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# Always the same few examples, however busy the machine is; --hypothesis-profile=thorough finds
# others, and many.
UNHURRIED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis_settings.register_profile(
    "steady", max_examples=60, derandomize=True, deadline=None, suppress_health_check=UNHURRIED
)
hypothesis_settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=UNHURRIED
)
hypothesis_settings.load_profile("steady")

BROWSER_FIXTURES = {"chromium", "built_world", "site", "looked"}
# Words, shapes and trees: they do not depend on the database, so one leg proves them.
NO_DATABASE = tuple(
    str(Path("tests", *folder))
    for folder in (
        ("documents",), ("guidance",), ("plans", "comparing"), ("plans", "printings"),
        ("plans", "wording"), ("vendor",), ("web", "ui"),
    )
)  # fmt: skip
FLUSHING = {"live_server", "transactional_db", "django_db_serialized_rollback"}


def pytest_configure() -> None:
    """Make the folder that the run's own database goes in."""
    from ettle.config.settings.base import VAR

    (VAR / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns where there is none


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, put it last, and refuse what would flush the database."""
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if wanted & FLUSHING or _is_transactional(item):
            raise pytest.UsageError(f"{item.nodeid} would flush the database: see tests/worlds.py")
        if item.nodeid.startswith(NO_DATABASE):
            item.add_marker(pytest.mark.sqlite_only)
        if wanted & BROWSER_FIXTURES:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("story") is None:
                item.add_marker(pytest.mark.sqlite_only)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def worlds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this run keeps its worlds; another run may have built some there already."""
    shared = os.environ.get("ETTLE_WORLDS")
    if not shared:
        return tmp_path_factory.mktemp("worlds")
    Path(shared).mkdir(parents=True, exist_ok=True)
    return Path(shared)


@pytest.fixture(scope="session", autouse=True)
def _same_letter_once() -> Iterator[None]:
    """Let a letter that is frozen again be the same bytes, and not be written again.

    The cast asks and is answered in hundreds of tests, by the same letters word for word, and the
    same tree gives the same bytes (tests/documents). What is frozen and checked stays as it is.
    """
    from ettle.documents import services

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "write", lru_cache(maxsize=500)(services.write))
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, worlds_folder) -> Iterator[None]:
    """Give the run a database of its own, in place of the one that pytest-django migrates."""
    empty = worlds.build(worlds.EMPTY, worlds_folder)
    own = worlds.copy(empty, worlds_folder, f"own-{os.getpid()}")
    connection = connections["default"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = own.database_name
        yield
        connection.close()


@pytest.fixture
def ready_world(worlds_folder: Path, django_db_blocker, settings) -> Iterator[worlds.World]:
    """The demonstration at stage *ready*, for a test client: what a test writes is rolled back."""
    with in_world(worlds.build("ready", worlds_folder), django_db_blocker, settings) as built:
        yield built


@pytest.fixture
def demo_world_at(worlds_folder: Path, django_db_blocker, settings):
    """Ask for the demonstration at another stage: ``demo_world_at("request")``."""
    with ExitStack() as stack:

        def at(stage: str) -> worlds.World:
            built = worlds.build(stage, worlds_folder)
            return stack.enter_context(in_world(built, django_db_blocker, settings))

        yield at


@contextmanager
def in_world(
    built: worlds.World, blocker, settings, *, kept: bool = False
) -> Iterator[worlds.World]:
    """Point this process at a built world, inside a transaction rolled back unless kept."""
    connection = connections["default"]
    own_name = connection.settings_dict["NAME"]

    def go_to(name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    settings.FILES_ROOT = built.var / "files"
    settings.DEMONSTRATION_TODAY = built.day.isoformat()
    with blocker.unblock():
        go_to(built.database_name)
        outer = transaction.atomic()
        outer._from_testcase = True  # services may then say durable=True
        try:
            with outer:
                yield built
                transaction.set_rollback(not kept)
        finally:
            go_to(own_name)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def built_world(worlds_folder: Path, chromium, request) -> Iterator[Callable[[str], Site]]:
    """Ask for a site of one's own: ``site = built_world("start")``. It may be changed."""
    with ExitStack() as stack:

        def at(stage: str) -> Site:
            built = worlds.build(stage, worlds_folder)
            name = f"{stage}-{abs(hash(request.node.nodeid))}-{len(list(worlds_folder.iterdir()))}"
            own = worlds.copy(built, worlds_folder, name)
            address = stack.enter_context(worlds.served(own))
            return stack.enter_context(opened_site(own, address, chromium))

        yield at


@pytest.fixture(scope="session")
def looked(request) -> Iterator[Looked]:
    """What axe has seen in this run. What it could not decide is told at the end."""
    seen = Looked()
    yield seen
    for line in sorted(seen.undecided):
        request.config.get_terminal_writer().line(f"axe: could not decide {line}")
