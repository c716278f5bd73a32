"""The ten steps of the story, each played in a browser as its person would."""

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import PHONE, Site

WORDS = (
    "Ailsa finds it hard to understand what people say. The therapist and the school both help,"
    " and nobody puts it together."
)
LINK = re.compile(r"/answer/[\w-]+/")
CODE = re.compile(r"Your code is (\d{6})")


def fill_day(page: Page, legend: str, day) -> None:
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


def choose(page: Page, name: str | re.Pattern[str]) -> None:
    """Choose a radio button or tick a box; the Design System lays its label over it."""
    page.get_by_label(name).first.check(force=True)


def sent_words(site: Site) -> str:
    """Read what would have been sent, as the demonstration shows it."""
    page = site.visitor()
    page.goto("/demo/outbox/")
    return page.locator("main").inner_text()


def officer_records_the_request(site: Site) -> Page:
    """Step 1. Ms Okafor finds Ailsa and records her mother's request of three weeks ago."""
    page = site.sign_in_as("ms_okafor")
    follow(page, "Find a child")
    page.get_by_role("textbox").first.fill("Ailsa")
    press(page, re.compile("Find"))
    follow(page, re.compile("Ailsa Morrison"))
    follow(page, re.compile("Record a request"))
    fill_day(page, "When did the council receive it?", site.world.day - timedelta(weeks=3))
    choose(page, re.compile("Mairi Morrison"))
    choose(page, "A letter")
    page.get_by_label("What reasons do they give?").fill(WORDS)
    press(page, re.compile("Record"))
    return page
