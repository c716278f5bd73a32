"""A statutory review under section 10, step by step: each is a fact with its day.

A meeting may serve a review and never completes one. It is complete on the day its outcome
(and the plan, where it was amended) has been *sent* to everybody it is owed to.
"""

from datetime import date

from django.db import transaction
from django.db.models import F

from asl_law.days import in_words
from asl_law.notices import Event, NoticeOwed
from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.clocks import start_clock
from ettle.cases.models import StatutoryClock
from ettle.cases.notices import Owed, frame_for, freeze_letter, send_notice
from ettle.cases.printings import ReviewBegunContext
from ettle.cases.recipients import Recipient
from ettle.cases.reviewing import (
    ADOPTED_GATES,
    adopted_review_of,
    check_requester,
    check_year,
    live_csp,
    reader_asked,
    told_of_review,
    twelve_weeks,
    year_ends_on,
)
from ettle.cases.services._review_outcome import tell_outcome
from ettle.people.models import Person, Pupil
from ettle.plans.meeting.review_steps import GROUNDS, OUTCOMES, steps_of
from ettle.plans.models import Meeting, StatutoryReview

BEFORE_DECIDING = ("told", "child", "parents", "agencies", "considered")


@transaction.atomic
def open_review(
    *,
    by: Actor,
    pupil: Pupil,
    ground: str,
    why: str = "",
    requested_by: str = "",
    requested_person: Person | None = None,
    requested_on: date | None = None,
    capacity: bool | None = None,
    wellbeing_harmed: bool | None = None,
    meeting: Meeting | None = None,
) -> StatutoryReview:
    """Open a review of the plan in force, and make the letter that tells the family of it.

    The yearly one on the end of the twelve months; an earlier one only where somebody
    entitled asked, or on a significant change; one that came from elsewhere as soon as may
    be. While it is open, what the plan rests on may be changed. A review adopted half-way
    goes on from what was told then.

    Raises:
        Trouble: no plan, one open already, or a ground that the law does not give.
    """
    require(may_do_casework(by, pupil), by=by, act="review.begun")
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    csp = live_csp(pupil)
    if csp is None:
        raise Trouble(f"{pupil.first_name} has no co-ordinated support plan to review.")
    if StatutoryReview.objects.filter(csp=csp, completed_on__isnull=True).exists():
        raise Trouble("A review of this plan is open already. Go on with that one.")
    if ground not in GROUNDS:
        raise Trouble("Choose the ground in law for the review.", field="ground")
    adopted = adopted_review_of(csp)
    if adopted is None and ground == "annual":
        check_year(csp, by.today)
    if ground in ("change", "transfer") and not why.strip():
        raise Trouble("Say what changed, or where the plan came from.", field="why")
    if adopted is None and ground == "request":
        check_requester(
            pupil,
            requested_by,
            requested_on,
            today=by.today,
            capacity=capacity,
            wellbeing_harmed=wellbeing_harmed,
        )

    review = StatutoryReview.objects.create(
        authority_id=pupil.authority_id,
        csp=csp,
        meeting=meeting,
        ground=ADOPTED_GATES[adopted.gate] if adopted else ground,
        ground_words=why.strip(),
        requested_by=requested_by if ground == "request" else "",
        requested_person=requested_person if requested_by == "parent" else None,
        requested_on=requested_on if ground == "request" else None,
        told_on=adopted.notified_on if adopted else None,
        begun_on=by.today,
        begun_by_id=by.person_id,
        begun_at=by.at,
    )
    _start_clocks(review)
    if review.told_on is None:
        _tell(by, review)

    due_on = twelve_weeks(review, review.told_on or by.today).due_on
    record(
        by=by,
        verb="review.begun",
        subject=review,
        pupil_id=pupil.pk,
        ground=review.ground,
        due_on=due_on,
    )
    return review


def _start_clocks(review: StatutoryReview) -> None:
    """Start what does not wait for the letter: the yearly weeks, and the answer to a request."""
    csp = review.csp
    running = StatutoryClock.objects.filter(csp=csp, stopped_on__isnull=True)
    if review.ground == "annual" and not running.filter(rule="C04").exists():
        start_clock("C04", year_ends_on(csp), pupil=csp.pupil, csp=csp)
    if review.requested_on and not running.filter(rule="C05").exists():
        start_clock("C05", review.requested_on, pupil=csp.pupil, csp=csp)


def _tell(by: Actor, review: StatutoryReview) -> None:
    told = told_of_review(review, Event.PROPOSAL, by=by)
    if not told:
        raise Trouble(
            "Nobody who must be told of it is known: no parent is on the roll. Bring the parent in "
            "with the roll first, then open the review."
        )
    for owed, to in told:
        _send_begun(by, review, owed, to)


