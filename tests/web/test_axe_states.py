"""Pages as they are when something is wrong, when there is nothing, and when there is a lot."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import DESK, at_width
from tests.conftest import in_world
from tests.web.access_table import pages_open_to
from tests.web.people_at_the_door import cookies_of, stage_of

TYPED_IN = ":is(input:not([type=hidden]), textarea, select)"
MAY_BE_TYPED_IN = re.compile(r"<(?:textarea|select|input(?![^>]*type=.hidden))")
TYPED = f"main form[method=post] {TYPED_IN}"
EMPTIED = """form => form.querySelectorAll("input, textarea, select").forEach(each => {
    if (each.type === "hidden") return;
    if (each.type === "radio" || each.type === "checkbox") each.checked = false;
    else each.value = "";
})"""
# Between them they have every form; the others' are the same pages.
SENDERS = (
    "ms_okafor", "mairi", "ailsa", "ruth", "mr_baird", "ms_laird", "dr_sinclair", "ms_grant",
)  # fmt: skip
FIRST_PAGES = {
    "ms_okafor": ["/authority/", "/authority/find/?words=nobody", "/authority/outbox/"],
    "mr_baird": ["/school/board/", "/school/pupils/", "/school/asks/"],
    "ruth": ["/staff/"],
    "mairi": ["/family/"],
    "callum": ["/family/"],
    "ms_grant": ["/authority/accounts/"],
}
LONG = "Wherever she goes she takes her drawing pad, supercalifragilisticexpialidocious. " * 90


@pytest.mark.parametrize("person", SENDERS)
def test_axe_finds_nothing_on_a_form_that_was_sent_empty(
    built_world, person, looked, django_db_blocker, settings
) -> None:
    site = built_world(stage_of(person))
    with in_world(site.world, django_db_blocker, settings, kept=True):
        window = site.holding(cookies_of(person))
        pages = list(pages_open_to(person).items())

    found = []
    for kind, path in pages:
        if not path.startswith(("/account/", "/demo/")):
            found += found_after_sending_it_empty(window, path, kind, looked)

    assert found == []


def found_after_sending_it_empty(page: Page, path: str, kind: str, looked) -> list[str]:
    """Empty the page's form, send it, and look at the page with its errors."""
    answer = page.request.get(path)
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return []
    if not MAY_BE_TYPED_IN.search(answer.text()):
        return []
    page.goto(path)
    if not page.locator(TYPED).count():
        return []
    button = page.locator(f"main form[method=post]:has({TYPED_IN}) button:visible").last
    if not button.count():
        return []  # folded away until it is asked for; sent empty by the pages' own tests
    page.locator("main form[method=post]").evaluate_all(f"forms => forms.forEach({EMPTIED})")
    button.click()
    page.wait_for_load_state()
    if not page.title().startswith("Error:"):
        return []
    widths = looked.widths_for(f"{kind}, sent empty")
    return [one for width in widths for one in looked.violations(at_width(page, width))]


@pytest.mark.parametrize("person", FIRST_PAGES)
def test_axe_finds_nothing_where_there_is_nothing_yet(built_world, person, looked) -> None:
    window = built_world("start").sign_in_as(person)

    found = []
    for path in FIRST_PAGES[person]:
        window.goto(path)
        found += looked.violations_at_both_widths(window)

    assert found == []


def test_axe_finds_nothing_where_somebody_wrote_very_much(built_world, looked) -> None:
    window = built_world("start").sign_in_as("mairi")
    window.goto("/family/")
    window.get_by_role("link", name="Say what you think").first.click()
    window.locator("textarea").first.fill(LONG)
    window.locator("button[name=check]").click()
    window.wait_for_load_state()

    found = looked.violations_at_both_widths(window)

    assert found == []
    assert window.evaluate("document.documentElement.scrollWidth") <= DESK
