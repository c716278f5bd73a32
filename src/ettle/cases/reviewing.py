"""What a statutory review rests on: its year, its clocks, and who is owed what at each event."""

from dataclasses import replace
from datetime import date

from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.notices import Event, NoticeOwed, Party, notices_owed
from asl_law.time_limits import Clock
from ettle.access import Actor, Trouble
from ettle.cases.copies import FamilyCopy
from ettle.cases.models import AdoptedReview, CspDecision, StatutoryClock
from ettle.cases.recipients import ASKED_BY, Recipient, recipients_of, standing_of
from ettle.people.models import Person, Pupil
from ettle.plans.models import CoordinatedSupportPlan, StatutoryReview

REVIEW_CLOCKS = ("C03", "C04", "C05", "C06")
ADOPTED_GATES = {"yearly": "annual", "requested": "request", "changed": "change"}


def live_csp(pupil: Pupil) -> CoordinatedSupportPlan | None:
    """Give the plan in force."""
    rows = CoordinatedSupportPlan.objects.select_related("adoption", "plan_version")
    return rows.filter(pupil=pupil, superseded_on__isnull=True).first()


def year_ends_on(csp: CoordinatedSupportPlan) -> date:
    """Give the last day of the twelve months: the yearly review's weeks start on it."""
    day: date = rule_on("C03", csp.year_begins_on).start(csp.year_begins_on).due_on
    return day


def twelve_weeks(review: StatutoryReview, told_on: date) -> Clock:
    """Give the clock to complete a review: of a yearly one from the year's end, else as told.

    For a plan that came from elsewhere it is our own aim: section 10(5A) names no weeks.
    """
    if review.ground == "annual":
        return rule_on("C04", year_ends_on(review.csp)).start(year_ends_on(review.csp))
    return rule_on("C06", told_on).start(told_on)


def adopted_review_of(csp: CoordinatedSupportPlan) -> AdoptedReview | None:
    """Give a review of this plan that was under way before Ettle, while its clock still runs."""
    running = StatutoryClock.objects.filter(
        csp=csp, rule__in=("C04", "C06"), stopped_on__isnull=True, adoption__isnull=False
    )
    if not running.exists():
        return None
    return AdoptedReview.objects.filter(csp=csp, adoption__undone_at__isnull=True).first()


def decision_behind(csp: CoordinatedSupportPlan) -> CspDecision | None:
    """Find the decision that the plan was first given for, through the reviews since."""
    while made_by := StatutoryReview.objects.filter(new_csp=csp).select_related("csp").first():
        csp = made_by.csp
    issued = getattr(csp, "issued_for", None)
    return issued.decision if issued else None


def party_of(review: StatutoryReview) -> Party | None:
    """Name the party that asked for a review; nobody where it is the year or a change."""
    return ASKED_BY.get(review.requested_by)


def notices_for(review: StatutoryReview, event: Event, *, by: Actor) -> tuple[NoticeOwed, ...]:
    """List what the law owes at one event of a review.

    Raises:
        Trouble: where the person is no pupil any more, so that nothing is owed under the Act.
    """
    pupil = review.csp.pupil
    if pupil.left_on and pupil.left_on < by.today:
        raise Trouble(
            f"{pupil.first_name} left on {in_words(pupil.left_on)}. The review has not been "
            "stopped: its days run on. Record first where the plan goes (regulation 9), or that it "
            "ends."
        )
    return notices_owed(
        event,
        standing=standing_of(pupil, by),
        requested_by=party_of(review),
        placing_request_in_play=event is not Event.PROPOSAL,
    )


def told_of_review(
    review: StatutoryReview, event: Event, *, by: Actor
) -> list[tuple[NoticeOwed, Recipient]]:
    """List each person of section 11(3) with what they are owed."""
    pupil = review.csp.pupil
    return [
        (owed, to)
        for owed in notices_for(review, event, by=by)
        if owed.recipient is not Party.PROVIDERS
        for to in recipients_of(owed.recipient, pupil, by=by)
    ]


def family_copies_of(review: StatutoryReview, *, by: Actor) -> list[FamilyCopy]:
    """List what each of the family is owed at the end: the outcome, a copy of the plan, or both."""
    found: dict[str, FamilyCopy] = {}
    for owed, to in told_of_review(review, Event.OUTCOME, by=by):
        found[to.label] = FamilyCopy(to=to, outcome=owed)
    if review.outcome == "amended":
        for owed, to in told_of_review(review, Event.PLAN_COPY, by=by):
            known = found.get(to.label, FamilyCopy(to=to))
            found[to.label] = replace(known, copy=owed)
    return list(found.values())


def reader_asked(review: StatutoryReview, to: Recipient) -> bool:
    """Say whether the reader of a letter is the one who asked for the review."""
    if not review.requested_by:
        return False
    if review.requested_person_id is None:
        return to.is_pupil
    person: Person | None = to.person
    return person is not None and person.pk == review.requested_person_id