def _send_begun(by: Actor, review: StatutoryReview, owed: NoticeOwed, to: Recipient) -> None:
    pupil, clock = review.csp.pupil, twelve_weeks(review, by.today)
    context = ReviewBegunContext(
        frame=frame_for(
            pupil, to, by=by, must_contain=owed.must_contain, checked=clock.rule.is_verified
        ),
        child=pupil.first_name,
        is_about_reader=to.is_pupil,
        reader_asked=reader_asked(review, to),
        is_annual=review.ground == "annual",
        is_requested=review.ground == "request",
        is_changed=review.ground == "change",
        is_transferred=review.ground == "transfer",
        year_ends_on=year_ends_on(review.csp),
        reason=review.ground_words,
        school=str(pupil.school) if pupil.school else "the school",
        due_on=clock.due_on,
        why=clock.explanation,
        if_missed=clock.consequence_sentence,
    )
    send_notice(
        Owed(
            event="proposal",
            letter="L16",
            about_ref=review.ref,
            why=owed.why,
            citation=str(owed.citation),
            must_contain=owed.must_contain,
            after_sending="cases.review_told",
        ),
        freeze_letter("letter.L16", context, by=by, pupil=pupil),
        by=by,
        pupil=pupil,
        to=to,
    )


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
    review = _open_row(review, expected_version)
    _check_asked(by, review, asked_on, not_asked, "not_asked")
    if whose == "child":
        review.child_asked_on, review.child_not_asked = asked_on, not_asked.strip()
    elif whose == "parents":
        review.parents_asked_on, review.parents_not_asked = asked_on, not_asked.strip()
    else:
        raise Trouble("Say whose views were sought.", field="whose")
    _save(review, expected_version)

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
    review = _open_row(review, expected_version)
    _check_asked(by, review, asked_on, none_because, "none_because")

    review.agencies_asked_on, review.no_agency_because = asked_on, none_because.strip()
    _save(review, expected_version)

    record(by=by, verb="review.step", subject=review, pupil_id=review.csp.pupil_id, step="agencies")
    return review


@transaction.atomic
def record_considered(
    *, by: Actor, review: StatutoryReview, expected_version: int | None, considered: str
) -> StatutoryReview:
    """Record what was made of the views, the advice and the information."""
    require(may_do_casework(by, review.csp.pupil), by=by, act="review.step")
    review = _open_row(review, expected_version)
    if not considered.strip():
        raise Trouble(
            "Say what you made of the views and the advice. The family reads it in the letter.",
            field="considered",
        )

    review.considered, review.considered_on = considered.strip(), by.today
    _save(review, expected_version)

    record(
        by=by, verb="review.step", subject=review, pupil_id=review.csp.pupil_id, step="considered"
    )
    return review


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
    review = _open_row(review, expected_version)
    if review.outcome:
        raise StaleEdit(review, expected_version or 0)
    missing = [
        step.missing
        for step in steps_of(review, pupil)
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
    if outcome not in OUTCOMES:
        raise Trouble("Choose what comes of the review.", field="outcome")
    if not reasons.strip():
        raise Trouble("Give your reasons. The family reads them in the letter.", field="reasons")

    review.outcome, review.outcome_reasons = outcome, reasons.strip()
    review.decided_on = by.today
    _save(review, expected_version)
    if outcome != "amended":
        tell_outcome(by, review)

    record(by=by, verb="review.decided", subject=review, pupil_id=pupil.pk, outcome=outcome)
    return review


@transaction.atomic
def join_meeting(
    *, by: Actor, review: StatutoryReview, expected_version: int | None, meeting: Meeting
) -> StatutoryReview:
    """Say which meeting serves a review, so that its packs count as asking for views."""
    pupil = review.csp.pupil
    require(may_do_casework(by, pupil), by=by, act="review.step")
    review = _open_row(review, expected_version)
    if meeting.plan.pupil_id != pupil.pk:
        raise Trouble("That meeting is about another child.")

    review.meeting = meeting
    _save(review, expected_version)

    record(by=by, verb="review.step", subject=review, pupil_id=pupil.pk, step="meeting")
    return review


def _open_row(review: StatutoryReview, expected_version: int | None) -> StatutoryReview:
    rows = StatutoryReview.objects.select_for_update(of=("self",))
    review = rows.select_related("csp__pupil__authority", "meeting").get(pk=review.pk)
    if review.completed_on:
        raise Trouble(f"This review was completed on {in_words(review.completed_on)}.")
    require_version(review, expected_version)
    return review


def _save(review: StatutoryReview, expected_version: int | None) -> None:
    review.version += 1
    taken = StatutoryReview.objects.filter(pk=review.pk, version=review.version - 1)
    if not taken.update(version=F("version") + 1):
        raise StaleEdit(StatutoryReview.objects.get(pk=review.pk), expected_version or 0)
    review.save()


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
