"""One child, one plan, for those it is about: her mother, Ailsa, Callum, and a therapist."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE
from tests.journeys.hands import Sitting, choose, follow, press, write
from tests.journeys.one_plan import Eyes, child_address, under, who_finds_something
from tests.journeys.test_keyboard_and_zoom import tab_to
from tests.journeys.the_child_and_the_therapist import (
    ailsa_is_handed_the_tablet,
    dr_sinclair_comes_in,
    lead_sends_the_packs,
    officer_sends_her_a_link,
)

WORDS_GROUP = "A small group that practises asking, playing and taking turns"
THERAPY = "Direct therapy for understanding and using longer sentences"
STRANGERS = ("rory", "mr_docherty", "nobody")


@pytest.fixture
def sitting(built_world) -> Sitting:
    """A sitting of one's own, in the finished story."""
    return Sitting(built_world("ready"))


@pytest.fixture
def eyes(looked) -> Eyes:
    """Somebody who looks at each page."""
    return Eyes(looked)


def test_mairi_reads_which_plan_is_the_legal_one_and_keeps_a_copy(sitting, eyes):
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Read Ailsa’s plan")
    main = page.locator("main")
    expect(page.get_by_role("heading", name="The plans Ailsa has")).to_be_visible()
    expect(main).to_contain_text("Co-ordinated support plan. This is the legal one.")
    expect(main).not_to_contain_text("Rory")
    eyes.see(page)
    with page.expect_download() as fetching:
        page.get_by_role("link", name="PDF").click()
    assert fetching.value.path().read_bytes()[:5] == b"%PDF-"
    assert "Ailsa" not in fetching.value.suggested_filename

    follow(page, "Ailsa’s own, to read together")
    eyes.see(page)
    page.goto(child_address(_home(page)) + "changes/")
    follow(page, "Since the plan was begun")
    expect(main).to_contain_text("Since ")
    eyes.see(page)

    assert eyes.found == []
    assert who_finds_something(sitting, STRANGERS) == {}


def test_mairi_says_by_keyboard_that_it_is_not_happening_and_ms_laird_answers(sitting, eyes):
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Say if the support is happening")
    eyes.see(page)
    tab_to(page, "A few words")
    page.keyboard.type("Not since the October week.")
    tab_to(page, "This is not happening")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is written down.")).to_be_visible()
    said = page.locator("section", has_text="Not since the October week.")
    expect(said).to_contain_text("Waiting for an answer from Ms Laird.")
    under(page, WORDS_GROUP).get_by_role("button", name="Ring me about this").click()
    expect(under(page, WORDS_GROUP)).to_contain_text("Ms Laird will ring you.")

    lead = sitting.as_("ms_laird")
    follow(lead, re.compile("[Ww]aiting for an answer|[Ww]ait"))
    eyes.see(lead)
    lead.get_by_role("row").filter(has_text="Not since the October week.").get_by_role(
        "link", name="Answer"
    ).click()
    write(lead, {"Your answer": "Ruth was off. It begins again on Monday."})
    eyes.see(lead)
    press(lead, "Send this answer")

    page.reload()
    expect(said).to_contain_text(re.compile("Ms Laird.* answered on Monday 23 November 2026"))
    expect(said).to_contain_text("It begins again on Monday.")
    eyes.see(page)
    assert eyes.found == []
    assert who_finds_something(sitting, STRANGERS) == {}


def test_mairi_asks_for_a_change_of_the_legal_plan_and_is_told_that_it_waits(sitting, eyes):
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Read Ailsa’s plan")
    follow(page, "Ask for a change")
    eyes.see(page)
    follow(page, THERAPY)
    expect(page.locator("main")).to_contain_text("it changes only when the council reviews")
    eyes.see(page)
    press(page, "Ask for it")
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    write(page, {"How often should it be?": "Twice a week", "Why?": "Once is too little."})
    press(page, "Ask for it")
    expect(page.get_by_text("It waits for the review").first).to_be_visible()
    eyes.see(page)

    lead = sitting.as_("ms_laird")
    follow(lead, "Ailsa Morrison")
    follow(lead, re.compile("[Pp]roposed"))
    expect(lead.locator("main")).to_contain_text("Now twice a week, was once a week.")
    expect(lead.locator("main")).to_contain_text("Once is too little.")
    eyes.see(lead)

    assert eyes.found == []
    assert who_finds_something(sitting, STRANGERS) == {}


