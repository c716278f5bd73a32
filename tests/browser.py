"""A browser for tests: how it starts, who it is signed in as, and what axe says of a page."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from tests.worlds import World

AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 375, 1280
HEIGHTS = {PHONE: 667, DESK: 900}
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium that Debian installed; never one that was downloaded."""
    names = (os.environ.get("ETTLE_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError("Chromium is not installed: ./run test says how.")
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=found, args=[*QUIET, *alone])


@dataclass
class Site:
    """A served world and a browser to look at it with."""

    address: str
    world: World
    browser: Browser
    opened: list[Page] = field(default_factory=list)

    def visitor(self, *, width: int = DESK, script: bool = True) -> Page:
        """Open a window of somebody who is not signed in."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        self.opened.append(page)
        return page

    def holding(self, cookies: dict[str, str], *, width: int = DESK) -> Page:
        """Open a window that holds the cookies of somebody signed in."""
        page = self.visitor(width=width)
        page.context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items()]
        )
        return page

    def sign_in_as(self, person: str, *, width: int = DESK, script: bool = True) -> Page:
        """Open a window of one of the cast, by the demonstration's own sign-in page."""
        page = self.visitor(width=width, script=script)
        page.goto("/account/login/")
        with page.expect_navigation():  # through /home/, to this person's own first page
            page.locator(f"form[action='/demo/become/{person}/'] button").click()
        return page

    def close(self) -> None:
        """Close every window that a test opened."""
        for page in self.opened:
            page.context.close()
        self.opened.clear()


@dataclass
class Looked:
    """What axe found on the pages it has seen: each different page once at each width."""

    seen: set[tuple[int, str]] = field(default_factory=set)
    at_a_desk: set[str] = field(default_factory=set)
    undecided: set[str] = field(default_factory=set)

    def violations_at(self, page: Page, path: str, kind: str) -> list[str]:
        """Go to an address once, and run axe there on a phone; at a desk, once for a kind of page.

        A page that is the same as one looked at before is not looked at again. What one person
        sees and another does not is judged on the phone, where there is least room for it.
        """
        answer = page.request.get(path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return []  # a download is a file, and documents has its own checks of those
        html = answer.text()
        widths = [width for width in self.widths_for(kind) if not self._is_known(width, html)]
        if widths:
            page.goto(path)
        return [one for width in widths for one in self._found(at_width(page, width))]

    def widths_for(self, kind: str) -> list[int]:
        """Say how wide to look at a page: this kind of page is looked at at a desk once."""
        is_new = kind not in self.at_a_desk
        self.at_a_desk.add(kind)
        return [PHONE, DESK] if is_new else [PHONE]

    def violations_at_both_widths(self, page: Page) -> list[str]:
        """Run axe on a page as it stands, on a phone and at a desk."""
        return [one for width in HEIGHTS for one in self.violations(at_width(page, width))]

    def violations(self, page: Page) -> list[str]:
        """Run axe on a page as it stands, unless the same page has been looked at before."""
        return [] if self._is_known(width_of(page), page.content()) else self._found(page)

    def _is_known(self, width: int, html: str) -> bool:
        known = (width, hashlib.sha256(shape_of(html).encode()).hexdigest())
        if known in self.seen:
            return True
        self.seen.add(known)
        return False

    def _found(self, page: Page) -> list[str]:
        found = axe(page)
        self.undecided |= {f"{one['id']} at {page.url}" for one in found["incomplete"]}
        return [sentence_of(one, page) for one in found["violations"]]


def shape_of(html: str) -> str:
    """Take out of a page what differs at every look and means nothing to axe.

    Hidden values, random refs, and the words (not the elements) that name the person who is
    signed in: of the header, and of the line for print.
    """
    html = re.sub(r'(<input type="hidden"[^>]*value=")[^"]*', r"\1", html)
    html = re.sub(r"\b[2-9a-hj-km-np-z]{12}\b", "ref", html)
    html = re.sub(r'(class="[^"]*print-only[^"]*">)[^<]*', r"\1", html)
    header = re.search(r"<header\b.*?</header>", html, re.DOTALL)
    return html.replace(header[0], re.sub(r">[^<]+<", ">x<", header[0])) if header else html


def width_of(page: Page) -> int:
    """Say how wide a window is."""
    return (page.viewport_size or {"width": 0})["width"]


def at_width(page: Page, width: int) -> Page:
    """Make a window as wide as a phone or a desk's screen, and as high."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    return page


@cache
def _axe_itself() -> str:
    return AXE.read_text(encoding="utf-8")


def axe(page: Page) -> dict:
    """Run axe-core over a page and give its findings as it tells them."""
    page.evaluate(_axe_itself())
    return page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules},"
        " resultTypes: ['violations', 'incomplete']})",
        AXE_RULES,
    )


def sentence_of(violation: dict, page: Page) -> str:
    """Tell one violation in a line: which rule, where, and the first thing that breaks it."""
    node = violation["nodes"][0]
    where = " ".join(str(part) for part in node["target"])
    return f"{page.url} at {width_of(page)} px: {violation['id']} ({violation['help']}): {where}"


@contextmanager
def opened_site(world: World, address: str, browser: Browser) -> Iterator[Site]:
    """Give a site, and close its windows afterwards."""
    site = Site(address, world, browser)
    try:
        yield site
    finally:
        site.close()
