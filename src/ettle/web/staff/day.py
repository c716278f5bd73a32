"""Your day: the child, and the one thing to do."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.middleware import not_found
from ettle.web.school.board_words import READY_WORDS, clock_words, stretch_words
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce.selectors import DayChild


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildBlock:
    """A child of the day on the page: who, when, and the one thing to do."""

    child: DayChild
    when: str
    to_do: str
    url: str
    own_word: str


def day(request: HttpRequest) -> HttpResponse:
    """Show today, or the next day on which there is a child."""
    if not request.actor.has_role("support_assistant"):
        not_found()
    shown = workforce.day_for(by=request.actor)
    blocks = [_block(child) for child in shown.children]
    context = {
        "shown": shown,
        "blocks": blocks,
        "heading": _heading(shown, blocks),
        "booked": [
            (each, f"{day_words(each.day)} at {clock_words(each.starts_at)}")
            for each in shown.booked
        ],
    }
    return page(request, "staff/day.html", context)


def _heading(shown, blocks: list[ChildBlock]) -> str:
    if not blocks:
        return "Your day"
    first = blocks[0].child
    when = "Today" if shown.is_today else day_words(shown.day)
    return f"{when}: {first.known_as}, from {clock_words(first.starts_at)}"


def _block(child: DayChild) -> ChildBlock:
    card = reverse("staff:card", args=[child.pupil_ref])
    say = reverse("staff:ready", args=[child.deployment_ref])
    words, url = {
        "read": (f"Read {child.known_as}’s card", card),
        "read_again": (f"Read what changed for {child.known_as}", card),
        "say": ("Say whether you are ready", say),
        "wait": (f"Open {child.known_as}’s card", card),
        "nothing": (f"Open {child.known_as}’s card", card),
    }[child.to_do]
    return ChildBlock(
        child=child,
        when=stretch_words(child.starts_at, child.ends_at),
        to_do=words,
        url=url,
        own_word=READY_WORDS.get(child.own_word, ""),
    )
