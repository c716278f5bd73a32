"""A target's sentence and what it still lacks. Plain values in, words out; nothing blocks.

The frame: By [date] [name] will [what people see], [how well or how often], in [where],
with [support].
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from asl_law.days import in_words

FRAME = ("observable", "measure", "where", "with")
MOST_LIVE = 4
PLACES = ("in ", "at ", "on ", "during ", "when ", "while ", "between ", "outside ", "everywhere")
SUPPORTS = ("with ", "by ", "using ", "without ", "from ", "after ")


def target_sentence(name: str, detail: Mapping[str, Any]) -> str:
    """Compose the sentence of a target from its frame.

    >>> target_sentence("Ailsa", {"by_on": "2026-12-18", "observable": "ask for a break",
    ...     "measure": "four times in five", "where": "class", "with": "symbols"})
    'By 18 December 2026 Ailsa will ask for a break, four times in five, in class, with symbols.'
    """
    will = _clean(detail.get("observable"))
    if not will:
        return ""
    said = will.removeprefix("will ").removeprefix(f"{name} will ")
    by_on = str(detail.get("by_on") or "")
    begins = f"By {_day(by_on)} {name}" if by_on else name
    parts = [
        f"{begins} will {said}",
        _clean(detail.get("measure")),
        _led(_clean(detail.get("where")), "in", PLACES),
        _led(_clean(detail.get("with")), "with", SUPPORTS),
    ]
    return ", ".join(part for part in parts if part) + "."


def target_lacks(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """Say gently what a target still lacks so that people can tell when it is met."""
    lacks = []
    if not detail.get("measure"):
        lacks.append("No measure yet: how will you know when it is met?")
    if not detail.get("by_on"):
        lacks.append("No date yet: by when?")
    if not detail.get("owner"):
        lacks.append("Nobody looks after it yet.")
    return tuple(lacks)


def too_many_live(count: int, name: str) -> str:
    """Say that more targets are live than people carry at once; empty up to four."""
    if count <= MOST_LIVE:
        return ""
    return (
        f"{name} has {count} targets now. Three or four at once is what people can carry: "
        "stop one, or carry one forward."
    )


def _clean(words: Any) -> str:
    return " ".join(str(words or "").split()).rstrip(" .,;")


def _day(iso: str) -> str:
    return in_words(date.fromisoformat(iso)).partition(" ")[2]


def _led(words: str, lead: str, known: tuple[str, ...]) -> str:
    if not words or words.casefold().startswith(known):
        return words
    return f"{lead} {words}"
