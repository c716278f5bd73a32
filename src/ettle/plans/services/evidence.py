"""Saying how a target is going: one of four steps, and a few words or none."""

from datetime import date

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.giving.agency import may_see_target_by_link
from ettle.plans.giving.steps import STEP_WORDS
from ettle.plans.giving.who import label_of, may_see_target
from ettle.plans.models import Entry, TargetEvidence

LONGEST_WORDS = 140


@transaction.atomic
def log_target_evidence(
    *, by: Actor, target: Entry, step: str, on: date | None = None, words: str = ""
) -> TargetEvidence:
    """Say what was seen of a target on a day (today unless said).

    The very same twice is one; another step on the same day stands beside the first, since a
    child may do a thing in the morning and not in the afternoon. An agency's own person says
    it by a link, of the targets that their support works towards; it stands with their name.

    Raises:
        Trouble: for a day to come or before the target was written, and for no step.
    """
    seen_on = on or by.today
    target = Entry.objects.select_for_update(of=("self",)).get(pk=target.pk)
    pupil = target.plan.pupil
    may = may_see_target_by_link(by, target) if by.link_ref else may_see_target(by, pupil)
    require(may, by=by, act="target.seen")
    words = words.strip()
    _check(by, target, seen_on, step, words)
    same = TargetEvidence.objects.filter(
        entry=target,
        on=seen_on,
        step=step,
        words=words,
        by_id=by.person_id,
        by_label=label_of(by),
    ).first()
    if same:
        return same

    seen = TargetEvidence.objects.create(
        authority_id=target.authority_id,
        entry=target,
        on=seen_on,
        step=step,
        words=words,
        by_id=by.person_id,
        by_label=label_of(by),
        at=by.at,
    )

    record(by=by, verb="target.seen", subject=target, pupil_id=pupil.pk, on=seen_on, step=step)
    return seen


def _check(by: Actor, target: Entry, on: date, step: str, words: str) -> None:
    if target.kind != "target" or target.ended_at:
        raise Trouble("That is no target of the plan now. Choose one that is being worked on.")
    if step not in STEP_WORDS:
        raise Trouble("Tap one of the four: that says how it is going.", field="step")
    if on > by.today:
        raise Trouble("That day has not come yet. Say what you saw once it has.", field="on")
    written_on = target.versions.get(n=1).written_at.date()
    if on < written_on:
        raise Trouble("That day is before the target was written. Check the day.", field="on")
    if len(words) > LONGEST_WORDS:
        raise Trouble(
            f"That is {len(words)} characters and the most is {LONGEST_WORDS}. Keep what matters "
            "most.",
            field="words",
        )
