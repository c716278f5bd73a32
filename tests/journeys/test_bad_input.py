"""What goes wrong in a browser: two at once, pressed twice, taken back, too large, not a roll."""

import re
from datetime import timedelta
from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from ettle.cases.services import issue_csp
from ettle.plans.services import write_entry
from ettle.voice.models import View
from ettle.voice.services import give_view, save_view, start_view
from tests.cases.casework import decided, plan_written
from tests.exchange.roll_files import ISLA, LEWIS, roll_file
from tests.journeys.hands import LINK, Sitting, choose, fill_day, find_ailsa, follow, press, write
from tests.journeys.the_plan import JUDGED, SUPPORT, TEST
from tests.voice.test_views import child_holding

SPOKEN = "I like 😀👍🏽 好吃 \u202eשלום\u200f والسلام drawing. "
BROKEN_ROLL = b"\xef\xbb\xbf" + roll_file(
    ISLA, LEWIS | {"birth_date": "31/02/2015"}, separator=";", ends="\r\n"
)


def test_the_second_of_two_officers_keeps_what_she_wrote_and_decides_nothing(built_world):
    sitting = Sitting(built_world("proposal"))
    first, second = (_at_the_test(sitting) for _ in range(2))
    _judges(first)
    press(first, "Record this decision")
    expect(first.get_by_role("heading", level=1)).to_have_text("Give Ailsa the plan")

    _judges(second)
    press(second, "Record this decision")

    heading = second.get_by_role("heading", level=1)
    expect(heading).to_have_text("Somebody changed this while you had it open")
    expect(second.locator("main")).to_contain_text(TEST["Your reason for (a)"])


def _at_the_test(sitting: Sitting) -> Page:
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    follow(page, re.compile("Decide|test"))
    return page


def _judges(page: Page) -> None:
    write(page, {"Factor 1": "A language disorder"})
    choose(page, re.compile("By itself, factor 1"))
    for number, source, provider in ((1, "education", "The school"), (2, "agency", "NHS")):
        row = f"Support {number}"
        write(page, {f"{row}: what is required": SUPPORT, f"{row}: from whom": provider})
        page.get_by_label(f"{row}: from where").select_option(source)
        choose(page, re.compile(f"{row}: it is required"))
        choose(page, re.compile(f"{row}: it serves education"))
    for question, answer in JUDGED.items():
        choose(page, answer, among=question)
    write(page, TEST)
    press(page, "See what these answers mean")


def test_two_presses_at_the_same_moment_record_one_request(built_world):
    sitting = Sitting(built_world("start"))
    page = sitting.as_("ms_okafor")
    find_ailsa(page)
    here = page.url
    follow(page, re.compile("Record a request"))
    fill_day(page, "When did the council receive it?", sitting.today - timedelta(weeks=3))
    choose(page, re.compile("Mairi Morrison"))
    choose(page, "A letter")

    statuses = page.locator("main form").evaluate(
        """form => Promise.all([1, 2].map(() => fetch(form.action || location.href,
           {method: "POST", body: new FormData(form)}))).then(all => all.map(one => one.status))"""
    )

    page.goto(here)
    assert statuses == [200, 200]
    assert page.get_by_role("link", name=re.compile("^L1:")).count() == 1


def test_a_link_that_was_taken_back_or_guessed_opens_nothing(built_world):
    sitting = Sitting(built_world("proposal"))
    path = LINK.search(sitting.outbox())[0]
    therapist = sitting.anyone()
    therapist.goto(path)
    press(therapist, "I am Dr Sinclair")
    officer = sitting.as_("ms_okafor")
    find_ailsa(officer)
    follow(officer, re.compile("Take the link of Dr Sinclair back"))
    press(officer, re.compile("Take"))
    expect(officer.get_by_text("The link is taken back.")).to_be_visible()

    write(therapist, {"What is required": "Written after the link was taken back"})
    press(therapist, "Save and come back later")

    expect(therapist.locator("main")).not_to_contain_text("Ailsa")
    guesses = {path: 200, "/answer/a-guess/": 404, path[:-2] + "x/": 404}
    assert {each: therapist.request.get(each).status for each in guesses} == guesses
    therapist.goto(path)
    expect(therapist.get_by_role("button", name=re.compile("I am|code"))).to_have_count(0)


def test_a_drawing_of_40_mb_is_refused_and_what_the_child_wrote_of_it_survives(built_world):
    sitting = Sitting(built_world("request"))
    page = sitting.as_("mairi")
    follow(page, re.compile("Hand this phone or tablet to Ailsa"))
    press(page, re.compile("Sign me out"))
    press(page, "Start")
    page.goto("/child/step/drawing/")
    file = sitting.site.world.var / "large.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40 * 1024 * 1024))
    page.locator("input[type=file]").set_input_files(file)
    write(page, {"What is it?": "My dog Bracken"})

    press(page, "Next")

    expect(page.get_by_role("textbox", name="What is it?")).to_have_value("My dog Bracken")
    expect(page.locator("main")).to_contain_text("8 MB")


def test_a_broken_roll_is_shown_row_by_row_and_nothing_is_written(built_world):
    sitting = Sitting(built_world("start"))
    page = sitting.as_("ms_okafor")
    follow(page, "Records")
    follow(page, "Roll")
    roll = {"name": "../../roll.csv", "mimeType": "text/csv", "buffer": BROKEN_ROLL}
    page.locator("input[type=file]").set_input_files(roll)

    press(page, re.compile("Check"))

    row = page.get_by_role("row").filter(has_text="31/02/2015")
    expect(row).to_contain_text("February 2015 has 28 days.")
    follow(page, "Find a child")
    page.get_by_role("textbox").first.fill("P9001")
    press(page, re.compile("Find"))
    expect(page.locator("main")).to_contain_text("No child of your council is found")


def test_twenty_thousand_characters_of_a_child_are_printed_in_the_plan(world):
    words = (SPOKEN * 1000)[: 20_000 - len("The end.")] + "The end."
    view = _given(world, words)
    decision = decided(world)
    plan = plan_written(world)
    lead = world.actor("laird")
    kept = {"source_kind": "child_view", "source_ref": view.ref, "author_label": "Ailsa"}
    write_entry(by=lead, plan=plan, kind="view", text=view.answers["about_plan"], **kept)

    officer = world.actor("okafor")
    csp = issue_csp(
        by=officer,
        decision=decision,
        nominated_school=world.marra_glen,
        coordinator=world.laird,
        contact_officer=world.okafor,
    )

    printed = " ".join(each.extract_text() for each in PdfReader(BytesIO(csp.document.pdf)).pages)
    assert printed.count("drawing.") == words.count("drawing.")
    assert "The end." in printed
    assert bytes(csp.document.text).decode().count("好吃") == words.count("好吃")


def _given(world, words: str) -> View:
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")
    view = save_view(by=child, view=view, expected_version=None, answers={"about_plan": words})
    return give_view(by=child, view=view)
