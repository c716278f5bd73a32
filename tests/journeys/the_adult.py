"""Steps 7 and 8: an assistant is put with Ailsa, reads her card, and is ready."""

import re

from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.journeys.hands import Sitting, choose, fill_day, follow, press, write

BRIEFING = "Ruth Paterson has not had the full safeguarding briefing."
CARD = "Ruth Paterson has not read this version of Ailsa’s support card."
CHANGED = "Drawing. My dog Bracken. Sitting by the window."


def head_puts_ruth_with_ailsa(sitting: Sitting) -> None:
    """Step 7. Mr Baird sees what is missing, who is there meanwhile, and confirms."""
    page = sitting.as_("mr_baird")
    follow(page, re.compile("Put an assistant with a child"))
    page.get_by_label("Child").select_option(label="Ailsa Morrison")
    page.get_by_label("Support assistant").select_option(label="Ruth Paterson")
    fill_day(page, "From which day?", sitting.today)
    write(page, {"From what time?": "9.00", "Until what time?": "12.15"})
    press(page, "See what is missing")
    body = page.locator("main")
    for words in (BRIEFING, CARD, "60 paid minutes will be booked", "4 paid minutes will be"):
        expect(body).to_contain_text(words)
    choose(page, re.compile("Ms Kerr"), among="Who is with Ailsa if they are not ready?")
    press(page, "Plan it and book the minutes")

    expect(body).to_contain_text("60 paid minutes are booked: Monday 23 November 2026")
    expect(body).to_contain_text("Nothing about Ailsa is open to Ruth Paterson until you do.")
    follow(page, "Record safeguarding briefing")
    press(page, "Record it")
    expect(body).not_to_contain_text(BRIEFING)
    follow(page, "Confirm")
    press(page, "Confirm")
    expect(body).to_contain_text("Ruth Paterson will be with Ailsa from Monday 23 November 2026.")
    expect(body).to_contain_text(CARD)


def assistant_reads_the_card(sitting: Sitting) -> None:
    """Step 8. Ruth reads the card on her phone, says that she has, and what she saw."""
    page = sitting.as_("ruth", width=PHONE)
    follow(page, re.compile("Read Ailsa’s card"))
    expect(page.locator("main")).to_contain_text("In the dinner hall, stay where Ailsa can see you")
    page.get_by_label("Who did you talk it through with?").select_option(label="Ms Laird")
    press(page, "I have read this and talked it through")
    expect(page.get_by_text("You have read Ailsa’s card.")).to_be_visible()
    follow(page, "Say what you saw")
    write(page, {"A few words, if you like": "Asked “say it again, please” by herself."})
    press(page, "Went well")
    expect(page.get_by_text("Sent. Thank you.")).to_be_visible()
    follow(page, "Your day")
    follow(page, "Your parts of Ailsa’s plan")
    expect(page.locator("main")).to_contain_text("New words taught with pictures")
    expect(page.locator("main")).not_to_contain_text("Direct therapy")
    follow(page, "Ask to know more")
    write(page, {"What would help you to know?": "What happens at the therapy session?"})
    press(page, re.compile("Ask|Send"))
    expect(page.get_by_text("You have asked.")).to_be_visible()


def head_answers_and_the_card_changes(sitting: Sitting) -> None:
    """Step 8. Mr Baird answers with a reason; the card changes; Ruth sees what changed."""
    page = sitting.as_("mr_baird")
    follow(page, "1 question from assistants to answer")
    follow(page, re.compile("Answer|therapy"))
    choose(page, "I have told them")
    write(page, {"Why?": "It helps to know the words she practises."})
    press(page, re.compile("Answer|Send"))
    change_the_card(sitting.as_("ms_laird"))

    ruth = sitting.as_("ruth", width=PHONE)
    follow(ruth, "Read what changed for Ailsa")
    expect(ruth.locator("main")).to_contain_text("Sitting by the window")
    follow(ruth, "Ask to know more")
    expect(ruth.locator("main")).to_contain_text("It helps to know the words she practises.")


def change_the_card(page: Page) -> None:
    """Write on the card where Ailsa likes to sit, and issue it again."""
    follow(page, "Ailsa Morrison")
    follow(page, "Support card")
    write(page, {"What matters to me": CHANGED})
    press(page, "Save the card’s parts")
    press(page, "Issue the card")
