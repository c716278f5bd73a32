"""Draw one component, and read what it says to those who see it and to those who hear it."""

import re
from html.parser import HTMLParser

from django.template import engines


def draw(tag: str, **context) -> str:
    """Render one template tag as a page would."""
    return engines["django"].from_string("{% load ui %}" + tag).render(context)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def words_of(html: str) -> str:
    """Give the visible words of some HTML, with its spaces made single."""
    parser = _Words()
    parser.feed(html)
    return re.sub(r"\s+", " ", " ".join(parser.seen)).strip()


def picture_of(html: str) -> tuple[str, list[str]]:
    """Give a clock's text alternative, and the words drawn in its picture."""
    picture = re.search(r"<svg class=\"ettle_clock__picture\".*?</svg>", html, re.S).group()
    alternative = re.search(r'aria-label="([^"]*)"', picture).group(1)
    return alternative, re.findall(r"<text[^>]*>([^<]*)</text>", picture)
