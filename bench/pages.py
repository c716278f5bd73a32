"""Pages of the story: weight on a cold cache, queries, median time.

Weight is everything that Chromium loads for the page with an empty cache, but uploads, as it
would travel under brotli (static files are stored so; what the program writes is compressed
here, as the proxy before it does). Time is the whole answer of the served program to one visitor.
--quick looks at the pages on which the story is told, a few times each.
"""

import http.client
import logging
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import brotli

from bench.measure import Measure, Progress, medians
from tests import worlds

PAGE_AIM = 100  # KB
HTML_AIM = 15  # KB
KB = 1000
# The pages on which people do and read what the story is about.
STORY = (
    "public:front", "authority:tray", "authority:find", "authority:pupil", "authority:test",
    "authority:issue", "authority:outbox", "family:home", "family:child", "family:said",
    "school:board", "school:pupil", "school:compose", "school:deployment", "school:plan_card",
    "staff:day", "staff:card", "staff:ready",
)  # fmt: skip
DOWNLOADS = ("_file", "card_paper", "copy", "drawing")
TEXTS = ("text/", "application/javascript", "application/json", "image/svg")


@dataclass(frozen=True)
class Visit:
    """One page of the table, and the first person in it who can open it."""

    page: str
    person: str
    path: str
    cookies: dict[str, str]

    @property
    def cookie_line(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def measure(*, quick: bool, progress: Progress) -> list[Measure]:
    """Build the finished story, and measure each of its pages once as somebody who reads it."""
    with tempfile.TemporaryDirectory(prefix="ettle-bench-") as folder:
        progress("building the story")
        world = worlds.build("ready", Path(folder))
        os.environ |= world.environment | {
            "DJANGO_SETTINGS_MODULE": "ettle.config.settings.test",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
        import django

        django.setup()
        logging.disable()  # the program's own lines are not what is measured
        visits = [one for one in visits_of_everybody() if not quick or one.page in STORY]
        queries = {one.page: queries_of(one) for one in visits}
        with worlds.served(world) as address:
            weights = weights_of(visits, address, world, progress)
            times = times_of(visits, address, quick=quick, progress=progress)
    figures = [
        figure
        for one in visits
        for figure in figures_of(one, weights[one.page], queries[one.page], times[one.page])
    ]
    return [*figures, *worst_of(figures)]


def worst_of(figures: list[Measure]) -> list[Measure]:
    """Repeat the largest figure of each kind, under the name of its page."""
    kinds = dict.fromkeys(one.name.rpartition(": ")[2] for one in figures)
    each = [[one for one in figures if one.name.endswith(f": {kind}")] for kind in kinds]
    largest = [max(alike, key=lambda one: one.value) for alike in each]
    return [replace(one, name=f"worst: {one.name}") for one in largest]


def figures_of(
    visit: Visit, weight: tuple[float, float], queries: int, median: float
) -> list[Measure]:
    """Put what was measured of one page into figures."""
    page, html = weight
    name = f"{visit.page} ({visit.person})"
    return [
        Measure(name=f"{name}: weight", value=round(page, 1), unit="KB", aim=PAGE_AIM),
        Measure(name=f"{name}: HTML", value=round(html, 1), unit="KB", aim=HTML_AIM),
        Measure(name=f"{name}: queries", value=queries, unit="queries"),
        Measure(name=f"{name}: median time", value=round(median, 1), unit="ms"),
    ]


def visits_of_everybody() -> list[Visit]:
    """Choose for each page the first person of the access table who can open it."""
    from tests.web.access_table import pages_open_to
    from tests.web.people_at_the_door import COLUMNS, cookies_of, stage_of

    found: dict[str, Visit] = {}
    for person in (one for one in COLUMNS if stage_of(one) == "ready"):
        pages = {
            name: path
            for name, path in pages_open_to(person).items()
            if name not in found and not name.endswith(DOWNLOADS)
        }
        cookies = cookies_of(person) if pages else {}
        found |= {name: Visit(name, person, path, cookies) for name, path in pages.items()}
    return list(found.values())


def queries_of(visit: Visit) -> int:
    """Count the queries of one answer."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    for name, value in visit.cookies.items():
        client.cookies[name] = value
    with CaptureQueriesContext(connection) as captured:
        client.get(visit.path)
    return len(captured)


def _heard_by(window: Any) -> list[Any]:
    """Give the list that fills with what a window is answered from now on."""
    answers: list[Any] = []
    window.on("response", lambda answer: answers.append(answer))
    return answers


def weights_of(
    visits: list[Visit], address: str, world: worlds.World, progress: Progress
) -> dict[str, tuple[float, float]]:
    """Weigh each page, and its HTML alone, in kilobytes."""
    from playwright.sync_api import sync_playwright

    from tests.browser import PHONE, launch, opened_site

    weights = {}
    with sync_playwright() as playwright, opened_site(world, address, launch(playwright)) as site:
        for visit in visits:
            progress(f"weighing {visit.page}")
            window = site.holding(visit.cookies, width=PHONE)
            answers = _heard_by(window)
            window.goto(visit.path)
            window.evaluate("() => document.fonts.ready.then(() => true)")
            sizes = {answer: weight_of(answer, address) for answer in answers}
            html = next(
                size for answer, size in sizes.items() if answer.request.is_navigation_request()
            )
            weights[visit.page] = (sum(sizes.values()) / KB, html / KB)
            site.close()
    return weights


def weight_of(answer: Any, address: str) -> int:
    """Weigh one answer in bytes: as stored under brotli, or as a proxy would send it."""
    kind = answer.headers.get("content-type", "")
    is_static = answer.url.startswith(f"{address}/static/")
    if kind.startswith("image/") and not is_static:
        return 0  # an upload
    if answer.status >= 300:
        return 0
    stored = answer.headers.get("content-length")
    if answer.headers.get("content-encoding") == "br" and stored:
        return int(stored)
    body = answer.body()
    return len(brotli.compress(body, quality=5)) if kind.startswith(TEXTS) else len(body)


def times_of(
    visits: list[Visit], address: str, *, quick: bool, progress: Progress
) -> dict[str, float]:
    """Time each page over one open connection."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"))

    def ask(visit: Visit) -> None:
        connection.request("GET", visit.path, headers={"Cookie": visit.cookie_line})
        connection.getresponse().read()

    acts = {visit.page: (lambda visit=visit: ask(visit)) for visit in visits}
    return medians(acts, rounds=3 if quick else 15, warm_up=1, progress=progress)
