"""The measures of success in words: what each counts, what it leaves out, what it should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ettle.plans.measuring.counting import Measures

NONE_YET = "Nothing to count yet"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure as a page explains it."""

    key: str
    name: str
    should_be: str
    counts: str
    leaves_out: str


MEASURES = (
    MeasureWords(
        "retyped",
        "Facts typed twice",
        "None",
        "Parts in the plan now in which eight words or more in a row stand in another part too, "
        "and parts in which a full name, a birth date, an address or a telephone number of the "
        "family was typed though the roll has it.",
        "Views, and what was taken over from somebody’s answer: that is copied, not typed. A "
        "first name alone is not counted.",
    ),
    MeasureWords(
        "forms",
        "Forms typed, and documents made of them",
        "More documents than forms, as the session goes on",
        "Each time this session that a part was written or changed is one form. Each support "
        "card, statutory plan and other printing issued this session is one document.",
        "Letters about a request, drafts that were not issued, and what was taken over.",
    ),
    MeasureWords(
        "oldest",
        "The part that was confirmed longest ago",
        "No part older than its interval",
        "The days since somebody last wrote a part or found it still true, for the oldest.",
        "What was said, done, decided or tried: it does not go out of date.",
    ),
    MeasureWords(
        "breaks",
        "Breaks in the thread",
        "None",
        "Needs without support, support without a person, support nobody gave, targets nobody "
        "looked at.",
        "What ended. A break tells what has to be arranged, not who is to blame.",
    ),
    MeasureWords(
        "given",
        "Support given of support planned",
        "All of it",
        "In the last eight school weeks: on how many of the planned times it was given, whole or "
        "in part.",
        "Days the school was closed, and support whose plan does not say how often.",
    ),
)


def value_of(measures: Measures, key: str) -> str:
    """Say one measure's number in words."""
    if key == "retyped":
        return str(measures.retyped) if measures.retyped else "None"
    if key == "forms":
        return f"{_many(measures.typed, 'form')}, {_many(measures.issued, 'document')}"
    if key == "oldest":
        days = measures.oldest_days
        return NONE_YET if days is None else "Today" if not days else f"{_many(days, 'day')} ago"
    if key == "breaks":
        return str(measures.breaks) if measures.breaks else "None"
    if measures.share_given is None:
        return NONE_YET
    return f"{measures.given} of {measures.planned} times ({measures.share_given} %)"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
