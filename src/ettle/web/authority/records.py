"""What an authority keeps here: its roll, its schools, its calendar, and what goes out again."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from ettle.exchange.selectors import roll_health
from ettle.web.authority.tray import officer_only
from ettle.web.ui.page import page

# Title, what it is for, and the address's name. One line for each part of the authority's records.
CARDS: tuple[tuple[str, str, str], ...] = (
    ("Roll", "Bring in who the pupils, their parents and the staff are.", "authority:roll"),
    (
        "Schools",
        "Your schools as they stand: open, closing, merged, renamed; enhanced provision.",
        "authority:schools",
    ),
    (
        "School calendar",
        "When pupils are in school, by session; holidays, in-service days, closures.",
        "authority:calendar",
    ),
    (
        "Stages of support",
        "How your council stages support: names, thresholds, documents, who moves a child.",
        "authority:stages",
    ),
    (
        "Still true?",
        "After how many weeks a school is asked whether a part of a plan still holds.",
        "authority:still_true",
    ),
    (
        "Sheet for the roll system",
        "What somebody should key into it: children whose plans have changed.",
        "authority:sheets",
    ),
    (
        "Take everything out",
        "One file of all that your council holds, in open formats.",
        "authority:exports",
    ),
    (
        "Quality of plans",
        "What two people who mark a plan blind find strong and weak, over all schools.",
        "authority:quality",
    ),
    (
        "Is one plan enough?",
        "What is typed twice, forms and the documents made of them, by school.",
        "authority:measures",
    ),
    (
        "Adopt what exists",
        "Enter live plans, requests and kept papers once, with their own dates.",
        "authority:adopt",
    ),
)


@dataclass(frozen=True, slots=True)
class RecordsCard:
    """One way on from the page of records."""

    title: str
    words: str
    url: str


def records(request: HttpRequest) -> HttpResponse:
    """Lead on to each part of what the authority keeps here."""
    officer_only(request)
    health = roll_health(by=request.actor)
    shown = {"cards": list(_cards()), "health": health}
    return page(request, "authority/records/records.html", shown)


def _cards() -> list[RecordsCard]:
    found = []
    for title, words, name in CARDS:
        try:
            found.append(RecordsCard(title, words, reverse(name)))
        except NoReverseMatch:
            continue
    return found
