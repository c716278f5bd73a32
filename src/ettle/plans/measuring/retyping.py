"""What was typed a second time, though the record or the roll already had it. Pure.

A part is typed again where eight words or more in a row stand in an earlier part too; a fact of
the roll where the child's or a parent's name in full, birth date, address or telephone stands
in a part. What was taken over from somebody's answer or view is copied, not typed, and is left
out; so are views, which are whole as they were said.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.plans.comparing import plain

RUN = 8  # words in a row
DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Typed:
    """One living part that somebody typed."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Retyped:
    """One part that says again what stands elsewhere: in the part ``of``, or as a ``fact``."""

    ref: str
    of: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """What the roll knows of a family, as words to look for: by what each is called."""

    words: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]


def family_facts(
    names: Iterable[str], born: date | None, addresses: Iterable[str], telephones: Iterable[str]
) -> FamilyFacts:
    """Gather what to look for. An address counts by its first line, where it has a number."""
    lines = {plain(each.partition(",")[0].partition("\n")[0]) for each in addresses}
    words = {
        "a name in full": tuple(name for each in names if " " in (name := plain(each))),
        "an address": tuple(each for each in lines if " " in each and re.search(r"\d", each)),
        "a birth date": tuple(_written(born)) if born else (),
    }
    numbers = tuple(digits for each in telephones if len(digits := DIGITS.sub("", each)) >= 9)
    return FamilyFacts(words, {"a telephone number": numbers})


def _written(born: date) -> set[str]:
    long = in_words(born).partition(" ")[2]
    short = f"{born.day}/{born.month}/{born.year}"
    return {plain(each) for each in (long, short, born.isoformat(), f"{born:%d/%m/%Y}")}


def retyped(parts: Iterable[Typed], facts: FamilyFacts) -> tuple[Retyped, ...]:
    """List what was typed again, each part at most once for words and once for each fact."""
    first_in: dict[tuple[str, ...], str] = {}
    found: list[Retyped] = []
    for part in parts:
        words = plain(part.text)
        runs = _runs(words.split())
        of = next((first_in[run] for run in runs if first_in.get(run, part.ref) != part.ref), "")
        found += [Retyped(part.ref, of=of)] if of else []
        found += [Retyped(part.ref, fact=fact) for fact in _facts_in(words, part.text, facts)]
        for run in runs:
            first_in.setdefault(run, part.ref)
    return tuple(found)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _facts_in(words: str, text: str, facts: FamilyFacts) -> list[str]:
    padded, digits = f" {words} ", DIGITS.sub("", text)
    said = [
        what for what, forms in facts.words.items() if any(f" {form} " in padded for form in forms)
    ]
    said += [what for what, forms in facts.numbers.items() if any(each in digits for each in forms)]
    return said
