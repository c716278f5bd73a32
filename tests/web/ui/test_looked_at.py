"""The shared parts and the public pages in a browser, on a phone and at a desk.

Nothing is served: the browser's requests are answered by the test client, and by the static files
as they lie in the repository. So these pages are also proven to need no database.
"""

from urllib.parse import urlsplit

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.browser import DESK, HEIGHTS, PHONE
from tests.web.ui.test_vendor import REPOSITORY

NOWHERE_REAL = "http://localhost:1"  # nothing listens there: every request is answered below
PAGES = (
    "/about/",
    "/styleguide/",
    "/styleguide/questions/?wrong",
    "/styleguide/child/",
)
SERVED_COLD = (
    "vendor/sgds-4.2.0/design-system.min.css",
    "vendor/sgds-4.2.0/design-system.js",
    "vendor/roboto-5.3.0/roboto-latin-wght-normal.woff2",
    "ettle/ettle.css",
    "ettle/init.js",
    "ettle/ettle.svg",
)


@pytest.fixture
def window(chromium, settings, tmp_path):
    """A window whose every request is answered in this process."""
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there
    context = chromium.new_context(base_url=NOWHERE_REAL, locale="en-GB")
    context.set_default_timeout(10_000)
    client = Client()
    context.route("**/*", lambda route: _answer(route, client))
    yield context.new_page()
    context.close()


def _answer(route, client: Client) -> None:
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        route.fulfill(path=finders.find(address.path.removeprefix("/static/")))
        return
    answer = client.get(f"{address.path}?{address.query}", headers={"host": "localhost"})
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    route.fulfill(status=answer.status_code, headers=headers, body=answer.content)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_nothing_is_refused_and_nothing_runs_off_the_screen(
    window, looked, path, width
):
    complaints = []
    window.on("console", lambda told: complaints.append(told.text))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    window.goto(path)

    assert looked.violations(window) == []
    assert complaints == []
    assert window.evaluate("document.documentElement.scrollWidth") == width
    assert window.evaluate("typeof window.dataLayer") == "undefined"


def test_a_page_with_mistakes_moves_to_the_list_of_them(window):
    window.goto("/styleguide/questions/?wrong")

    assert window.evaluate("document.activeElement.id") == "error-summary"

    window.get_by_role("link", name="31 February is not a day").click()

    assert window.evaluate("document.activeElement.id") == "id_received_on_0"


def test_a_second_press_of_a_form_is_not_sent(window):
    window.goto("/styleguide/questions/")

    sent = window.evaluate(
        """() => {
            const form = document.querySelector("form[data-once]");
            const sent = [];
            form.addEventListener("submit", (event) => {
                sent.push(!event.defaultPrevented);
                event.preventDefault();
            });
            form.requestSubmit();
            form.requestSubmit();
            return sent;
        }"""
    )

    assert sent == [True, False]


def test_the_parts_that_every_page_shares_weigh_at_most_85_kilobytes():
    served = REPOSITORY / "src/ettle/web/static"

    weight = sum(_on_the_wire((served / name).read_bytes(), name) for name in SERVED_COLD)

    assert weight <= 85 * 1024


def _on_the_wire(content: bytes, name: str) -> int:
    return len(content) if name.endswith("woff2") else len(brotli.compress(content))
