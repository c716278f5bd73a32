"""One child, one plan, as it is lived in a school: by a lead, a teacher, an assistant, a head."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, Site
from tests.conftest import worlds
from tests.journeys import the_meeting
from tests.journeys.hands import Sitting, choose, fill_day, follow, press, write
from tests.journeys.test_first_day import is_sound
from tests.journeys.test_keyboard_and_zoom import tab_to

BLAMING = "She refuses to write unless the timer is on her desk."
FAIRER = "At 10 on Monday she put down the pencil three times; with the timer she wrote four lines."
STRATEGY = "Draw the steps as you say them."
TAUGHT = "New words taught with pictures"


@pytest.fixture(scope="module")
def school(worlds_folder, chromium) -> Iterator[Sitting]:
    """The school's own copy of the world: each test works on other parts of the plan."""
    own = worlds.copy(worlds.build("ready", worlds_folder), worlds_folder, "one-plan-school")
    with worlds.served(own) as address:
        site = Site(address, own, chromium)
        yield Sitting(site)
        site.close()


@pytest.fixture(autouse=True)
def _windows_closed(school: Sitting) -> Iterator[None]:
    yield
    school.site.close()


def _with_ailsa(school: Sitting, person: str) -> Page:
    page = school.as_(person)
    page.goto("/school/pupils/")
    follow(page, "Ailsa Morrison")
    return page


def _open_part(page: Page, words: str) -> None:
    line = page.locator(".ettle_line").filter(has_text=words).first
    line.get_by_role("link", name=re.compile("^(Open|Read all of it)")).click()
    page.wait_for_load_state()


def test_ms_laird_writes_a_target_and_is_shown_what_it_lacks(school, looked):
    page = _with_ailsa(school, "ms_laird")
    is_sound(page, looked)

    follow(page, "Add: What I am working on")
    write(page, {"What will people see Ailsa do?": "choose a word from her word book"})
    press(page, "Save")
    expect(page.locator("main")).to_contain_text("choose a word from her word book")
    _open_part(page, "choose a word")
    is_sound(page, looked)
    nudges = page.locator(".ettle_nudge")
    expect(nudges.first).to_be_visible()
    follow(page, "Change it")
    fill_day(page, "By when?", school.today.replace(month=12, day=18))
    write(page, {"How well, or how often?": "in four of five lessons"})
    write(page, {"Who looks after this target?": "Mr Singh"})
    press(page, "Save")
    _open_part(page, "choose a word")
    expect(nudges).to_have_count(0)


def test_ms_laird_is_shown_a_word_that_blames_and_changes_it(school, looked):
    page = _with_ailsa(school, "ms_laird")
    follow(page, "Add: Strategy")
    page.get_by_role("textbox").first.fill(BLAMING)
    press(page, "Save")

    expect(page.get_by_role("heading", name="Before you save")).to_be_visible()
    expect(page.locator("mark")).to_have_text("refuses to")
    is_sound(page, looked)
    page.get_by_role("textbox").first.fill(FAIRER)
    press(page, re.compile("^Save$"))

    expect(page.locator("main")).to_contain_text(FAIRER)
    expect(page.locator("main")).not_to_contain_text("refuses")


