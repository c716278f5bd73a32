"""Steps 5 and 6: the plan put together, the test, the decision, and the plan given."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.hands import Sitting, choose, find_ailsa, follow, post_the_letters, press, write
from tests.journeys.the_request import THERAPY
from tests.journeys.the_views import AILSAS_VIEW, MOTHERS_VIEW

OBJECTIVE = "By June, Ailsa will understand instructions of two steps, nine times out of ten."
FACTOR = "A developmental language disorder: she misses much of what is taught by talking."
SUPPORT = "New words taught with pictures before the lesson that needs them"
MAIRIS_ADDRESS, RORYS_ADDRESS = "14 Burnside Road", "3 Shore Street"
MAIRI, RORY = "Mairi Morrison (mother)", "Rory Campbell (father)"
THERAPIST = "Dr Sinclair, Speech and language therapist, NHS Glenmarra (invented)"
OWED = {
    ("CSP", MAIRI),
    ("CSP", RORY),
    ("L13", MAIRI),
    ("L13", RORY),
    ("L14", "Mr Baird, Marra Glen Primary School (invented)"),
    ("L14", THERAPIST),
}
CARD = {
    "What matters to me": "Drawing. My dog Bracken.",
    "How I talk with people": "Short sentences and drawings. Wait ten seconds.",
    "What helps": "Show me, then tell me.",
    "Signs I am finding it hard": "I go quiet. Then: a quiet place, my drawing pad.",
    "Must": "In the dinner hall, stay where Ailsa can see you.",
    "What I am working on": "Asking “say it again, please”.",
}


def lead_puts_the_plan_together(sitting: Sitting) -> None:
    """Step 5. Ms Laird writes the parts; what others wrote is taken over with a press."""
    page = sitting.as_("ms_laird")
    follow(page, "Ailsa Morrison")
    press(page, "Begin Ailsa’s plan")
    _adds(page, re.compile("factor"), FACTOR)
    _adds(page, re.compile("profile"), "She is curious, and draws with great care.")
    _adds(page, "Add an objective", OBJECTIVE)
    _adds_a_support(page)
    for words in (THERAPY, MOTHERS_VIEW, AILSAS_VIEW):
        _uses(page, words)

    body = page.locator("main")
    expect(body).to_contain_text("From Dr Sinclair, Speech and language therapist, NHS Glenmarra")
    expect(body).to_contain_text("From Mairi Morrison")
    expect(body).to_contain_text("From Ailsa")
    expect(body).to_contain_text("Everything the law asks for is here.")
    follow(page, "Support card")
    write(page, CARD)
    press(page, "Save the card’s parts")
    press(page, "Issue the card")
    expect(body).to_contain_text("Drawing. My dog Bracken.")


def _adds(page: Page, link: str | re.Pattern[str], words: str) -> None:
    follow(page, link)
    page.get_by_role("textbox").first.fill(words)
    press(page, "Save")


def _adds_a_support(page: Page) -> None:
    follow(page, re.compile("Add support"))
    page.get_by_role("textbox").first.fill(SUPPORT)
    write(page, {"How often?": "Every school day", "For how long?": "10 minutes, until June 2027"})
    choose(page, "Support assistant")
    press(page, "Save")


def _uses(page: Page, words: str) -> None:
    """Press the button beside somebody's own words."""
    said = page.locator("form.ettle_use").filter(has_text=words[:30])
    said.get_by_role("button").first.click()
    page.wait_for_load_state()


TEST = {
    "Your reason for (a)": "Ailsa attends a school that the council manages.",
    "Your reason for (b)": "The disorder alone keeps her from most of what is taught by talking.",
    "Your reason for (c)": "The needs will last through primary school and beyond.",
    "Your reason for (d)": "Daily teaching and weekly therapy, put together.",
    "What is best for the child, and why?": "One plan lets her learn without being blamed.",
    "Whose views did you consider": "Mairi’s and Ailsa’s: both are in the plan.",
}
JUDGED = {
    "Is this council responsible": "Yes",
    "Taken together, do the factors": "It cannot apply",
    "Are the needs likely to continue": "Yes",
    "Support from education, taken together": "Yes",
    "Support from other parts of the council": "It cannot apply",
    "Support from agencies, all of them": "Yes",
    "Other parts of the council and agencies": "It cannot apply",
    "What do you decide?": "A plan is required",
}


def officer_decides(sitting: Sitting) -> None:
    """Step 6. Ms Okafor answers the four limbs beside what was said, and decides."""
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, re.compile("test|[Dd]ecide"))
    expect(page.get_by_role("textbox", name="Factor 1")).to_have_value(FACTOR)
    for number, words in ((1, THERAPY), (2, SUPPORT)):
        row = page.get_by_role("textbox", name=f"Support {number}: what is required")
        expect(row).to_have_value(re.compile(words))
        choose(page, re.compile(f"Support {number}: it is required"))
    choose(page, re.compile("By itself, factor 1"))
    for question, answer in JUDGED.items():
        choose(page, answer, among=question)
    write(page, TEST)
    press(page, "See what these answers mean")
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide that a plan is required")
    press(page, "Record this decision")

    expect(page.get_by_role("heading", level=1)).to_have_text("Give Ailsa the plan")


def officer_gives_the_plan(sitting: Sitting) -> None:
    """Step 6. She signs and gives it; a second press does nothing more."""
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, re.compile("[Gg]ive|[Ii]ssue"))
    page.get_by_label("Who co-ordinates the plan?").select_option(label="Ms Laird")
    choose(page, re.compile("I am an authorised officer"))
    page.get_by_role("button", name="Sign and give the plan").dblclick()
    page.wait_for_url("**/authority/pupils/**")

    expect(page.locator("main")).to_contain_text("Told: Mairi Morrison, by e-mail; Rory Campbell,")
    _letters_went_to_those_owed(page)
    post_the_letters(page)
    follow(page, "Ailsa Morrison")
    _reads_every_format(page)


def _letters_went_to_those_owed(page: Page) -> None:
    rows = page.get_by_role("table", name="Letters and documents").locator("tbody tr").all()
    told = [
        (row.locator("th").inner_text().partition(":")[0], row.locator("td").first.inner_text())
        for row in rows
    ]
    with_the_plan = [each for each in told if each[0] in ("CSP", "L13", "L14")]
    assert sorted(with_the_plan) == sorted(OWED)


def _reads_every_format(page: Page) -> None:
    """Each copy opens in every format; Rory's leaves Mairi's address out, and hers leaves his."""
    rows = page.get_by_role("table", name="Letters and documents").get_by_role("row")
    for parent, other in (("Mairi", RORYS_ADDRESS), ("Rory", MAIRIS_ADDRESS)):
        row = rows.filter(has_text="CSP:").filter(has_text=parent)
        path = row.get_by_role("link").get_attribute("href")
        files = {as_: page.request.get(f"{path}{as_}/") for as_ in ("pdf", "docx", "text")}
        assert {as_: each.status for as_, each in files.items()} == {
            "pdf": 200,
            "docx": 200,
            "text": 200,
        }
        assert files["pdf"].body().startswith(b"%PDF")
        assert files["docx"].body().startswith(b"PK")
        assert AILSAS_VIEW in " ".join(files["text"].text().split())
        assert other not in files["text"].text()