def test_mairi_answers_before_a_meeting_and_care_is_hers_to_say_and_take_back(sitting, eyes):
    lead_sends_the_packs(sitting)
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Meetings: what to read before")
    page.locator("li", has_text="to read, and to answer").get_by_role("link").click()
    eyes.see(page)
    press(page, "Save and come back later")
    expect(page.get_by_text("Your words are saved.")).to_be_visible()
    page.locator("textarea").first.fill("She comes home hungry: she does not eat in the hall.")
    press(page, "Give my answers")
    expect(page.locator("main")).to_contain_text("You answered on Monday 23 November 2026")
    eyes.see(page)

    page.goto(child_address(_home(page)) + "care/")
    eyes.see(page)
    choose(page, re.compile("Only the adult Ailsa trusts"))
    press(page, "Say that Ailsa has experience of care")
    expect(page.get_by_text("Your choice is kept.")).to_be_visible()
    follow(page, "take it back")
    eyes.see(page)
    press(page, re.compile("[Tt]ake it back"))
    expect(page.get_by_text("Nobody is told any more.")).to_be_visible()

    assert eyes.found == []
    assert who_finds_something(sitting, STRANGERS) == {}


def test_ailsa_hears_her_own_words_first_and_taps_that_it_is_not_happening(sitting, eyes):
    page = ailsa_is_handed_the_tablet(sitting)
    follow(page, "Read or hear my plan first")
    headings = page.locator("main h2").all_inner_texts()
    assert headings[0] == "What I said"
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()
    expect(page.get_by_role("link", name="Say what you think")).to_have_count(1)
    eyes.see(page)

    follow(page, "Do you get this help?")
    eyes.see(page)
    section = under(page, WORDS_GROUP)
    section.get_by_role("button", name="No, I do not get this").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    expect(section).to_contain_text("You said: No, I do not get this.")
    eyes.see(page)
    mother = sitting.as_("mairi", width=PHONE)
    mother.goto(child_address(mother) + "happening/")
    expect(mother.locator("main")).not_to_contain_text("I do not get this")

    page.goto("/family/")
    assert "/account/login/" in page.url
    assert eyes.found == []
    sitting.visited |= {"/child/", "/child/plan/", "/child/happening/"}
    assert who_finds_something(sitting, STRANGERS) == {}


def test_mairi_and_ailsa_are_asked_if_their_own_words_are_still_true(sitting, eyes):
    page = sitting.as_("mairi", width=PHONE)
    follow(page, "Read Ailsa’s plan")
    eyes.see(page)
    follow(page, re.compile("said a while ago: still true"))
    main = page.locator("main")
    expect(main).to_contain_text("falls apart at our door")
    expect(main).not_to_contain_text("The hall hurts.")
    eyes.see(page)
    tab_to(page, "Not now")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Give my answers")
    page.keyboard.press("Enter")
    expect(page.get_by_text("asked to take out of the plan what is no longer true")).to_be_visible()
    expect(page.get_by_text("so it stays there until then")).to_be_visible()
    expect(page.get_by_text("Say what is true now, in your own words.")).to_be_visible()
    eyes.see(page)

    tablet = ailsa_is_handed_the_tablet(sitting)
    follow(tablet, "Read or hear my plan first")
    follow(tablet, "Is it still true?")
    expect(tablet.locator("main")).not_to_contain_text("falls apart at our door")
    eyes.see(tablet)
    choose(tablet, "Yes, it is still true")
    press(tablet, "I am done")
    expect(tablet.get_by_text("Thank you for telling us.")).to_be_visible()

    lead = sitting.as_("ms_laird")
    follow(lead, "Ailsa Morrison")
    follow(lead, re.compile("[Pp]roposed"))
    expect(lead.locator("main")).to_contain_text("It is no longer true.")
    expect(lead.locator("main")).to_contain_text("Mairi Morrison, Parent or carer")
    page.goto(child_address(_home(page)) + "ask/")
    expect(page.locator("main")).to_contain_text("Take it out: She holds it together all day")
    expect(page.locator("main")).to_contain_text("It waits for the review")
    eyes.see(page)

    assert eyes.found == []
    sitting.visited |= {"/child/still-true/"}
    assert who_finds_something(sitting, ("rory", "mr_docherty", "nobody")) == {}


