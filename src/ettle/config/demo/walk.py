"""Walking the demonstration as each of its people would, following what they can press."""

import http.cookiejar
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from html.parser import HTMLParser

from ettle.config.cast import sign_in_list

MOST_PAGES = 40
READY_WITHIN = 30  # seconds
SKIPPED = ("/account/logout", "/static/", "/styleguide/", "/demo/")


class PageReader(HTMLParser):
    """Picks the first heading and the links out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.heading = ""
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, or that the heading begins."""
        href = dict(attrs).get("href")
        if tag == "a" and href and href.startswith("/"):
            self.links.append(href.partition("#")[0])
        self._in_heading = self._in_heading or (tag == "h1" and not self.heading)

    def handle_endtag(self, tag: str) -> None:
        """Note that the heading ends."""
        self._in_heading = self._in_heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        """Keep the heading's words."""
        if self._in_heading:
            self.heading += data


class Visitor:
    """One person's browser: their cookies and nothing else."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Give the status, the address come to, and the text."""
        content = urllib.parse.urlencode(fields).encode() if fields is not None else None
        request = urllib.request.Request(self.address + path, content)  # noqa: S310 - our own server
        try:
            with self.opener.open(request, timeout=30) as answer:
                body = answer.read()
                kind = answer.headers.get("Content-Type", "")
                text = body.decode() if kind.startswith("text/") else ""
                return answer.status, urllib.parse.urlsplit(answer.url).path, text
        except urllib.error.HTTPError as error:
            return error.code, path, ""

    def is_answered(self) -> bool:
        """Say whether the server is there yet."""
        try:
            return self.open("/")[0] == 200
        except OSError:
            return False

    def become(self, key: str) -> int:
        """Sign in as one of the cast, as the sign-in page's button does."""
        self.open("/account/login/")
        token = next((each.value for each in self.cookies if each.name == "csrftoken"), "")
        return self.open(f"/demo/become/{key}/", {"csrfmiddlewaretoken": token or ""})[0]


def walk(address: str, stage: str, say: Callable[[str], None]) -> int:
    """Visit every page that each person can come to, and count what was not as it should be."""
    _wait(address)
    faults = 0
    for one in sign_in_list():
        visitor = Visitor(address)
        status = visitor.become(one.key)
        say(f"{one.called}: signed in ({status})")
        faults += status != 200
        faults += _walk_as(visitor, say)
    return faults


def _walk_as(visitor: Visitor, say: Callable[[str], None]) -> int:
    faults, waiting = 0, ["/home/"]
    seen: set[str] = set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        if path in seen or path.startswith(SKIPPED):
            continue
        seen.add(path)
        status, come_to, text = visitor.open(path)
        seen.add(come_to)
        page = PageReader()
        page.feed(text)
        say(f"  {status}  {' '.join(page.heading.split()) or come_to}")
        faults += status != 200
        waiting += page.links
    return faults


def free_port() -> int:
    """Find a port that nobody is using."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if Visitor(address).is_answered():
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start in time")
