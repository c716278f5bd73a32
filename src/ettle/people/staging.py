"""What makes a set of stages sound, and how it lies on the neutral scale. Values, no rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from ettle.people.models.stages import NEUTRAL
from ettle.people.stage_models import DOCUMENTS, MOVERS

FEWEST, MOST = 3, 5
SHORTEST, LONGEST = 2, 52
WORDS = ("for_staff", "for_family", "threshold_staff", "threshold_family")
MISSING = {
    "for_staff": "say in staff’s words what happens at this stage",
    "for_family": "say in the family’s words what happens at this stage",
    "threshold_staff": "say in staff’s words when a child comes to this stage",
    "threshold_family": "say in the family’s words when a child comes to this stage",
}


class StageLike(Protocol):
    """Anything shaped as a stage: a row, a ready stage, or what was typed."""

    number: Any
    name: Any
    neutral: Any
    review_weeks: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGiven:
    """One stage as somebody gives it."""

    name: str
    neutral: str
    for_staff: str
    for_family: str
    threshold_staff: str
    threshold_family: str
    review_weeks: int
    movers: tuple[str, ...]
    documents_expected: tuple[str, ...] = ()
    documents_allowed: tuple[str, ...] = ()
    nature_of_support: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not right, and where. ``number`` is 0 for the set as a whole."""

    words: str
    field: str = ""
    number: int = 0


def faults_of_stage(given: Any, *, number: int = 0) -> list[Fault]:
    """Say what is missing or impossible in one stage, in words for the person who writes it."""
    named = f"{given.name.strip() or f'Stage {number}'}: "
    found = []
    if not given.name.strip():
        found.append(Fault("A stage needs a name. Write the one that staff use.", "name", number))
    for field in WORDS:
        if not getattr(given, field).strip():
            found.append(Fault(f"{named}{MISSING[field]}.", field, number))
    if given.neutral not in NEUTRAL:
        found.append(Fault(f"{named}choose its place on the neutral scale.", "neutral", number))
    if not SHORTEST <= given.review_weeks <= LONGEST:
        found.append(
            Fault(
                f"{named}{given.review_weeks} weeks is not a time after which a stage can be "
                f"looked at again. Choose from {SHORTEST} to {LONGEST}.",
                "review_weeks",
                number,
            )
        )
    if not given.movers or not set(given.movers) <= set(MOVERS):
        found.append(Fault(f"{named}choose who may move a child to this stage.", "movers", number))
    if not set(given.documents_expected) | set(given.documents_allowed) <= set(DOCUMENTS):
        found.append(Fault(f"{named}choose from the documents listed.", "documents", number))
    return found


def faults_of(stages: Sequence[Any]) -> list[Fault]:
    """Say all that keeps a set of stages from being used."""
    found = []
    if not FEWEST <= len(stages) <= MOST:
        found.append(
            Fault(
                f"There are {len(stages)} stages. Councils work with {FEWEST} to {MOST}: with "
                "fewer there is nothing between all and nothing, with more nobody can tell two "
                "apart."
            )
        )
    for stage in stages:
        found += faults_of_stage(stage, number=stage.number)
    return found + _alike(stages) + _out_of_order(stages)


def _alike(stages: Sequence[Any]) -> list[Fault]:
    seen: dict[str, str] = {}
    found = []
    for stage in stages:
        plain = re.sub(r"[^a-z0-9]", "", stage.name.casefold())
        if plain and plain in seen:
            found.append(
                Fault(
                    f"“{stage.name}” and “{seen[plain]}” are alike. Give each stage a name that "
                    "nobody takes for another.",
                    "name",
                    stage.number,
                )
            )
        seen.setdefault(plain, stage.name)
    return found


def _out_of_order(stages: Sequence[Any]) -> list[Fault]:
    found = []
    places = [(NEUTRAL.index(each.neutral), each) for each in stages if each.neutral in NEUTRAL]
    for (before, lower), (after, higher) in pairwise(places):
        if after < before:
            found.append(
                Fault(
                    f"{higher.name} comes after {lower.name} but is lower on the neutral scale. "
                    "Change the place of one of them.",
                    "neutral",
                    higher.number,
                )
            )
    return found


def rungs_covered(stages: Sequence[StageLike]) -> list[tuple[StageLike, tuple[str, ...]]]:
    """Say which rungs of the neutral scale each stage covers.

    A stage begins at its own rung and reaches to the one below the next stage's; where two
    share a rung, both cover it. What is below the first stage is nobody's: a model may begin
    above what every child has.
    """
    covered = []
    for place, stage in enumerate(stages):
        first = NEUTRAL.index(stage.neutral)
        later = [NEUTRAL.index(each.neutral) for each in stages[place + 1 :]]
        last = max(first, min(later, default=len(NEUTRAL)) - 1)
        covered.append((stage, NEUTRAL[first : last + 1]))
    return covered


def document_name(key: str, names: Mapping[str, str] | None = None) -> str:
    """Give the council's own name of a document, with ours where they differ."""
    own = (names or {}).get(key, "").strip()
    usual = DOCUMENTS[key]
    return f"{own} ({usual})" if own and own != usual else usual
