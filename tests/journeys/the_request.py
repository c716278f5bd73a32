"""Steps 1 to 3: the request, the proposal, and the therapist's answer."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.journeys.hands import (
    CODE,
    LINK,
    Sitting,
    choose,
    fill_day,
    find_ailsa,
    follow,
    post_the_letters,
    press,
    write,
)

REQUEST = (
    "Ailsa finds it hard to understand what people say. The therapist and the school both help,"
    " and nobody puts it together."
)
NHS_ASK = {
    "Which service of it?": "Speech and language therapy",
    "Who is to answer?": "Dr Sinclair",
    "What is their role?": "Speech and language therapist",
    "Their e-mail address": "isobel.sinclair@nhs-glenmarra.invalid",
    "What do you ask?": "What does Ailsa require so that she can understand, and be understood?",
}
THERAPY = "Direct therapy for understanding and using longer sentences"
HELP = {
    "What is required": THERAPY,
    "How often": "Once a week",
    "How long": "40 minutes, for two school terms",
    "By whom": "Speech and language therapist",
}


def officer_records_the_request(sitting: Sitting) -> None:
    """Step 1. Ms Okafor finds Ailsa and records her mother's request of three weeks ago."""
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, re.compile("Record a request"))
    fill_day(page, "When did the council receive it?", sitting.today - timedelta(weeks=3))
    choose(page, re.compile("Mairi Morrison"))
    choose(page, "A letter")
    page.get_by_label("What reasons do they give?").fill(REQUEST)
    press(page, re.compile("Record"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Ailsa Morrison")
    shown = page.get_by_role("region", name="The law’s days")
    shown.get_by_text("Why this date?").click()
    shown.get_by_text("If nothing is sent by then").click()
    expect(shown).to_contain_text("Answer the request by Sunday 27 December 2026")
    expect(shown).to_contain_text("8 weeks starting on the day the request was received")
    expect(shown).to_contain_text("Monday 2 November 2026")
    expect(shown).to_contain_text("SSI 2005/518, regulation 4A")
    expect(shown).to_contain_text("From Monday 28 December 2026 the law takes it that")


def officer_proposes_and_asks_the_nhs(sitting: Sitting) -> None:
    """Step 2. She sends the proposal, and asks the NHS for help on the same page and day."""
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, "Propose to find out")
    page.get_by_label("Why do you propose this?").fill("To find out whether it needs a plan.")
    write(page, NHS_ASK)
    press(page, "Send the proposal")

    expect(page.get_by_text("The proposal is made, and 1 asked for help.")).to_be_visible()
    letters = page.get_by_role("table", name="Letters and documents")
    for code in ("L1", "L4", "L5"):
        expect(letters.get_by_role("link", name=re.compile(f"^{code}:")).first).to_be_visible()
    expect(letters).to_contain_text("Dr Sinclair")
    expect(letters).to_contain_text("Mairi Morrison (mother)")
    expect(page.locator("main")).to_contain_text("Sunday 14 March 2027")

    post_the_letters(page)
    expect(page.locator("main")).to_contain_text("Nothing is waiting.")


def therapist_answers(sitting: Sitting) -> None:
    """Step 3. Dr Sinclair has no account: a link, half an answer, a code, and the rest."""
    path = LINK.search(sitting.outbox())[0]
    scanner = sitting.anyone()
    scanned = [scanner.request.get(path) for _ in range(2)]
    assert [each.status for each in scanned] == [200, 200]
    assert ["Ailsa" in each.text() for each in scanned] == [False, False]

    _saves_half(sitting, path)
    page = _comes_back(sitting, path)
    expect(page.get_by_role("textbox", name="What is required")).to_have_value(THERAPY)
    _sends_the_rest(page)

    expect(page.get_by_text("Your answer is sent.")).to_be_visible()
    page.goto("/answer/check/")
    assert page.url.endswith("/answer/")
    expect(page.get_by_role("button", name=re.compile("Send|Check"))).to_have_count(0)
    expect(page.locator("main")).to_contain_text(THERAPY)
    scanner.goto(path)
    expect(scanner.locator("main")).to_contain_text("The answer was sent")
    expect(scanner.locator("main")).not_to_contain_text("Ailsa")


def _saves_half(sitting: Sitting, path: str) -> None:
    page = sitting.anyone()
    page.goto(path)
    press(page, "I am Dr Sinclair")
    expect(page.get_by_role("heading", level=1)).to_have_text("What does Ailsa Morrison need?")
    choose(page, re.compile("We provide help"))
    write(page, {"What is required": THERAPY})
    press(page, "Save and come back later")
    expect(page.get_by_text("Your answer so far is saved.")).to_be_visible()


def _comes_back(sitting: Sitting, path: str) -> Page:
    page = sitting.anyone()
    page.goto(path)
    press(page, "E-mail me a code")
    expect(page.get_by_text("The code is on its way.")).to_be_visible()
    page.get_by_label("The 6-digit code").fill(CODE.search(sitting.outbox())[1])
    press(page, "Come in")
    return page


def _sends_the_rest(page: Page) -> None:
    write(page, HELP)
    choose(page, "Yes", among="Does the child need it for their education?")
    choose(page, "We do", among="Who delivers it?")
    press(page, "Check it before you send it")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check your answer")
    press(page, "Send this answer")
