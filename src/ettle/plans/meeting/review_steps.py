"""The steps that make a review of a co-ordinated support plan a review in law, and no less.

Facts of one review go in; what is done, and what is missing and why, comes out. A meeting is
not among the steps: a review is complete on the day its outcome was *sent* (regulations 5, 6).
"""

from dataclasses import dataclass
from datetime import date

from asl_law.ages import Standing, standing
from asl_law.days import in_words
from ettle.outbox.models import Message
from ettle.people.models import Pupil
from ettle.plans.models import Invitee, Meeting, StatutoryReview

OUTCOMES = {
    "confirmed": "The plan goes on as it is",
    "amended": "The plan goes on, with changes",
    "no_longer_required": "A plan is no longer required",
}
GROUNDS = {
    "annual": "The twelve months end (section 10(2))",
    "request": "Somebody who may ask for it has asked (section 10(3)(a))",
    "change": "There is a significant change in circumstances (section 10(3)(b))",
    "transfer": "The plan came from another authority (section 10(5A))",
}
NO_REVIEW = (
    "No statutory review of the co-ordinated support plan is open, and a meeting is not a review. "
    "An ASL officer of the council opens it: the family is told, views and advice are sought, it "
    "is decided with reasons, and the outcome is sent."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """One step: what the law asks, whether it was done, when and how, or what is missing."""

    key: str
    what: str
    citation: str
    done_on: date | None = None
    how: str = ""
    missing: str = ""

    @property
    def is_done(self) -> bool:
        """Say whether this step happened, or lawfully need not."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class AskedByPack:
    """The days on which packs that ask for views went out, for the meeting of a review."""

    child: date | None = None
    parents: date | None = None
    agencies: date | None = None


def review_served(meeting: Meeting) -> StatutoryReview | None:
    """Give the review that a meeting serves: its own, or else the child's open one."""
    reviews = StatutoryReview.objects.filter(csp__pupil=meeting.plan.pupil)
    reviews = reviews.select_related("meeting")
    own = reviews.filter(meeting=meeting).order_by("-pk").first()
    return own or reviews.filter(completed_on__isnull=True).first()


def asked_by_pack(review: StatutoryReview, pupil: Pupil) -> AskedByPack:
    """Give the day on which packs had gone to everybody of each kind, and to every parent."""
    if review.meeting_id is None or review.meeting is None:
        return AskedByPack()
    rows = list(review.meeting.invitees.all())
    asked = {each.person_id for each in rows if each.role == "parent"}
    everyone = set(pupil.parentages.values_list("person_id", flat=True)) <= asked
    return AskedByPack(
        child=_all_sent(rows, "child"),
        parents=_all_sent(rows, "parent") if everyone else None,
        agencies=_all_sent(rows, "agency"),
    )


def _all_sent(rows: list[Invitee], role: str) -> date | None:
    days = [each.pack_on for each in rows if each.role == role]
    if not days or None in days:
        return None
    return max(day for day in days if day)


def steps_of(review: StatutoryReview, pupil: Pupil) -> tuple[ReviewStep, ...]:
    """List the steps of a review in their order, each done or with what is missing."""
    packs = asked_by_pack(review, pupil)
    is_young = standing(pupil.birth_date, review.begun_on) is Standing.YOUNG_PERSON
    return (
        _told(review),
        _child(review, pupil, packs, is_young=is_young),
        *(() if is_young else (_parents(review, pupil, packs),)),
        _agencies(review, packs),
        _considered(review),
        _decided(review),
        _sent(review),
    )


def missing_steps(review: StatutoryReview, pupil: Pupil) -> tuple[str, ...]:
    """Say exactly what a review still lacks; nothing where it is complete."""
    return tuple(each.missing for each in steps_of(review, pupil) if each.missing)


def _told(review: StatutoryReview) -> ReviewStep:
    missing = "The letter that tells the family of it has not gone."
    if review.told_on:
        waits = Message.objects.filter(
            about_ref=review.ref,
            after_sending="cases.review_told",
            sent_on__isnull=True,
            withdrawn_at__isnull=True,
        ).exists()
        missing = "Not everybody has been told of it: a letter has not gone." if waits else ""
    return ReviewStep(
        key="told",
        what="Those whom section 11(3) names are told of the review",
        citation="section 11(2)(a)",
        done_on=review.told_on,
        how=f"The letter was sent on {in_words(review.told_on)}." if review.told_on else "",
        missing=missing,
    )


def _child(
    review: StatutoryReview, pupil: Pupil, packs: AskedByPack, *, is_young: bool
) -> ReviewStep:
    name = pupil.first_name
    asked, by_pack = review.child_asked_on or packs.child, not review.child_asked_on
    how = _asked_words(asked, by_pack=by_pack) if asked else review.child_not_asked
    return ReviewStep(
        key="child",
        what=f"{name}’s views are sought",
        citation="section 12(2)(b)",
        done_on=asked,
        how=how,
        missing=""
        if how
        else f"{name} has not been asked what {'they think' if is_young else 'they think of it'}.",
    )


def _parents(review: StatutoryReview, pupil: Pupil, packs: AskedByPack) -> ReviewStep:
    asked, by_pack = review.parents_asked_on or packs.parents, not review.parents_asked_on
    how = _asked_words(asked, by_pack=by_pack) if asked else review.parents_not_asked
    return ReviewStep(
        key="parents",
        what="Each parent’s views are sought",
        citation="section 12(2)(b)",
        done_on=asked,
        how=how,
        missing="" if how else f"Not every parent of {pupil.first_name} has been asked.",
    )


def _agencies(review: StatutoryReview, packs: AskedByPack) -> ReviewStep:
    asked, by_pack = review.agencies_asked_on or packs.agencies, not review.agencies_asked_on
    how = _asked_words(asked, by_pack=by_pack) if asked else review.no_agency_because
    return ReviewStep(
        key="agencies",
        what="Agencies that have a part are asked for advice and information",
        citation="section 12(2)(a)",
        done_on=asked,
        how=how,
        missing="" if how else "No agency has been asked, and nobody has said why none has a part.",
    )


def _asked_words(on: date, *, by_pack: bool) -> str:
    way = "with the pack for the meeting, " if by_pack else ""
    return f"Asked {way}on {in_words(on)}."


def _considered(review: StatutoryReview) -> ReviewStep:
    on = review.considered_on
    return ReviewStep(
        key="considered",
        what="The views, advice and information are taken account of",
        citation="section 12(1)",
        done_on=on,
        how=review.considered if on else "",
        missing="" if on else "Nobody has said what was made of the views and the advice.",
    )


def _decided(review: StatutoryReview) -> ReviewStep:
    done = bool(review.outcome and review.decided_on)
    return ReviewStep(
        key="decided",
        what="The authority decides, and says why",
        citation="section 10(6)",
        done_on=review.decided_on,
        how=f"{OUTCOMES[review.outcome]}. {review.outcome_reasons}" if done else "",
        missing="" if done else "It has not been decided whether the plan goes on, and as what.",
    )


def _sent(review: StatutoryReview) -> ReviewStep:
    on = review.completed_on
    what = "told of the outcome and sent a copy" if review.outcome == "amended" else "told"
    return ReviewStep(
        key="sent",
        what="Those whom the law names are told of the outcome, and the plan is sent",
        citation="sections 11(2)(b) and 11(5)(a); regulations 5 and 6",
        done_on=on,
        how=f"The last was sent on {in_words(on)}: the review is complete." if on else "",
        missing="" if on else f"Not everybody has been {what}. Sending it completes the review.",
    )
