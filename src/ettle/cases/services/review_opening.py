"""Opening a statutory review under section 10, and telling the family that it is begun.

It is complete on the day its outcome (and the plan, where it was amended) has been *sent* to
everybody it is owed to.
"""

from django.db import transaction

from asl_law.notices import Event, NoticeOwed
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.asked_before import asked_before
from ettle.cases.clocks import start_clock
from ettle.cases.models import StatutoryClock
from ettle.cases.notices import Owed, frame_for, send_letter
from ettle.cases.printings import ReviewBegunContext
from ettle.cases.recipients import Recipient
from ettle.cases.review_grounds import NOBODY_ASKED, EarlyRequest, check_ground, check_holds
from ettle.cases.reviewing import (
    ADOPTED_GATES,
    adopted_review_of,
    live_csp,
    reader_asked,
    told_of_review,
    twelve_weeks,
    year_ends_on,
)
from ettle.people.models import Pupil
from ettle.plans.models import CoordinatedSupportPlan, Meeting, StatutoryReview


@transaction.atomic
def open_review(
    *,
    by: Actor,
    pupil: Pupil,
    ground: str,
    why: str = "",
    request: EarlyRequest = NOBODY_ASKED,
    meeting: Meeting | None = None,
) -> StatutoryReview:
    """Open a review of the plan in force, and make the letter that tells the family of it.

    The yearly one on the end of the twelve months; an earlier one only where somebody
    entitled asked, or on a significant change; one that came from elsewhere as soon as may
    be. While it is open, what the plan rests on may be changed. A review adopted half-way
    goes on from what was told then, on its own ground, with whoever asked for it.

    Raises:
        Trouble: no plan, one open already, a ground that the law does not give, or an adopted
            request where nobody says who asked.
    """
    require(may_do_casework(by, pupil), by=by, act="review.begun")
    csp = _plan_to_review(pupil)
    check_ground(ground, why)
    adopted = adopted_review_of(csp)
    if adopted is None:
        check_holds(csp, ground, request, today=by.today)

    ground = ADOPTED_GATES[adopted.gate] if adopted else ground
    asked = asked_before(adopted, pupil, request) if adopted else request
    asked = asked if ground == "request" else NOBODY_ASKED
    review = StatutoryReview.objects.create(
        authority_id=pupil.authority_id,
        csp=csp,
        meeting=meeting,
        ground=ground,
        ground_words=why.strip(),
        requested_by=asked.asked_by,
        requested_person=asked.person if asked.asked_by == "parent" else None,
        requested_on=asked.on,
        told_on=adopted.notified_on if adopted else None,
        begun_on=by.today,
        begun_by_id=by.person_id,
        begun_at=by.at,
    )
    _start_clocks(review)
    if review.told_on is None:
        _tell(by, review)

    due_on = twelve_weeks(review, review.told_on or by.today).due_on
    facts = {"ground": review.ground, "due_on": due_on}
    record(by=by, verb="review.begun", subject=review, pupil_id=pupil.pk, **facts)
    return review


def _plan_to_review(pupil: Pupil) -> CoordinatedSupportPlan:
    """Find the plan in force, where no review of it is open; a second opener waits here."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    csp = live_csp(pupil)
    if csp is None:
        raise Trouble(f"{pupil.first_name} has no co-ordinated support plan to review.")
    if StatutoryReview.objects.filter(csp=csp, completed_on__isnull=True).exists():
        raise Trouble("A review of this plan is open already. Go on with that one.")
    return csp


def _start_clocks(review: StatutoryReview) -> None:
    """Start what does not wait for the letter: the yearly weeks, and the answer to a request."""
    csp = review.csp
    running = StatutoryClock.objects.filter(csp=csp, stopped_on__isnull=True)
    if review.ground == "annual" and not running.filter(rule="C04").exists():
        start_clock("C04", year_ends_on(csp), pupil=csp.pupil, csp=csp)
    is_answered = review.told_on is not None  # an adopted one: telling the family answered it
    if review.requested_on and not is_answered and not running.filter(rule="C05").exists():
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
    letter = Owed.under(
        owed,
        event="proposal",
        letter="L16",
        about_ref=review.ref,
        after_sending="cases.review_told",
    )
    send_letter(letter, context, by=by, pupil=pupil, to=to)