def test_callum_reads_his_plan_without_script_and_keeps_a_part_from_his_father(sitting, eyes):
    plain = sitting.as_("callum", script=False, width=PHONE)
    plain.goto("/child/plan/")
    assert plain.locator("main h2").first.inner_text() == "What I said"
    expect(plain.get_by_role("button", name="Read it to me")).to_be_hidden()
    follow(plain, "Back to my page")
    follow(plain, "Say what you think")
    follow(plain, "Choose what your mum, dad or carer does not read")
    line = plain.locator(".ettle_line").filter(has_text="Miss Duthie: I picked her.")
    line.get_by_role("link").click()
    choose(plain, "Stuart Reid")
    press(plain, "Save")
    expect(line).to_contain_text("Stuart Reid can not read this.")

    page = sitting.as_("callum", width=PHONE)
    for path in ("/child/plan/", "/child/keep/", "/child/happening/"):
        page.goto(path)
        eyes.see(page)
    page.get_by_role("button", name="No, I do not get this").first.click()
    expect(page.get_by_text("will read it and answer you").first).to_be_visible()
    head = sitting.as_("nobody")
    follow(head, re.compile("[Ww]ait"))
    tray = head.get_by_role("table", name="What a child or a family waits to hear")
    expect(tray.get_by_role("row").filter(has_text="Callum Reid")).to_have_count(1)

    assert eyes.found == []
    sitting.visited |= {"/child/keep/", "/child/plan/", "/child/happening/"}
    assert who_finds_something(sitting, ("rory", "mr_docherty", "mairi", "ms_laird")) == {}


def test_dr_sinclair_says_in_one_tap_what_she_gave_and_sees_nothing_else(sitting, eyes):
    officer_sends_her_a_link(sitting)
    page = dr_sinclair_comes_in(sitting)
    page.goto("/answer/given/")
    expect(page.get_by_role("heading", name=THERAPY)).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(WORDS_GROUP)
    eyes.see(page)
    under(page, THERAPY).get_by_role("button", name="Given today").click()
    expect(
        page.get_by_text("Written down for Monday 23 November 2026: given as planned.")
    ).to_be_visible()
    under(page, THERAPY).get_by_role("button", name="Mostly").click()
    expect(page.get_by_text("Written down: mostly. The school sees it.")).to_be_visible()
    eyes.see(page)

    assert eyes.found == []
    sitting.visited = {"/answer/given/", "/answer/"}
    assert who_finds_something(sitting, (*STRANGERS, "mairi", "ms_laird")) == {}


def test_dr_sinclair_reads_and_answers_her_pack_for_a_meeting_by_a_link(sitting, eyes):
    lead_sends_the_packs(sitting)
    page = dr_sinclair_comes_in(sitting)
    expect(page.get_by_role("heading", level=1)).to_have_text("The meeting about Ailsa")
    expect(page.locator("main")).not_to_contain_text(WORDS_GROUP)
    eyes.see(page)
    page.locator("textarea").first.fill("She follows two steps with a drawing.")
    press(page, "Give my answers")
    expect(page.locator("main")).to_contain_text("You answered on Monday 23 November 2026")
    eyes.see(page)

    assert eyes.found == []
    sitting.visited = {"/answer/meeting/"}
    assert who_finds_something(sitting, (*STRANGERS, "mairi", "ms_laird")) == {}


def _home(page):
    page.goto("/family/")
    return page
