"""What is typed about a child is kept with no press of anybody's, whatever is closed."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import PHONE, Looked, Site
from tests.conftest import worlds
from tests.journeys.hands import Sitting, follow, press
from tests.journeys.test_first_day import is_sound

WORDS = "Give her the words first, and wait until she begins."
MORE = " The drum says when."
KEPT = re.compile(r"^Kept as a draft at \d")


@pytest.fixture(scope="module")
def sitting(worlds_folder, chromium) -> Iterator[Sitting]:
    """A copy of the world for all of these: each types in a form of its own."""
    own = worlds.copy(worlds.build("ready", worlds_folder), worlds_folder, "kept-as-typed")
    with worlds.served(own) as address:
        site = Site(address, own, chromium)
        yield Sitting(site)
        site.close()


@pytest.fixture(autouse=True)
def _windows_closed(sitting: Sitting) -> Iterator[None]:
    yield
    sitting.site.close()


def _at_a_new(sitting: Sitting, kind: str, **window) -> Page:
    page = sitting.as_("ms_laird", **window)
    page.goto("/school/pupils/")
    follow(page, "Ailsa Morrison")
    page.goto(f"{urlsplit(page.url).path}add/{kind}/")
    return page


def _typing(page: Page) -> Locator:
    return page.get_by_role("textbox").first


def _line(page: Page) -> Locator:
    return page.get_by_role("status")


def test_ms_laird_types_closes_the_page_and_finds_her_words(sitting: Sitting, looked: Looked):
    page = _at_a_new(sitting, "strategy")
    sent = _sendings(page)
    _typing(page).press_sequentially(WORDS, delay=20)
    expect(_line(page)).to_have_text(KEPT)
    is_sound(page, looked)
    _typing(page).press_sequentially(MORE)
    address = urlsplit(page.url).path
    again = page.context.new_page()
    page.close()

    again.goto(address)
    again.wait_for_load_state()
    expect(again.get_by_role("heading", name="You were writing this on")).to_be_visible()
    expect(_typing(again)).to_have_value("")
    follow(again, "Go on with it")

    expect(_typing(again)).to_have_value(WORDS + MORE)
    assert len(sent) <= 3
    is_sound(again, looked)
    press(again, "Save")
    expect(again.locator("main")).to_contain_text(WORDS)
    again.goto(address)
    expect(again.get_by_role("heading", name="You were writing this on")).to_have_count(0)


def test_two_windows_of_hers_lose_neithers_words(sitting: Sitting, looked: Looked):
    page = _at_a_new(sitting, "helps")
    other = page.context.new_page()
    other.goto(page.url)
    _typing(page).fill(WORDS)
    expect(_line(page)).to_have_text(KEPT)

    _typing(other).fill("Other words.")

    expect(_line(other)).to_contain_text("other words of yours are kept in this form already")
    is_sound(other, looked)
    other.goto(f"{urlsplit(page.url).path}?go-on")
    expect(_typing(other)).to_have_value(WORDS)


def test_signed_out_and_in_again_in_another_tab_she_goes_on_where_she_was(sitting: Sitting):
    page = _at_a_new(sitting, "avoid")
    other = page.context.new_page()
    other.goto("/account/logout/")
    press(other, "Sign out")
    _typing(page).fill(WORDS)
    expect(_line(page)).to_contain_text("You were signed out.")

    other.goto("/account/login/")
    with other.expect_navigation():
        other.locator("form[action='/demo/become/ms_laird/'] button").click()
    _typing(page).press_sequentially(MORE)

    expect(_line(page)).to_have_text(KEPT)
    press(page, "Save")
    expect(page.locator("main")).to_contain_text(WORDS)


def test_where_there_is_no_network_the_page_says_so_and_keeps_when_it_is_back(sitting: Sitting):
    page = _at_a_new(sitting, "signs", width=PHONE)
    page.context.set_offline(True)
    _typing(page).fill(WORDS)
    expect(_line(page)).to_contain_text("you are offline. What you typed is still on this page.")

    page.context.set_offline(False)

    expect(_line(page)).to_have_text(KEPT)


def test_without_the_script_a_press_keeps_it_as_before(sitting: Sitting):
    page = _at_a_new(sitting, "strength", script=False)
    _typing(page).fill(WORDS)
    press(page, "Keep it and go on later")

    expect(page.locator("main")).to_contain_text("What you wrote is kept, for you alone.")
    follow(page, re.compile("Go on with it"))
    expect(_typing(page)).to_have_value(WORDS)


def _sendings(page: Page) -> list[str]:
    """Note each request that keeps what is typed."""
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    return sent
