"""Letters of a review: L16 and L18."""

from dataclasses import dataclass
from datetime import date

from ettle.cases.printings.frame import Frame, letter_of
from ettle.documents.registry import printing
from ettle.documents.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewBegunContext:
    """L16. ``due_on`` is the last day of the twelve weeks, and ``why`` how it was counted."""

    frame: Frame
    child: str
    is_about_reader: bool
    reader_asked: bool
    is_annual: bool
    is_requested: bool
    is_changed: bool
    is_transferred: bool
    year_ends_on: date
    reason: str
    school: str
    due_on: date
    why: str
    if_missed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOutcomeContext:
    """L18. ``next_review_on`` counts from today: from the day sent, it can only be later."""

    frame: Frame
    child: str
    is_about_reader: bool
    is_confirmed: bool
    is_amended: bool
    is_no_longer_required: bool
    prepared_on: date
    copy_enclosed: bool
    address_left_out: bool
    next_review_on: date
    reasons: str
    considered: str
    safe_day: date
    safe_day_why: str
    carries_placing: bool


@printing("letter.L16", version=1)
def print_review_begun(context: ReviewBegunContext) -> Document:
    """Tell the persons of section 11(3) that the plan is reviewed, why, and by when."""
    return letter_of("L16", context)


@printing("letter.L18", version=1)
def print_review_outcome(context: ReviewOutcomeContext) -> Document:
    """Tell of the outcome of a review, its reasons, and the rights under section 18(1)."""
    return letter_of("L18", context)
