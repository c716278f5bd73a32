"""A review's row, locked for a change, and the next version of it."""

from django.db.models import F

from asl_law.days import in_words
from ettle.access import StaleEdit, Trouble, require_version
from ettle.plans.models import StatutoryReview


def open_row(review: StatutoryReview, expected_version: int | None) -> StatutoryReview:
    """Take the row of a review that is not completed yet, as this editor saw it."""
    rows = StatutoryReview.objects.select_for_update(of=("self",))
    review = rows.select_related("csp__pupil__authority", "meeting").get(pk=review.pk)
    if review.completed_on:
        raise Trouble(f"This review was completed on {in_words(review.completed_on)}.")
    require_version(review, expected_version)
    return review


def step_on(review: StatutoryReview, expected_version: int | None) -> None:
    """Keep a change as the next version, unless somebody took that number since."""
    review.version += 1
    taken = StatutoryReview.objects.filter(pk=review.pk, version=review.version - 1)
    if not taken.update(version=F("version") + 1):
        raise StaleEdit(StatutoryReview.objects.get(pk=review.pk), expected_version or 0)
    review.save()