def test_what_the_statutory_plan_rests_on_ms_laird_proposes_and_does_not_change(school, looked):
    page = _with_ailsa(school, "ms_laird")
    follow(page, "Needs and what we aim for")
    _open_part(page, "Direct therapy")
    expect(page.get_by_role("link", name="Change it")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("changes only through a review of that plan")
    is_sound(page, looked)

    follow(page, "Propose a change")
    write(page, {"How often?": "Twice a week"})
    write(page, {"Why should it change?": "She forgets in a week what she could do on the day."})
    is_sound(page, looked)
    press(page, "Propose it")

    expect(page.locator("main")).to_contain_text("Waits for a review of the statutory plan")
    expect(page.locator("main")).to_contain_text(re.compile("[Tt]wice a week"))
    is_sound(page, looked)


def test_ms_laird_answers_still_true_in_one_pass_by_keyboard_alone(school, looked):
    page = _with_ailsa(school, "ms_laird")
    follow(page, re.compile("parts? to confirm: still true"))
    is_sound(page, looked)

    tab_to(page, "Not now")
    page.keyboard.press("ArrowDown")  # past the last answer comes the first
    expect(page.get_by_role("radio", name="Still true").first).to_be_checked()
    tab_to(page, "Save my answers")
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    expect(page.locator("main")).to_contain_text(re.compile("confirmed", re.IGNORECASE))


def test_one_meeting_closes_the_look_at_the_iep_and_not_the_review_that_the_law_asks_for(
    school, looked
):
    page = _with_ailsa(school, "ms_laird")

    the_meeting.arranges(page, school)
    the_meeting.sends_the_packs(page, looked)
    the_meeting.holds_it_without_the_family(page, school, looked)
    the_meeting.writes_what_came_out(page, school)
    the_meeting.closes_what_a_meeting_can_close(page, looked)
    the_meeting.prints_the_minute(page, looked)


def test_ms_laird_issues_the_iep_and_reads_what_changed_since_the_spring(school, looked):
    page = _with_ailsa(school, "ms_laird")
    follow(page, "Print from this plan")
    is_sound(page, looked)
    follow(page, re.compile("draft and issue: Individualised"))
    is_sound(page, looked)
    press(page, "Issue it")
    expect(page.get_by_text(re.compile("Issued .*2026 by Ms Laird"))).to_be_visible()
    is_sound(page, looked)

    page = _with_ailsa(school, "ms_laird")
    follow(page, "Versions")
    is_sound(page, looked)
    page.get_by_label("From").select_option(label="1 part agreed, Monday 15 December 2025")
    page.get_by_label("To").select_option(index=0)
    press(page, "Say what changed")
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed in Ailsa’s plan")
    expect(page.locator("main")).to_contain_text("Direct therapy")
    is_sound(page, looked)


def test_when_two_change_one_part_both_keep_their_words_and_see_the_difference(school, looked):
    laird, singh = (_with_ailsa(school, person) for person in ("ms_laird", "mr_singh"))
    for page in (laird, singh):
        _open_part(page, STRATEGY)
        follow(page, "Change it")

    singh.get_by_role("textbox").first.fill(f"{STRATEGY} Leave the drawing on her desk.")
    press(singh, re.compile("^Save$"))
    laird.get_by_role("textbox").first.fill(f"{STRATEGY} Let her draw the last one.")
    press(laird, re.compile("^Save$"))

    body = laird.locator("main")
    expect(laird.get_by_role("heading", level=1)).to_have_text(re.compile("Somebody changed this"))
    for words in ("Leave the drawing on her desk.", "Mr Singh", "What you changed"):
        expect(body).to_contain_text(words)
    is_sound(laird, looked)
    press(laird, "Keep both, theirs first")
    expect(body).to_contain_text("Leave the drawing on her desk.")
    expect(body).to_contain_text("Let her draw the last one.")


def test_mr_singh_writes_what_he_noticed_and_says_after_six_weeks_whether_it_helped(school, looked):
    page = _with_ailsa(school, "mr_singh")
    body = page.locator("main")
    for closed in ("Factors giving rise", "In assembly Ailsa hid"):
        expect(body).not_to_contain_text(closed)
    follow(page, "What was tried")
    follow(page, "Write a concern")
    write(page, {"What was noticed?": "In maths she waits until the others have begun."})
    press(page, "Save")
    follow(page, re.compile("Add what was tried about: In maths"))
    write(page, {"What was tried?": "The first sum is done together, on her own sheet."})
    fill_day(page, "From when?", school.today.replace(month=10, day=5))
    press(page, "Save")
    expect(body).to_contain_text("The first sum is done together")
    is_sound(page, looked)

    page.goto("/school/tried/")
    is_sound(page, looked)
    page.get_by_role("row").filter(has_text="first sum").get_by_role("link").last.click()
    choose(page, re.compile("^Yes"))
    write(page, {"What did you see?": "She began by herself on four days of five."})
    is_sound(page, looked)
    press(page, "Save")
    expect(body).to_contain_text("She began by herself on four days of five.")


def test_ruth_says_on_her_phone_what_was_given_and_how_a_target_goes(school, looked):
    page = school.as_("ruth", width=PHONE)
    is_sound(page, looked)
    page.set_viewport_size({"width": PHONE, "height": 667})
    follow(page, "Say what was given today")
    is_sound(page, looked)
    page.set_viewport_size({"width": PHONE, "height": 667})

    tab_to(page, f"as planned: {TAUGHT}")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.get_by_role("listitem").filter(has_text=TAUGHT)).to_contain_text("Put it right")

    follow(page, re.compile("Not all of it ?: A small group"))
    choose(page, "Part given")
    choose(page, "Something else was on at school")
    press(page, "Write it down")
    group = page.get_by_role("listitem").filter(has_text="A small group")
    expect(group).to_contain_text("Part given: something else was on at school")
    is_sound(page, looked)


