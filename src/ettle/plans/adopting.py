"""A live plan as an authority gives it: its days, its people and its words, no rows.

People and schools are named by their ``ref``; ``""`` and ``None`` mean that the authority
does not have it.
"""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.plans.models import Adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportThen:
    """Additional support in a plan, and who gives it, in the plan's own words."""

    words: str
    persons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveThen:
    """An educational objective with the support that hangs on it."""

    words: str
    supports: tuple[SupportThen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanThen:
    """A live co-ordinated support plan: its days, its people and its words."""

    prepared_on: date
    last_reviewed_on: date | None = None
    review_said_on: date | None = None  # the next review as the authority's own list has it
    given_on: date | None = None
    nominated_school: str
    coordinator: str
    contact_officer: str
    signed_by: str = ""
    held_by: str = ""
    profile: str = ""
    factors: tuple[str, ...] = ()
    objectives: tuple[ObjectiveThen, ...] = ()
    child_view: str = ""
    parent_view: str = ""
    other: str = ""


def adopted_words(adoption: Adoption | None) -> str:
    """Say whose dates these are and since when; nothing for work that was done in Ettle."""
    if adoption is None:
        return ""
    return (
        f"Adopted: dates given by {adoption.given_by} on {in_words(adoption.adopted_on)}, not "
        "recorded here as they happened."
    )
