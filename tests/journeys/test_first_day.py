"""An officer's first day: the roll, a plan in force, a day of the calendar, a school."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, Looked, at_width
from tests.journeys.council_roll import ALIKE, FAULTY, NEW, mended, on_the_roll, own_workbook
from tests.journeys.hands import Sitting, choose, fill_day, find_ailsa, follow, press, write
from tests.journeys.test_keyboard_and_zoom import tab_to

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OBJECTIVES = "Follows two steps\n- Weekly therapy | Speech therapist"


def test_on_her_first_day_an_officer_brings_in_what_her_council_has(built_world, looked):
    sitting = Sitting(built_world("start"))
    page = sitting.as_("ms_okafor")
    follow(page, "Records")

    _says_how_the_file_is_read(page, sitting.today)
    _sends_it_and_answers(page, sitting.today, looked)
    _mends_the_three_rows(page, looked)
    _adopts_a_plan(page, looked)
    _adds_a_day_by_keyboard(page, looked)
    _looks_at_a_school(page, looked)


def is_sound(page: Page, looked: Looked) -> None:
    """See that a page has no fault for axe, and that nothing goes over its edge."""
    for width in (PHONE, DESK):
        at_width(page, width)
        assert looked.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def send_file(page: Page, content: bytes, name: str = "roll.xlsx", kind: str = XLSX) -> None:
    """Choose a roll file on the page of the roll, and have it checked."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )
    press(page, "Check the file")


def _own_file(today: date) -> bytes:
    known = [row for row in on_the_roll(today) if row["record"] == "pupil"]
    return own_workbook([row for row in known if row["id"] != "P1002"] + [*FAULTY, NEW, ALIKE])


def _says_how_the_file_is_read(page: Page, today: date) -> None:
    follow(page, "Roll")
    page.get_by_text("What the file must look like").click()
    follow(page, "say once how your files are read")
    page.locator("input[type=file]").set_input_files(
        {"name": "pupils.xlsx", "mimeType": XLSX, "buffer": _own_file(today)}
    )
    press(page, "Look at its headings")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which heading is which")
    write(page, {"What do you call this file?": "Pupils"})
    press(page, "Show the first rows as they are read")
    expect(page.get_by_role("table", name="The first rows as they are read")).to_contain_text(
        "2017-05-03"
    )
    press(page, "Keep this")
    expect(page.get_by_text("“Pupils” is kept.")).to_be_visible()


def _sends_it_and_answers(page: Page, today: date, looked: Looked) -> None:
    follow(page, "Back to the roll")
    send_file(page, _own_file(today))
    expect(page.get_by_role("heading", level=1)).to_have_text("What this file would do")
    is_sound(page, looked)
    press(page, "Bring in the roll")
    expect(page.get_by_role("alert")).to_contain_text("Choose one of the answers for Finlay")
    choose(page, re.compile("The same child"))
    choose(page, re.compile("and let 3 rows wait"))
    press(page, "Bring in the roll")
    expect(page.get_by_role("heading", level=1)).to_have_text("The roll is in")
    is_sound(page, looked)
    follow(page, "Undo this roll")
    is_sound(page, looked)
    follow(page, "Back to the file")


def _mends_the_three_rows(page: Page, looked: Looked) -> None:
    follow(page, "See them")
    is_sound(page, looked)
    follow(page, "Back to the file")
    with page.expect_download() as fetching:
        page.get_by_role("link", name="a workbook").click()
    sheet = mended(fetching.value.path().read_bytes())
    follow(page, "Records")
    expect(page.get_by_role("link", name="3 rows that could not be taken")).to_be_visible()
    follow(page, "Roll")
    send_file(page, sheet)
    press(page, "Bring in the roll")
    follow(page, "Records")

    expect(page.get_by_role("link", name=re.compile("could not be taken"))).to_have_count(0)


def _adopts_a_plan(page: Page, looked: Looked) -> None:
    follow(page, "Adopt what exists")
    find_ailsa(page)
    follow(page, re.compile("began before Ettle|[Aa]dopt"))
    press(page, re.compile("Adopt .*plan in force|Adopt a plan"))
    fill_day(page, "When was the plan prepared?", date(2025, 8, 20))
    press(page, "Save and go on")
    page.get_by_label("Which school does the plan name?").select_option(
        label="Marra Glen Primary School (invented)"
    )
    page.get_by_label("Who co-ordinates it now?").select_option(label="Ms Laird")
    page.get_by_label(re.compile("Which officer")).select_option(index=1)
    press(page, "Save and go on")
    page.get_by_label(re.compile("Educational objectives")).fill(OBJECTIVES)
    press(page, "Save and go on")
    write(page, {"From what do you take these dates?": "The paper plan"})
    press(page, "Save and go on")
    is_sound(page, looked)
    press(page, "Adopt it")
    expect(page.get_by_text("It is adopted.")).to_be_visible()
    is_sound(page, looked)

    page.goto("/authority/")
    rows = page.get_by_role("row").filter(has_text="Ailsa Morrison")
    expect(rows.filter(has_text="Review the plan by")).to_contain_text("Late")
    expect(rows.filter(has_text="Review the plan by")).to_contain_text(
        "19 Aug, 13 weeks and 5 days late"
    )
    is_sound(page, looked)


def _adds_a_day_by_keyboard(page: Page, looked: Looked) -> None:
    page.goto("/authority/calendar/add/")
    tab_to(page, "What are these days?")
    _arrow_to(page, "In-service day")
    for part, typed in (("Day", "18"), ("Month", "2"), ("Year", "2027")):
        tab_to(page, part)
        page.keyboard.type(typed)
    tab_to(page, "For which schools?")
    page.keyboard.press("Space")
    tab_to(page, "Add them")
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/2026-27/")
    expect(page.get_by_role("table", name=re.compile("Days|School year")).first).to_contain_text(
        "18 February 2027"
    )


def _arrow_to(page: Page, name: str) -> None:
    """Choose a radio button with the arrows, as a keyboard does."""
    page.keyboard.press("Space")
    wanted = page.get_by_role("radio", name=re.compile(name))
    for _ in range(12):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow comes to “{name}”")


def _looks_at_a_school(page: Page, looked: Looked) -> None:
    follow(page, "Records")
    follow(page, "Schools")
    follow(page, "Marra Glen Primary School")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marra Glen Primary School")
    is_sound(page, looked)
