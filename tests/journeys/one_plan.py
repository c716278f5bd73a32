"""What journeys of one child's plan share: how a page is looked at, and who finds nothing."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.browser import DESK, HEIGHTS, PHONE, Looked, at_width, width_of
from tests.journeys.hands import Sitting

SHOTS = os.environ.get("ETTLE_SHOTS", "")


@dataclass
class Eyes:
    """Somebody who looks at each page that a journey comes to, as axe and as a phone would."""

    looked: Looked
    found: list[str] = field(default_factory=list)

    def see(self, page: Page) -> None:
        """Look at a page on a phone and at a desk; what is wrong is kept, for all of a journey."""
        before = width_of(page)
        for width in (PHONE, DESK):
            at_width(page, width)
            self.found += self.looked.violations(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.found.append(f"{page.url} is {wide} px wide in a window of {width} px")
            self._keep(page, width)
        page.set_viewport_size({"width": before, "height": HEIGHTS.get(before, 900)})

    def _keep(self, page: Page, width: int) -> None:
        if SHOTS:
            name = re.sub(r"[^\w]+", "_", urlsplit(page.url).path).strip("_")
            page.screenshot(path=Path(SHOTS) / f"{name}_{width}.png", full_page=True)


def under(page: Page, heading: str) -> Locator:
    """Give the part of a page that stands under one heading, as a region of its own."""
    return page.get_by_role("region", name=heading)


def child_address(page: Page) -> str:
    """Give where a family's pages of a child begin, from the links of their first page."""
    found = page.locator("main a[href^='/family/'][href$='/plan/']").first
    return str(found.get_attribute("href")).removesuffix("plan/")


def who_finds_something(sitting: Sitting, strangers: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Try as strangers each address about a child that was opened; give those that are there."""
    found = {}
    for person in strangers:
        page = sitting.site.sign_in_as(person)
        for path in sorted(sitting.visited):
            status = page.request.get(path, max_redirects=0).status
            if status != 404:
                found[person, path] = status
    return found
