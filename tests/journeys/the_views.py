"""Step 4: what Mairi thinks, on her phone, and what Ailsa thinks, on a tablet handed over."""

import re
from io import BytesIO

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.browser import PHONE
from tests.journeys.hands import Sitting, choose, follow, press, write

TABLET = 820
MOTHERS_VIEW = "I want one plan that everybody follows."
AILSAS_VIEW = "I want people to wait for me. I like drawing to tell things."
MOTHER = {
    "What worries you about school?": "She says yes when she has not understood.",
    "What are your views on a co-ordinated support plan?": MOTHERS_VIEW,
}


def mother_gives_her_views(sitting: Sitting) -> None:
    """Step 4. Mairi writes on her phone, checks it and gives it."""
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Say what you think")
    write(page, MOTHER)
    press(page, "Check it and give it")
    expect(page.locator("main")).to_contain_text(MOTHERS_VIEW)
    press(page, "Give it")

    expect(page.locator("main")).to_contain_text(MOTHERS_VIEW)


def child_gives_hers(sitting: Sitting) -> None:
    """Step 4. Ms Laird hands the tablet over and is signed out; Ailsa says what she thinks."""
    page = sitting.as_("ms_laird", width=TABLET)
    follow(page, "Ailsa Morrison")
    follow(page, re.compile("views|said"))
    follow(page, re.compile("Hand"))
    press(page, re.compile("Sign me out and open Ailsa’s page"))
    beside = page.context.new_page()
    beside.goto("/school/pupils/")
    assert "/account/login/" in beside.url
    beside.close()

    _reads_first(page)
    press(page, "Start")
    choose(page, "Good", among="I feel safe at school")
    press(page, "Next")
    for words in ("Art.", "The dinner hall.", "When Ruth says it again slow.", ""):
        page.get_by_role("textbox").fill(words)
        press(page, "Next")
    page.locator("input[type=file]").set_input_files(
        {"name": "drawing.png", "mimeType": "image/png", "buffer": drawing()}
    )
    page.get_by_label("What is it?").fill("My quiet place")
    press(page, "Next")
    page.get_by_role("textbox").fill(AILSAS_VIEW)
    press(page, "Next")
    choose(page, "Everyone helping with my plan")
    press(page, "Next")
    expect(page.get_by_role("img", name="Your drawing: My quiet place")).to_be_visible()
    press(page, "Give it")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.goto("/child/")
    assert "/account/login/" in page.url


def _reads_first(page) -> None:
    """Before she starts, she is told who reads it, when, and what cannot be kept private."""
    for heading in (
        "Who will read it?",
        "When will they read it?",
        "What goes in the plan?",
        "What can we not keep private?",
    ):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("link", name="I need help now")).to_be_visible()


def drawing(size: tuple[int, int] = (320, 240)) -> bytes:
    """Draw a small picture, as a phone would send it."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((80, 60, 240, 180), outline="navy", width=6)
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
