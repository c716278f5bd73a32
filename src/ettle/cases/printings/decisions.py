"""Letters at the decision: L10, L13 and L14."""

from dataclasses import dataclass
from datetime import date

from ettle.cases.printings.frame import Frame, letter_of
from ettle.documents.registry import printing
from ettle.documents.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbSaid:
    """One limb of the test: its name in plain words, the answer, and the officer's reason."""

    limb: str
    answer: str
    finding: str
    officer_reason: str
    provision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSaid:
    """One thing in the plan that concerns the reader: what for, what, and how much."""

    objective: str
    support: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequiredContext:
    """L10. ``safe_day`` is the last day on which the Tribunal should have a reference."""

    frame: Frame
    child: str
    is_about_reader: bool
    decided_on: date
    limbs: tuple[LimbSaid, ...]
    best_interests: str
    views_considered: str
    instead: str
    safe_day: date
    safe_day_why: str
    placing_request: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIssuedContext:
    """L13. ``address_left_out`` where a safe-contact flag stands (LAW-Q41).

    ``copies_to`` never names another parent where a flag stands, in either direction.
    """

    frame: Frame
    child: str
    is_about_reader: bool
    prepared_on: date
    copy_enclosed: bool
    address_left_out: bool
    school: str
    coordinator: str
    contact_officer: str
    contact_lines: str
    copies_to: tuple[str, ...]
    kept_at: str
    review_on: date
    complete_by: date
    safe_day: date
    safe_day_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DelivererContext:
    """L14: the matters in the plan that concern this reader, and no more (section 11(5)(e))."""

    frame: Frame
    child: str
    reader: str
    prepared_on: date
    school: str
    coordinator: str
    parts: tuple[SupportSaid, ...]
    holds_copy: bool


@printing("letter.L10", version=1)
def print_not_required(context: NotRequiredContext) -> Document:
    """Tell the persons of section 11(3) that no plan is required, why, and their rights."""
    return letter_of("L10", context)


@printing("letter.L13", version=1)
def print_plan_issued(context: PlanIssuedContext) -> Document:
    """Tell of the outcome and give the plan, with the rights and the note of regulation 6A."""
    return letter_of("L13", context)


@printing("letter.L14", version=1)
def print_for_deliverers(context: DelivererContext) -> Document:
    """Tell those who provide support what in the plan concerns them."""
    return letter_of("L14", context)
