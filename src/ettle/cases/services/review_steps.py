"""The steps of a statutory review before it is decided: each is a fact with its day.

A meeting may serve a review and never completes one.
"""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.services._review_rows import open_row, step_on
from ettle.plans.models import Meeting, StatutoryReview


@transaction.atomic
def record_views_sought(
    *,
    by: Actor,
    review: StatutoryReview,
    expected_version: int | None,
    whose: str,
    asked_on: date | None = None,
    not_asked: str = "",
) -> StatutoryReview:
    """Record when a child's or the parents' views were sought, or why that was not possible.

    A child's are sought unless the child cannot express a view (section 12(2)(b)).
    """
    require(may_do_casework(by, review.csp.pupil), by=by, act="review.step")
    review = open_row(review, expected_version)
    _check_asked(by, review, asked_on, not_asked, "not_asked")
    if whose == "child":
        review.child_asked_on, review.child_not_asked = asked_on, not_asked.strip()
    elif whose == "parents":
        review.parents_asked_on, review.parents_not_asked = asked_on, not_asked.strip()
    else:
        raise Trouble("Say whose views were sought.", field="whose")
    step_on(review, expected_version)

    record(by=by, verb="review.step", subject=review, pupil_id=review.csp.pupil_id, step=whose)
    return review


@transaction.atomic
def record_agencies_asked(
    *,
    by: Actor,
    review: StatutoryReview,
    expected_version: int | None,
    asked_on: date | None = None,
    none_because: str = "",
) -> StatutoryReview:
    """Record when agencies were asked for advice, or why no agency has a part."""
    require(may_do_casework(by, review.csp.pupil), by=by, act="review.step")
    review = open_row(review, expected_version)
    _check_asked(by, review, asked_on, none_because, "none_because")

    review.agencies_asked_on, review.no_agency_because = asked_on, none_because.strip()
    step_on(review, expected_version)

    record(by=by, verb="review.step", subject=review, pupil_id=review.csp.pupil_id, step="agencies")
    return review


@transaction.atomic
def record_considered(
    *, by: Actor, review: StatutoryReview, expected_version: int | None, considered: str
) -> StatutoryReview:
    """Record what was made of the views, the advice and the information."""
    require(may_do_casework(by, review.csp.pupil), by=by, act="review.step")
    review = open_row(review, expected_version)
    if not considered.strip():
        raise Trouble(
            "Say what you made of the views and the advice. The family reads it in the letter.",
            field="considered",
        )

    review.considered, review.considered_on = considered.strip(), by.today
    step_on(review, expected_version)

    record(
        by=by, verb="review.step", subject=review, pupil_id=review.csp.pupil_id, step="considered"
    )
    return review


@transaction.atomic
def join_meeting(
    *, by: Actor, review: StatutoryReview, expected_version: int | None, meeting: Meeting
) -> StatutoryReview:
    """Say which meeting serves a review, so that its packs count as asking for views."""
    pupil = review.csp.pupil
    require(may_do_casework(by, pupil), by=by, act="review.step")
    review = open_row(review, expected_version)
    if meeting.plan.pupil_id != pupil.pk:
        raise Trouble("That meeting is about another child.")

    review.meeting = meeting
    step_on(review, expected_version)

    record(by=by, verb="review.step", subject=review, pupil_id=pupil.pk, step="meeting")
    return review


def _check_asked(
    by: Actor, review: StatutoryReview, asked_on: date | None, instead: str, field: str
) -> None:
    if asked_on is None and not instead.strip():
        raise Trouble("Give the day on which they were asked, or say why not.", field="asked_on")
    if asked_on and asked_on > by.today:
        raise Trouble(
            f"{in_words(asked_on)} has not come yet. Ask first, then record the day.",
            field="asked_on",
        )
    if asked_on and asked_on < review.csp.year_begins_on:
        raise Trouble(
            f"{in_words(asked_on)} is before the last look at this plan. Check the year.",
            field="asked_on",
        )
    if asked_on and instead.strip():
        raise Trouble("Give the day or the reason, not both.", field=field)
