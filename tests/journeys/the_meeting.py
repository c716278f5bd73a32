"""One meeting about Ailsa, as Ms Laird has it: arranged, held, its duties closed, printed."""

import re

from playwright.sync_api import Page, expect

from tests.browser import Looked
from tests.journeys.hands import Sitting, choose, fill_day, follow, press, write
from tests.journeys.test_first_day import is_sound

IEP, CSP = re.compile("individualised educational programme"), re.compile("^Yearly review of the")
NAMED = "Mairi was called in to work. Ms Laird rang her the evening before, and read her this."
ABSENT = "Each parent was asked and could not come. Ms Laird rang them the evening before."
DECIDED = "Ailsa eats in the library with a friend until the spring holiday."
REASON = "She said that the hall hurts, and nothing that was tried there helped."
ACTION = "Show the kitchen which days Ailsa eats in the library."


def arranges(page: Page, sitting: Sitting) -> None:
    """For today, for the IEP and for the CSP; nobody is met by whom they are kept from."""
    follow(page, "Meetings")
    follow(page, "Arrange a meeting")
    for duty in (IEP, CSP):
        if not page.get_by_role("checkbox", name=duty).is_checked():
            choose(page, duty)
    fill_day(page, "Which day?", sitting.today)
    write(page, {"What time?": "3.30 pm", "Where?": "The rainbow room"})
    write(page, {"A time of their own for Rory Campbell": "2 pm"})
    press(page, "Arrange it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ailsa’s meeting")


def sends_the_packs(page: Page, looked: Looked) -> None:
    """Each reader gets a pack of their own; what goes by e-mail goes at once."""
    follow(page, "Send the packs")
    is_sound(page, looked)
    expect(page.locator("main")).to_contain_text("by e-mail: a notice and a link")
    press(page, "Make them and send them")
    expect(page.locator("main")).to_contain_text("packs are ready.")
    is_sound(page, looked)


def holds_it_without_the_family(page: Page, sitting: Sitting, looked: Looked) -> None:
    """Nobody of the family came: it is asked why, and how they were heard."""
    follow(page, "Record the meeting")
    for name in ("^Ailsa", "Mairi Morrison", "Rory Campbell"):
        leave_out(page, re.compile(name))
    fill_day(page, "On which day was it held?", sitting.today)
    write(page, {"What was talked about?": "Dinner time, and the word book."})
    press(page, "Record it")
    expect(page.get_by_role("alert")).to_contain_text("how they were heard")
    is_sound(page, looked)
    write(page, {"If no one of the family was there": NAMED})
    press(page, "Record it")
    expect(page.locator("main")).to_contain_text(NAMED)


def leave_out(page: Page, name: re.Pattern[str]) -> None:
    """Take the tick from a box."""
    box = page.get_by_role("checkbox", name=name).first
    for _ in range(3):
        if not box.is_checked():
            return
        page.locator(f"label[for='{box.get_attribute('id')}']").click(force=True)
    raise AssertionError(f"the tick at {name.pattern} stays")


def writes_what_came_out(page: Page, sitting: Sitting) -> None:
    """A decision and an action are parts of the plan at once."""
    follow(page, "Add a decision")
    write(page, {"What was decided?": DECIDED, "Why?": REASON})
    press(page, "Record it")
    follow(page, "Add an action")
    write(page, {"What is to be done?": ACTION, "Who does it?": "Mr Baird"})
    fill_day(page, "By which day?", sitting.today)
    press(page, "Record it")
    expect(page.locator("main")).to_contain_text(ACTION)


def closes_what_a_meeting_can_close(page: Page, looked: Looked) -> None:
    """The review that the law asks for waits for its steps; the look at the IEP is closed."""
    follow(page, re.compile("Close it ?: Yearly review of the co-ordinated support plan"))
    expect(page.get_by_role("heading", name="What is still missing")).to_be_visible()
    is_sound(page, looked)
    press(page, "Close it")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("This meeting has closed")).to_have_count(0)
    follow(page, "Cancel")
    follow(page, re.compile("Close it ?: .*individualised educational programme"))
    press(page, "Close it")
    expect(page.locator("main")).to_contain_text("This meeting has closed the IEP")
    is_sound(page, looked)


def prints_the_minute(page: Page, looked: Looked) -> None:
    """It is made from what was recorded, and tells no parent of one who is kept from them."""
    follow(page, "Print the minute")
    press(page, "Print the minute, with each family copy")
    expect(page.get_by_role("alert")).to_contain_text("A safe-contact flag stands")
    is_sound(page, looked)
    follow(page, "Back to the meeting")
    follow(page, re.compile("Write it again ?: why the family"))
    write(page, {"Why was the family not there": ABSENT})
    press(page, "Save")
    follow(page, "Print the minute")
    press(page, "Print the minute, with each family copy")
    for words in (ABSENT, DECIDED, REASON, ACTION):
        expect(page.locator("main")).to_contain_text(words)
    is_sound(page, looked)
