"""Telling of a review's outcome, part of the act that decides it or gives the amended plan."""

from asl_law.clocks import rule_on
from ettle.access import Actor
from ettle.cases.copies import FamilyCopy
from ettle.cases.notices import Owed, frame_for, send_letter
from ettle.cases.printings import ReviewOutcomeContext
from ettle.cases.reviewing import family_copies_of
from ettle.cases.tribunal import last_safe_day
from ettle.plans.models import StatutoryReview

AFTER = "cases.review_outcome_sent"


def tell_outcome(by: Actor, review: StatutoryReview) -> None:
    """Write to each person who is owed the outcome of a review without a new plan."""
    for each in family_copies_of(review, by=by):
        send_outcome(by, review, each, address_left_out=False)


def send_outcome(
    by: Actor, review: StatutoryReview, each: FamilyCopy, *, address_left_out: bool
) -> None:
    """Write to one person what came of a review, why, and their rights."""
    pupil, owed = review.csp.pupil, each.outcome or each.copy
    assert owed is not None
    safe_day, safe_day_why = last_safe_day(by.today)
    context = ReviewOutcomeContext(
        frame=frame_for(pupil, each.to, by=by, must_contain=each.must_contain),
        child=pupil.first_name,
        is_about_reader=each.to.is_pupil,
        is_confirmed=review.outcome == "confirmed",
        is_amended=review.outcome == "amended",
        is_no_longer_required=review.outcome == "no_longer_required",
        prepared_on=by.today,
        copy_enclosed=each.copy is not None,
        address_left_out=address_left_out,
        next_review_on=rule_on("C03", by.today).start(by.today).due_on,
        reasons=review.outcome_reasons,
        considered=review.considered,
        safe_day=safe_day,
        safe_day_why=safe_day_why,
        carries_placing=True,
    )
    letter = Owed.under(
        owed, event="outcome", letter="L18", about_ref=review.ref, after_sending=AFTER
    )
    send_letter(letter, context, by=by, pupil=pupil, to=each.to)
