"""Who would be told, shown before anything is sent."""

from dataclasses import dataclass

from asl_law.notices import Event, notices_owed
from ettle.access import Actor
from ettle.cases.access import may_do_casework
from ettle.cases.copies import family_copies, providers
from ettle.cases.models import CspDecision, CspRequest
from ettle.cases.recipients import Recipient, asked_by, recipients_of, standing_of
from ettle.people.models import Pupil, School

WAYS = {
    "email": "a notice by e-mail, to read in Ettle",
    "post": "by post, which you post",
    "by_hand": "by hand: no address is known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldGet:
    """One line of what will be sent: to whom, what, how, and why the law says so."""

    who: str
    what: str
    how: str
    why: str
    citation: str
    left_out: bool = False


def told_of_proposal(pupil: Pupil, request: CspRequest | None, *, by: Actor) -> list[WouldGet]:
    """List who must be told of a proposal."""
    if not may_do_casework(by, pupil):
        return []
    return [
        _line(to, "The proposal (L4)", notice.why, str(notice.citation))
        for notice in notices_owed(
            Event.PROPOSAL, standing=standing_of(pupil, by), requested_by=asked_by(request)
        )
        for to in recipients_of(notice.recipient, pupil, by=by, request=request)
    ]


def copies_owed(decision: CspDecision, school: School | None, *, by: Actor) -> list[WouldGet]:
    """List who gets what when a plan is given: family first, then those who provide support."""
    if not may_do_casework(by, decision.proposal.pupil):
        return []
    lines = [
        _line(
            each.to,
            "A letter with their rights, and a copy of the plan"
            if each.copy
            else "A letter with the outcome and their rights",
            (each.copy or each.outcome).why,  # type: ignore[union-attr]  # one of them is there
            str((each.copy or each.outcome).citation),  # type: ignore[union-attr]
        )
        for each in family_copies(decision, by=by)
    ]
    if school is not None:
        lines += [
            _line(
                each.to,
                "The parts that concern them, if the plan gives them any",
                each.owed.why,
                str(each.owed.citation),
            )
            for each in providers(decision, school, by=by)
        ]
    return lines


def _line(to: Recipient, what: str, why: str, citation: str) -> WouldGet:
    return WouldGet(
        who=to.label,
        what=what,
        how=WAYS[to.channel],
        why=why,
        citation=citation,
        left_out=bool(to.leave_out),
    )
