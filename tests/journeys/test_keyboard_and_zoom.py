"""The story's pages without a mouse, without a script, at 400 %, and in forced colours."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Site
from tests.conftest import worlds
from tests.journeys.hands import Sitting, choose, fill_day, find_ailsa, follow, press
from tests.journeys.the_adult import change_the_card

PEOPLE = ("ms_okafor", "mairi", "ms_laird", "mr_baird", "mr_singh", "ruth")
MOST_PAGES = 12
ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 at 400 %
NAMES = Path(__file__).parents[2] / "shots" / "names"
NAMELESS = re.compile(r"- (?:link|button|textbox|radio|checkbox|combobox)(?: \[|:|$)")
NOT_A_PAGE = re.compile("/logout/|/(pdf|docx|txt|text|print)/$")
NAME_OF_FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  const group = at.closest("fieldset");
  const legend = group ? group.querySelector("legend") : null;
  const said = at.getAttribute("aria-label") || label || at.innerText || "";
  return [legend ? legend.innerText : "", said].filter(Boolean).join(": ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name has the focus, and see that the focus is seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate(NAME_OF_FOCUSED):
            assert _is_focus_seen(page), f"nothing shows that “{name}” has the focus"
            return
    raise AssertionError(f"Tab does not come to “{name}” at {page.url}")


def _is_focus_seen(page: Page) -> bool:
    """Compare the window with and without the focus."""
    focused = page.evaluate_handle("document.activeElement")
    with_focus = page.screenshot(caret="hide", animations="disabled")
    focused.evaluate("one => one.blur()")
    without = page.screenshot(caret="hide", animations="disabled")
    focused.evaluate("one => one.focus({focusVisible: true, preventScroll: true})")
    return with_focus != without


def test_a_request_is_recorded_by_keyboard_alone(built_world):
    sitting = Sitting(built_world("start"))
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    received = sitting.today - timedelta(weeks=3)

    tab_to(page, "Record a request")
    page.keyboard.press("Enter")
    page.wait_for_url("**/request/")
    for part, number in (("Day", received.day), ("Month", received.month), ("Year", received.year)):
        tab_to(page, part)
        page.keyboard.type(str(number))
    for answer in ("Mairi Morrison", "A letter"):
        tab_to(page, answer)
        page.keyboard.press("Space")
    tab_to(page, "What reasons do they give?")
    page.keyboard.type("She cannot follow what is said in class.")
    tab_to(page, "Record the request")
    page.keyboard.press("Enter")

    expect(page.get_by_text("The request is recorded.")).to_be_visible()


def test_the_card_is_marked_read_by_keyboard_alone_and_without_a_script(built_world):
    sitting = Sitting(built_world("ready"))
    change_the_card(sitting.as_("ms_laird"))
    page = sitting.as_("ruth", width=PHONE)

    tab_to(page, "Read what changed for Ailsa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/card/")
    expect(page.get_by_role("button", name="I have read")).to_be_in_viewport(ratio=1)
    tab_to(page, "Who did you talk it through with?")
    page.keyboard.type("Ms L")
    tab_to(page, "I have read this and talked it through")
    page.keyboard.press("Enter")

    expect(page.get_by_text("You have read Ailsa’s card.")).to_be_visible()


def test_a_request_and_a_reading_are_recorded_without_a_script(built_world):
    sitting = Sitting(built_world("ready"))
    page = sitting.as_("ms_okafor", script=False)
    follow(page, "Find a child")
    page.get_by_role("textbox").first.fill("Finlay")
    press(page, re.compile("Find"))
    follow(page, "Finlay Docherty")
    follow(page, re.compile("Record a request"))
    fill_day(page, "When did the council receive it?", sitting.today - timedelta(weeks=3))
    choose(page, re.compile("Docherty"))
    choose(page, "A letter")
    press(page, "Record the request")
    expect(page.get_by_text("The request is recorded.")).to_be_visible()

    change_the_card(sitting.as_("ms_laird", script=False))
    ruth = sitting.as_("ruth", width=PHONE, script=False)
    follow(ruth, "Read what changed for Ailsa")
    ruth.get_by_label("Who did you talk it through with?").select_option(label="Ms Laird")
    press(ruth, "I have read this and talked it through")
    expect(ruth.get_by_text("You have read Ailsa’s card.")).to_be_visible()


@pytest.fixture(scope="module")
def looking(worlds_folder, chromium) -> Iterator[Sitting]:
    """A served world that is only looked at."""
    own = worlds.copy(worlds.build("ready", worlds_folder), worlds_folder, "looked-at")
    with worlds.served(own) as address:
        site = Site(address, own, chromium)
        yield Sitting(site)
        site.close()


@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_scrolls_sideways_at_400_per_cent_and_everything_has_a_name(looking, person):
    page = looking.as_(person)
    page.set_viewport_size(ZOOMED)
    said, wide, nameless = [], [], []

    for path in _pages_of(page):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
        names = page.locator("body").aria_snapshot()
        nameless += [f"{path}: {line}" for line in names.splitlines() if NAMELESS.search(line)]
        said += [f"== {page.title()}", names, ""]

    NAMES.mkdir(parents=True, exist_ok=True)
    (NAMES / f"{person}.txt").write_text("\n".join(said), encoding="utf-8")
    assert (wide, nameless) == ([], [])


def _pages_of(page: Page) -> list[str]:
    """List this person's first pages: where they come in, and where its links lead."""
    found = [page.evaluate("location.pathname")]
    for path in found:
        if len(found) >= MOST_PAGES:
            break
        page.goto(path)
        led_to = page.locator("header a[href^='/'], main a[href^='/']").evaluate_all(
            "all => all.map(one => one.pathname)"
        )
        found += [
            each for each in dict.fromkeys(led_to) if not (each in found or NOT_A_PAGE.search(each))
        ]
    return found[:MOST_PAGES]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_status_has_its_word_in_forced_colours_too(looking, person):
    page = looking.as_(person)
    page.emulate_media(forced_colors="active")
    wordless = []

    for path in _pages_of(page):
        page.goto(path)
        statuses = page.locator(".ettle_status").all()
        wordless += [path for each in statuses if each.is_visible() and not each.inner_text()]

    assert wordless == []
