"""How Ailsa and Dr Sinclair come in, who have no account; and what others do before that."""

import re

from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.journeys.hands import (
    CODE,
    Sitting,
    find_ailsa,
    follow,
    press,
    write,
)

GUEST = {
    "Their name": "Dr Sinclair",
    "Where they work": "NHS Glenmarra (invented)",
    "Their e-mail address": "isobel.sinclair@nhs-glenmarra.invalid",
}
DOOR = re.compile(r"/answer/(?:meeting/)?[\w-]{20,}/")


def ailsa_is_handed_the_tablet(sitting: Sitting) -> Page:
    """Ms Laird hands her tablet over, and is signed out as she does."""
    page = sitting.as_("ms_laird", width=PHONE)
    follow(page, "Ailsa Morrison")
    follow(page, re.compile("views|said"))
    follow(page, re.compile("Hand"))
    press(page, re.compile("Sign me out and open Ailsa’s page"))
    return page


def lead_sends_the_packs(sitting: Sitting) -> None:
    """Ms Laird asks Dr Sinclair to the meeting that is arranged, and sends everybody's pack."""
    page = sitting.as_("ms_laird")
    follow(page, "Ailsa Morrison")
    follow(page, "Meetings")
    follow(page, re.compile("14 December 2026"))
    follow(page, re.compile("Ask somebody else"))
    write(page, GUEST)
    press(page, "Put them on the list")
    follow(page, "Send the packs")
    press(page, "Make them and send them")
    expect(page.get_by_text("5 packs are ready.")).to_be_visible()


def officer_sends_her_a_link(sitting: Sitting) -> None:
    """Ms Okafor sends Dr Sinclair a link to say what is given."""
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, re.compile("a link to say what is given"))
    press(page, "Send the link")
    expect(page.get_by_text("A link is made.")).to_be_visible()


def dr_sinclair_comes_in(sitting: Sitting) -> Page:
    """She opens the newest link that was sent to her; one opened before asks for a code."""
    page = sitting.anyone(width=PHONE)
    page.goto(DOOR.search(sitting.outbox())[0])
    expect(page.locator("main")).not_to_contain_text("Ailsa")
    if page.get_by_role("button", name="I am Dr Sinclair").count():
        press(page, "I am Dr Sinclair")
        return page
    press(page, "E-mail me a code")
    page.get_by_label("The 6-digit code").fill(CODE.search(sitting.outbox())[1])
    press(page, "Come in")
    return page
