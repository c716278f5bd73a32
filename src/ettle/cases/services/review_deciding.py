"""Deciding what comes of a statutory review, once every step of it has happened."""

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.reviewing import year_ends_on
from ettle.cases.services._review_outcome import tell_outcome
from ettle.cases.services._review_rows import open_row, step_on
from ettle.plans.meeting.review_steps import OUTCOMES, steps_of
from ettle.plans.models import StatutoryReview

BEFORE_DECIDING = ("told", "child", "parents", "agencies", "considered")


@transaction.atomic
def decide_review(
    *,
    by: Actor,
    review: StatutoryReview,
    expected_version: int | None,
    outcome: str,
    reasons: str,
) -> StatutoryReview:
    """Decide what comes of a review, with reasons; tell everybody, unless the plan is amended.

    An amended plan goes with its letter (``give_amended_plan``). A plan that is no longer
    required stays in force until the time for a reference to the Tribunal is over.

    Raises:
        Trouble: naming each step that has not happened, or twelve months that have not ended.
    """
    pupil = review.csp.pupil
    require(may_do_casework(by, pupil), by=by, act="review.decided")
    review = open_row(review, expected_version)
    if review.outcome:
        raise StaleEdit(review, expected_version or 0)
    _check_ripe(review, by)
    if outcome not in OUTCOMES:
        raise Trouble("Choose what comes of the review.", field="outcome")
    if not reasons.strip():
        raise Trouble("Give your reasons. The family reads them in the letter.", field="reasons")

    review.outcome, review.outcome_reasons = outcome, reasons.strip()
    review.decided_on = by.today
    step_on(review, expected_version)
    if outcome != "amended":
        tell_outcome(by, review)

    record(by=by, verb="review.decided", subject=review, pupil_id=pupil.pk, outcome=outcome)
    return review


def _check_ripe(review: StatutoryReview, by: Actor) -> None:
    """Refuse to decide before every step is there, or before the twelve months end."""
    missing = [
        step.missing
        for step in steps_of(review, review.csp.pupil)
        if step.key in BEFORE_DECIDING and step.missing
    ]
    if missing:
        raise Trouble("It cannot be decided yet. " + " ".join(missing))
    ends_on = year_ends_on(review.csp)
    if review.ground == "annual" and by.today < ends_on:
        raise Trouble(
            f"The twelve months end on {in_words(ends_on)}. What is decided before would be an "
            "early review, and the law gives this one no ground for that.",
            field="outcome",
        )
