"""What follows the sending of a review's letters: its clocks, and in the end its completion."""

from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.clocks import start_clock
from ettle.cases.models import StatutoryClock
from ettle.cases.reviewing import REVIEW_CLOCKS
from ettle.cases.services._sent import all_sent_on, stop_clocks
from ettle.outbox.models import Message
from ettle.outbox.registry import after_sending
from ettle.plans import services as plans
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.review_steps import missing_steps
from ettle.plans.models import ObligationClosed, StatutoryReview


@after_sending("cases.review_told")
def review_told(*, by: Actor, message: Message) -> None:
    """Note that a review is begun; start an early one's twelve weeks on the first day sent."""
    review = _review(message)
    on = _day(message)
    csp = review.csp
    if review.told_on is None:
        review.told_on = on
        review.save(update_fields=["told_on"])
        if review.ground in ("request", "change"):
            start_clock("C06", on, pupil=csp.pupil, csp=csp)
        if review.ground == "annual":
            stop_clocks(by, on, rule="C03", csp=csp)
    if told_all := all_sent_on(message):  # a duty is met on the latest day (see _sent)
        stop_clocks(by, told_all, rule="C05", csp=csp)
    record(by=by, verb="review.told", subject=review, pupil_id=csp.pupil_id, sent_on=on)


@after_sending("cases.review_outcome_sent")
def review_outcome_sent(*, by: Actor, message: Message) -> None:
    """Complete a review once its outcome, and the plan if amended, went to everybody owed it.

    The next twelve months begin on that day (section 10(2)).
    """
    review = _review(message)
    pupil_id = review.csp.pupil_id
    on = all_sent_on(message)
    if on and review.completed_on is None:
        _complete(by, review, on)
    record(by=by, verb="review.sent", subject=review, pupil_id=pupil_id, sent_on=_day(message))


def _complete(by: Actor, review: StatutoryReview, on: date) -> None:
    review.completed_on = on
    review.version += 1
    review.save(update_fields=["completed_on", "version"])
    for rule in REVIEW_CLOCKS:
        stop_clocks(by, on, rule=rule, csp=review.csp)
    csp = review.new_csp or review.csp
    csp.last_reviewed_on = on
    csp.save(update_fields=["last_reviewed_on"])
    if not StatutoryClock.objects.filter(rule="C03", csp=csp, started_on=on).exists():
        start_clock("C03", on, pupil=csp.pupil, csp=csp)
    _close_for_meeting(by, review)
    record(
        by=by,
        verb="review.completed",
        subject=review,
        pupil_id=csp.pupil_id,
        on=on,
        outcome=review.outcome,
    )


def _close_for_meeting(by: Actor, review: StatutoryReview) -> None:
    """Close the yearly duty at the meeting that served the review: nobody presses it again."""
    meeting = review.meeting
    if meeting is None or meeting.held_on is None or by.person_id is None:
        return
    pupil = meeting.plan.pupil
    if "csp_review" not in meeting.purposes or not may_arrange_meeting(by, pupil):
        return
    if missing_steps(review, pupil):  # asked of a meeting moved since: said there, not here
        return
    done = ObligationClosed.objects.filter(meeting=meeting, obligation="csp_review")
    if not done.exists():
        plans.close_obligation(by=by, meeting=meeting, obligation="csp_review")


def _review(message: Message) -> StatutoryReview:
    rows = StatutoryReview.objects.select_related("csp__pupil", "new_csp__pupil", "meeting__plan")
    return rows.get(ref=message.about_ref)


def _day(message: Message) -> date:
    assert message.sent_on is not None
    return message.sent_on
