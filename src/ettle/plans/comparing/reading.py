"""One version of a plan read out under its headings, with no second moment beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ettle.plans.comparing.details import LABELS, amount, joined, people, worded
from ettle.plans.comparing.names import heading_of, kind_name
from ettle.plans.comparing.shapes import Listener, PlainPart


@dataclass(frozen=True, slots=True)
class Line:
    """One part as it stood: what it is, its own words, what it holds beside them."""

    kind: str
    text: str
    notes: tuple[str, ...]
    agreed_on: date | None
    for_whom: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The parts under one heading; what hangs on another part comes straight after it."""

    about: str
    lines: tuple[Line, ...]


def read_out(parts: Iterable[PlainPart], listener: Listener) -> tuple[Section, ...]:
    """Put a plan's parts under their headings, in the plan's order."""
    found: dict[tuple[int, str], list[Line]] = {}
    for part in _hung(list(parts)):
        found.setdefault(heading_of(part.kind, listener), []).append(_line(part, listener))
    return tuple(Section(about, tuple(lines)) for (_, about), lines in sorted(found.items()))


def _hung(parts: list[PlainPart]) -> list[PlainPart]:
    """Put each part after the one that it hangs on."""
    refs = {one.ref for one in parts}
    below: dict[str, list[PlainPart]] = {}
    for one in parts:
        if one.under in refs:
            below.setdefault(one.under, []).append(one)
    return [
        each for one in parts if one.under not in refs for each in (one, *below.get(one.ref, ()))
    ]


def _line(part: PlainPart, listener: Listener) -> Line:
    name = kind_name(part.kind, listener)
    return Line(
        kind=name[:1].upper() + name[1:],
        text=part.text,
        notes=tuple(_notes(part, listener)),
        agreed_on=part.agreed_on,
        for_whom=listener.audience_names.get(part.audience, "")
        if part.audience != "everyone"
        else "",
    )


def _notes(part: PlainPart, listener: Listener) -> Iterable[str]:
    rhythm = [worded(part.detail.get(key)) for key in ("how_often", "how_long")]
    who = people(part.detail, listener)
    yield from filter(None, rhythm) if any(rhythm) else filter(None, [amount(part.detail)])
    if who:
        yield f"given by {joined(who)}"
    for key, label in LABELS.items():
        value = worded(part.detail.get(key))
        if value:
            yield f"{label}: {value}"
    if part.reading:
        yield f"an adult’s reading of these words: {part.reading}"
