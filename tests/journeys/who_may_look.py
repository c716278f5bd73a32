"""Steps 9 and 10: Mairi's strip and who has looked; and the people who may not look."""

import re

from playwright.sync_api import expect

from tests.browser import PHONE
from tests.journeys.hands import Sitting, follow
from tests.journeys.the_plan import RORYS_ADDRESS
from tests.journeys.the_views import AILSAS_VIEW

STRANGERS = ("nobody", "mr_docherty", "rory")


def mother_sees_the_strip(sitting: Sitting) -> None:
    """Step 9. Mairi sees what happened, what is next, her rights, and who has looked."""
    page = sitting.as_("mairi", width=PHONE)
    strip = page.get_by_role("region", name="What has happened and what comes next")
    expect(strip).to_contain_text("Ailsa’s plan was made")
    expect(strip).to_contain_text("begun by Monday 22 November 2027, when 12 months end")
    body = page.locator("main")
    expect(body).to_contain_text("Ailsa has a co-ordinated support plan.")
    expect(body).to_contain_text("The last day is Monday 25 January 2027")
    expect(body).to_contain_text("Ruth Paterson (Support assistant, Marra Glen Primary School")
    expect(body).to_contain_text("Speech and language therapist, NHS Glenmarra (invented)")
    expect(body).not_to_contain_text("Rory")
    follow(page, "Co-ordinated support plan for Ailsa Morrison")
    expect(body).to_contain_text(AILSAS_VIEW)
    expect(body).not_to_contain_text(RORYS_ADDRESS)


def strangers_find_nothing(sitting: Sitting) -> None:
    """Step 10. For a stranger signed in, no address of Ailsa's exists."""
    found = {
        (person, path): status
        for person in STRANGERS
        for path, status in _statuses(sitting, person).items()
    }
    assert len(sitting.visited) > 30
    assert {key: status for key, status in found.items() if status != 404} == {}


def _statuses(sitting: Sitting, person: str) -> dict[str, int]:
    page = sitting.site.sign_in_as(person)
    return {path: page.request.get(path).status for path in sorted(sitting.visited)}


def signed_out_sees_no_difference(sitting: Sitting) -> None:
    """Step 10. Signed out, an address that exists answers as one that does not."""
    page = sitting.anyone()
    for path in sorted(sitting.visited):
        other = re.sub(r"/[2-9a-hj-km-np-z]{12}/", "/222222222222/", path, count=1)
        answers = [page.request.get(each, max_redirects=0) for each in (path, other)]
        assert [each.status for each in answers] == [302, 302]
        led_to = [each.headers["location"].replace(path, other) for each in answers]
        assert led_to[0] == led_to[1]