def test_ruth_taps_how_a_target_goes_and_sees_no_plan(school, looked):
    page = school.as_("ruth", width=PHONE)
    follow(page, re.compile("Say how Ailsa’s targets are going"))
    is_sound(page, looked)
    asking = page.get_by_role("region", name=re.compile("say it again, please"))
    asking.get_by_role("button", name="Mostly").click()
    page.wait_for_load_state()
    expect(asking).not_to_contain_text("Nobody has said yet")
    is_sound(page, looked)

    ailsa = re.search(r"/children/(\w+)/", page.url)
    assert ailsa
    assert page.goto(f"/school/pupils/{ailsa[1]}/").status == 404


def test_mr_baird_sees_where_the_thread_breaks_and_answers_what_was_not_given(school, looked):
    page = _with_ailsa(school, "mr_baird")
    follow(page, "Thread")
    expect(page.get_by_role("heading", name="Where it is broken")).to_be_visible()
    is_sound(page, looked)
    follow(page, "Planned and given")
    expect(page.get_by_role("region", name=re.compile("Direct therapy"))).to_contain_text("planned")
    expect(page.locator("main svg").first).to_be_visible()
    is_sound(page, looked)

    page.goto("/school/waiting/")
    is_sound(page, looked)
    row = page.get_by_role("row").filter(has_text="Direct therapy")
    row.get_by_role("link", name=re.compile("Say who does what")).click()
    page.wait_for_load_state()
    is_sound(page, looked)
    write(page, {"Who does something about it?": "Mr Baird"})
    write(page, {"What do they do?": "Rings the NHS this afternoon."})
    press(page, "Write it down")
    expect(page.locator("main")).to_contain_text("Rings the NHS this afternoon.")


def test_mr_baird_reads_the_measures_of_his_school_which_count_plans_and_no_people(school, looked):
    page = school.as_("mr_baird")
    page.goto("/school/measures/")

    body = page.locator("main")
    for measure in (
        "Facts typed twice",
        "Breaks in the thread",
        "Support given of support planned",
    ):
        expect(page.get_by_role("heading", name=measure, exact=True)).to_be_visible()
    for person in ("Ruth", "Mr Singh", "Ms Laird"):
        expect(body).not_to_contain_text(person)
    is_sound(page, looked)


def test_mr_baird_marks_a_plan_without_seeing_what_the_other_marked(school, looked):
    page = school.as_("mr_baird")
    page.goto("/school/quality/")
    page.get_by_role("table").get_by_role("link", name=re.compile("Ailsa|Mark")).first.click()
    page.wait_for_load_state()
    is_sound(page, looked)
    follow(page, re.compile("^Begin: "))
    is_sound(page, looked)
    while page.get_by_role("button", name="Keep it and go on").count():
        page.get_by_role("radio").nth(2).check(force=True)
        press(page, "Keep it and go on")
    expect(page.locator("main")).to_contain_text("14 of 14 marked")
    press(page, "Give my marks")
    expect(page.locator("main")).to_contain_text("Your marks are in")
    expect(page.locator("main")).not_to_contain_text("gave the same mark")
    is_sound(page, looked)
