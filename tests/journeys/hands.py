"""What a person's hands do on a page, and the sitting in which the story is played."""

import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, expect

from tests.browser import DESK, Site

REF = re.compile(r"/[2-9a-hj-km-np-z]{12}/")
LINK = re.compile(r"/answer/[\w-]+/")
CODE = re.compile(r"Your code is (\d{6})")


@dataclass
class Sitting:
    """One sitting of the story: its site, and the addresses about a child that were opened."""

    site: Site
    visited: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        return self.site.world.day

    def as_(self, person: str, *, width: int = DESK, script: bool = True) -> Page:
        """Sign in as one of the cast, in a window of their own."""
        page = self.site.sign_in_as(person, width=width, script=script)
        page.on("response", self._note)
        return page

    def anyone(self, *, width: int = DESK) -> Page:
        """Open a window of somebody who is not signed in."""
        return self.site.visitor(width=width)

    def outbox(self) -> str:
        """Read what would have been sent, newest first, as the demonstration shows it."""
        page = self.anyone()
        page.goto("/demo/outbox/")
        return page.locator("main").inner_text()

    def _note(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status == 200 and REF.search(path) and not path.startswith("/static/"):
            self.visited.add(path)


def fill_day(page: Page, legend: str, day: date) -> None:
    """Type a day into its three boxes."""
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label, exact=True).fill(str(value))


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button, and wait for the page that follows."""
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow a link, and wait for the page that follows."""
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def choose(page: Page, name: str | re.Pattern[str], *, among: str = "") -> None:
    """Choose a radio button or tick a box; label and box may lie over each other."""
    where = page.get_by_role("group", name=among) if among else page
    box = where.get_by_label(name).first
    label = page.locator(f"label[for='{box.get_attribute('id')}']")
    label.evaluate("one => one.scrollIntoView({block: 'center', behavior: 'instant'})")
    for _ in range(3):
        label.click(force=True)
        if box.is_checked():
            break  # else a font that came late moved it from under the press
    expect(box).to_be_checked()


def write(page: Page, answers: dict[str, str]) -> None:
    """Type each answer under its label."""
    for label, words in answers.items():
        page.get_by_role("textbox", name=label).first.fill(words)


def find_ailsa(page: Page) -> None:
    """Find Ailsa as an officer does, by her name."""
    follow(page, "Find a child")
    page.get_by_role("textbox").first.fill("Ailsa")
    press(page, re.compile("Find"))
    follow(page, "Ailsa Morrison")


def post_the_letters(page: Page) -> None:
    """Say that every letter that waits for the post was posted today."""
    follow(page, "Sent and waiting")
    waiting = page.get_by_role("table", name="Waiting to be sent").get_by_role("link")
    while waiting.count():
        waiting.first.click()
        press(page, re.compile("posted|[Ss]ent"))
        follow(page, "Sent and waiting")
