"""What a calendar file says, row by row, before a person has confirmed any of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ettle.exchange.roll.table import Rejection

MOST_ROWS: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """One run of days of a file. ``kind`` is empty where its words do not say.

    ``is_taken`` is what the preview proposes; ``why`` says what a person should know first.
    """

    line: int
    session: str
    kind: str
    starts_on: date
    ends_on: date
    label: str
    schools: tuple[str, ...] = ()
    is_taken: bool = True
    why: str = ""


@dataclass(slots=True)
class CalendarFile:
    """What a file holds: rows to confirm, rows that cannot be taken, and what is worth saying."""

    rows: list[CalendarRow] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, line: int, column: str, value: str, happened: str, do: str) -> None:
        """Say why a row cannot be taken."""
        self.rejections.append(Rejection(line, column, value[:120], happened, do))


# The first that fits is taken: an in-service day before a holiday is an in-service day.
GUESSES: Final = (
    (
        "in_service",
        r"\bin.?service\b|\binset\b|\bstaff (?:only|return|development)|teachers return",
    ),
    ("closure", r"\bpolling\b|\belection\b|\breferendum\b|\bsnow\b|\bstrike\b|industrial action"),
    ("term", r"^term\b|\bterm (?:1|2|3|4|one|two|three|four)\b"),
    ("local_holiday", r"\bschools? only\b|\bschools in\b|\bfair\b|\btrades\b|\bfast day\b"),
    (
        "holiday",
        r"holiday|\bbreak\b|\bclosed\b|vacation|christmas|new year|easter|good friday|\bmay day\b|"
        r"mid.?term|\bweekend\b|october week|st andrew",
    ),
)
BEGINS: Final = re.compile(
    r"(?:pupils?|schools?|classes) (?:return|resume|start|begin|open)|term.{0,12}(?:start|begin)|"
    r"first day",
    re.IGNORECASE,
)
ENDS: Final = re.compile(
    r"(?:schools?|term|session).{0,12}(?:close|end|finish)|last day|(?:pupils?).{0,12}finish",
    re.IGNORECASE,
)


def guessed_kind(words: str) -> str:
    """Guess from its words what an event is; empty where they do not say.

    >>> guessed_kind("In-Service Day 3"), guessed_kind("October Week"), guessed_kind("Sports day")
    ('in_service', 'holiday', '')
    """
    said = words.casefold()
    return next((kind for kind, pattern in GUESSES if re.search(pattern, said)), "")


def marks_of(words: str) -> str:
    """Say whether an event only marks that pupils' days begin, or end; empty for neither.

    >>> marks_of("Pupils return"), marks_of("Term ends"), marks_of("October holiday")
    ('begins', 'ends', '')
    """
    if guessed_kind(words) in ("in_service", "holiday") and "return" not in words.casefold():
        return ""
    if BEGINS.search(words):
        return "begins"
    return "ends" if ENDS.search(words) else ""
