"""One part as it stands, what is proposed for it, and whether it may be changed."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import may_write_plan, slice_of
from ettle.plans.comparing import Listener
from ettle.plans.comparing.details import phrases
from ettle.plans.confirming import proposed_by
from ettle.plans.kept_back import kept_back
from ettle.plans.models import Entry, Plan, ProposedChange
from ettle.plans.parts import Part, holds, part_of
from ettle.plans.standing import is_under_review, standing_of


def part_for(entry: Entry, *, by: Actor) -> Part:
    """Shape one part that ``entry_for`` gave this reader, with how it stands."""
    return part_of(entry.now, standing_of(entry.plan))  # type: ignore[attr-defined]


def is_locked(part: Part, plan: Plan) -> bool:
    """Say whether a part changes only through a review of the statutory plan, and none is open."""
    return part.rests_on_csp and not is_under_review(plan)


def words_before(entry: Entry, n: int | None, *, by: Actor) -> str:
    """Give the words of an earlier version, as far as this reader may read it; else nothing."""
    slice_ = slice_of(by, entry.plan.pupil)
    version = entry.versions.filter(n=n).first() if n else None
    if version is None or slice_ is None:
        return ""
    version.entry = entry
    return version.text if holds(slice_, version) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A change that somebody asks for, beside what the part says now.

    ``is_old``: the part was changed after this was proposed, so it can no longer be taken as
    it is. ``waits_for_review``: the statutory plan rests on it and no review is open.
    ``details`` says what changes beside the words: *now twice a week, was weekly*.
    """

    ref: str
    part: Part
    text: str
    ends: bool
    reason: str
    proposed_label: str
    proposed_on: date
    is_mine: bool
    is_old: bool
    waits_for_review: bool
    details: tuple[str, ...] = ()
    outcome: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None


def proposals_for(pupil: Pupil, *, by: Actor, newest: int = 100) -> tuple[ProposalView, ...]:
    """List what is proposed for a pupil's plan, what waits first.

    Those who write the plan see all of it; anybody else sees what they proposed themselves.
    Nobody sees a proposal for a part that they may not read, and a parent none that quotes
    what is kept from them, be it their own.
    """
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return ()
    rows = (
        ProposedChange.objects.filter(entry__plan=plan)
        .select_related("entry__plan", "answered_by")
        .prefetch_related("entry__versions")
        .order_by("outcome", "-proposed_at", "-pk")
    )
    if not may_write_plan(by, pupil):
        rows = rows.filter(**proposed_by(by))
    plan.pupil = pupil
    hidden = kept_back(plan, slice_, by=by)
    stands, under_review = standing_of(plan), is_under_review(plan)
    shown = []
    for row in rows[:newest]:
        now = next(each for each in row.entry.versions.all() if each.n == row.entry.latest)
        now.entry = row.entry
        told = (now.text, row.text, row.answer)
        if holds(slice_, now) and not hidden.tells(row.entry_id, *told):
            part = part_of(now, stands)
            waits = part.rests_on_csp and not under_review
            shown.append(_view(row, part, by, waits, Listener(child=pupil.first_name)))
    return tuple(shown)


def _view(
    row: ProposedChange, part: Part, by: Actor, waits: bool, listener: Listener
) -> ProposalView:
    return ProposalView(
        ref=row.ref,
        part=part,
        text=row.text,
        ends=row.ends,
        reason=row.reason,
        proposed_label=row.proposed_label,
        proposed_on=row.proposed_on,
        is_mine=row.proposed_by_id == by.person_id,
        is_old=row.from_n != row.entry.latest or row.entry.ended_at is not None,
        waits_for_review=waits,
        details=() if row.ends else tuple(phrases(part.detail, row.detail, listener)),
        outcome=row.outcome,
        answer=row.answer,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_on=row.answered_on,
    )


def proposal_row(view: ProposalView, *, by: Actor) -> ProposedChange:
    """Give the row of a proposal that this reader was shown, for answering it."""
    return ProposedChange.objects.select_related("entry__plan__pupil").get(ref=view.ref)
