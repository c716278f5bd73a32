"""What somebody asked to have changed in a plan and nobody has answered, as a meeting reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ettle.access import Actor
from ettle.plans.comparing import Listener, PlainPart, compare
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.models import Plan, ProposedChange
from ettle.plans.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWaiting:
    """A change to the plan that somebody proposed and nobody has answered.

    ``changes`` says in plain words what would be other than now: the words of the part, and
    whatever is said beside them, such as how often.
    """

    ref: str
    now: str
    words: str
    ends: bool
    changes: tuple[str, ...]
    reason: str
    by_whom: str
    on: date

    @property
    def says_otherwise(self) -> bool:
        """Whether the words of the part itself would be others."""
        return not self.ends and self.words != self.now


def changes_waiting(plan: Plan, parts: Mapping[str, Part]) -> tuple[ChangeWaiting, ...]:
    """List them for the parts that a reader has, by their refs."""
    rows = ProposedChange.objects.filter(entry__plan=plan, outcome="").select_related("entry")
    listener = Listener(child=plan.pupil.first_name)
    return tuple(
        ChangeWaiting(
            ref=row.ref,
            now=parts[row.entry.ref].text,
            words=row.text,
            ends=row.ends,
            changes=_changes(row, parts, listener),
            reason=row.reason,
            by_whom=row.proposed_label,
            on=row.proposed_on,
        )
        for row in rows
        if row.entry.ref in parts
    )


def _changes(row: ProposedChange, parts: Mapping[str, Part], listener: Listener) -> tuple[str, ...]:
    """Compare the part with what is asked for, beside the needs that either names."""
    now = _plain(parts[row.entry.ref])
    needs = {*(now.detail.get("needs") or ()), *(row.detail.get("needs") or ())}
    beside = [_plain(parts[ref]) for ref in sorted(needs) if ref in parts]
    asked = [] if row.ends else [replace(now, text=row.text, detail=row.detail)]
    found = compare([now, *beside], [*asked, *beside], listener=listener)
    return tuple(change.words for change in found.changes)


def _plain(part: Part) -> PlainPart:
    return PlainPart(ref=part.ref, kind=part.kind, text=part.text, detail=part.detail)


def proposal_row(ref: str, *, by: Actor) -> ProposedChange | None:
    """Give one proposed change to somebody who may answer it."""
    rows = ProposedChange.objects.select_related("entry__plan__pupil")
    row = rows.filter(ref=ref).first()
    return row if row and may_arrange_meeting(by, row.entry.plan.pupil) else None
