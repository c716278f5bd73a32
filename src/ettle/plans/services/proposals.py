"""Proposing a change of a part of the plan, and answering."""

from typing import Any

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_propose_change, may_write_plan, slice_of
from ettle.plans.details import checked_detail
from ettle.plans.labels import own_label
from ettle.plans.models import Entry, ProposedChange
from ettle.plans.parts import hidden_from, holds
from ettle.plans.services.entries import end_entry, revise_entry


@transaction.atomic
def propose_change(
    *,
    by: Actor,
    entry: Entry,
    reason: str,
    text: str = "",
    detail: dict[str, Any] | None = None,
    ends: bool = False,
) -> ProposedChange:
    """Ask for other words in a part of the plan, or that it be taken out. It waits for an answer.

    Raises:
        Trouble: without a reason, without anything to change, or for a part that has gone.
    """
    plan = entry.plan
    require(may_propose_change(by, plan.pupil), by=by, act="change.proposed")
    _check_reads(entry, by)
    now = entry.versions.get(n=entry.latest)
    words = text.strip() or now.text
    kept = now.detail if detail is None else checked_detail(entry.kind, detail)
    if entry.ended_at:
        raise Trouble("This part is no longer in the plan, so there is nothing to change.")
    if not reason.strip():
        raise Trouble(
            "Say why. Whoever answers was not there when you saw the need for it.", field="reason"
        )
    if not ends and (words, kept) == (now.text, now.detail):
        raise Trouble("These are the words it has now. Write what they should be.", field="text")

    proposal = ProposedChange.objects.create(
        authority_id=plan.authority_id,
        entry=entry,
        from_n=entry.latest,
        text="" if ends else words,
        detail={} if ends else kept,
        ends=ends,
        reason=reason.strip(),
        proposed_by_id=by.person_id,
        proposed_label=own_label(by),
        proposed_on=by.today,
        proposed_at=by.at,
    )

    record(by=by, verb="change.proposed", subject=proposal, pupil_id=plan.pupil_id, kind=entry.kind)
    return proposal


@transaction.atomic
def answer_proposal(
    *, by: Actor, proposal: ProposedChange, take: bool, answer: str = ""
) -> ProposedChange:
    """Take a proposed change into the plan, or decline it with the reason.

    Answered once: the same answer again changes nothing.

    Raises:
        RestsOnCsp: taken while the statutory plan rests on the part and no review is open.
        Trouble: declined without a reason, answered otherwise before, or the part changed
            after the proposal was made.
    """
    require(may_write_plan(by, proposal.entry.plan.pupil), by=by, act="change.answered")
    outcome = "taken" if take else "declined"
    proposal = ProposedChange.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    entry = proposal.entry  # as it is now, not as the caller's page had it
    if proposal.outcome == outcome:
        return proposal
    _check_answer(proposal, take, answer)
    if take:
        _take(by, proposal, entry)

    proposal.outcome = outcome
    proposal.answer = answer.strip()
    proposal.answered_by_id = by.person_id
    proposal.answered_on = by.today
    proposal.answered_at = by.at
    proposal.save()

    record(
        by=by,
        verb="change.answered",
        subject=proposal,
        pupil_id=entry.plan.pupil_id,
        outcome=outcome,
    )
    return proposal


def _check_reads(entry: Entry, by: Actor) -> None:
    """A part that somebody may not read is, to them, not there."""
    slice_ = slice_of(by, entry.plan.pupil)
    version = entry.versions.get(n=entry.latest)
    version.entry = entry
    is_read = slice_ is not None and holds(slice_, version)
    if slice_ is None or not is_read or hidden_from(by, entry.plan.pupil, slice_, version):
        raise Trouble("That part is not in the plan as you read it. Open the plan again.")


def _check_answer(proposal: ProposedChange, take: bool, answer: str) -> None:
    if proposal.outcome:
        raise Trouble(
            f"This was {proposal.outcome} before. To change the part now, propose it again."
        )
    if not take and not answer.strip():
        raise Trouble("Say why not, for the person who proposed it.", field="answer")


def _take(by: Actor, proposal: ProposedChange, entry: Entry) -> None:
    if entry.latest != proposal.from_n:
        raise Trouble(
            "The part was changed after this was proposed. Read both, then change the part "
            "itself, and decline this with a word on what became of it."
        )
    if proposal.ends:
        end_entry(by=by, entry=entry, expected_version=entry.latest, because=proposal.reason)
    else:
        revise_entry(
            by=by,
            entry=entry,
            expected_version=entry.latest,
            text=proposal.text,
            detail=proposal.detail,
        )
