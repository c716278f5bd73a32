"""The duties to look at a child's planning again: which there are, and when each falls due.

Only the co-ordinated support plan's is the law's. The others are good practice, and their
next day is what the last meeting agreed, or the interval that the authority has set.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from asl_law import clocks
from asl_law.days import in_words
from ettle.plans.meeting_words import PURPOSES
from ettle.plans.models import CoordinatedSupportPlan, Entry, ObligationClosed, Plan, StageMove

WEEKS: dict[str, int] = {"iep": 12, "childs_plan": 26, "stage": 12}
RESTS_ON: dict[str, tuple[str, ...]] = {"iep": ("target",), "childs_plan": ("action",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One duty to look again: when it is due and why, and when it was last met."""

    key: str
    name: str
    due_on: date
    why: str
    last_on: date | None = None
    is_statutory: bool = False

    def is_late(self, today: date) -> bool:
        """Say whether its day has passed."""
        return self.due_on < today


def obligations_of(plan: Plan) -> tuple[Obligation, ...]:
    """List the duties that stand for a plan, soonest first."""
    closed: dict[str, ObligationClosed] = {}
    rows = ObligationClosed.objects.filter(meeting__plan=plan).select_related("meeting")
    for row in rows.order_by("closed_on", "pk"):
        closed[row.obligation] = row
    csp = CoordinatedSupportPlan.objects.filter(
        pupil_id=plan.pupil_id, superseded_on__isnull=True
    ).first()
    move = StageMove.objects.filter(plan=plan).select_related("to_stage").order_by("-on", "-pk")
    stage = move.first()
    weeks = WEEKS | ({"stage": stage.to_stage.review_weeks} if stage else {})
    found = [
        *([_csp(csp)] if csp else []),
        *(
            _agreed(key, closed.get(key), begun, weeks[key])
            for key, begun in _begun(plan, closed, stage).items()
        ),
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on, not each.is_statutory)))


def next_day_for(key: str, held_on: date) -> date:
    """Suggest when to look again after a meeting held on a day."""
    return held_on + timedelta(weeks=WEEKS[key])


def _begun(
    plan: Plan, closed: dict[str, ObligationClosed], stage: StageMove | None
) -> dict[str, date]:
    """Give each duty that stands with the day it began: a document of its kind has something."""
    found: dict[str, date] = {
        key: closed[key].closed_on for key in ("iep", "childs_plan", "stage") if key in closed
    }
    for key, kinds in RESTS_ON.items():
        first = (
            Entry.objects.filter(plan=plan, kind__in=kinds, ended_at__isnull=True)
            .order_by("versions__written_at")
            .values_list("versions__written_at", flat=True)
            .first()
        )
        if first:
            found.setdefault(key, first.date())
    if stage:
        found["stage"] = max(found.get("stage", stage.on), stage.on)
    return found


def _agreed(key: str, closed: ObligationClosed | None, begun: date, weeks: int) -> Obligation:
    if closed and closed.next_on and closed.closed_on >= begun:
        why = f"agreed at the meeting of {in_words(closed.meeting.held_on or closed.closed_on)}"
        due = closed.next_on
    else:
        due, why = begun + timedelta(weeks=weeks), f"{weeks} weeks after it began"
    last = closed.closed_on if closed else None
    return Obligation(key=key, name=PURPOSES[key], due_on=due, why=why, last_on=last)


def _csp(csp: CoordinatedSupportPlan) -> Obligation:
    clock = clocks.ANNUAL_REVIEW_DUE.start(csp.year_begins_on)
    since = "the last review was completed" if csp.last_reviewed_on else "the plan was prepared"
    return Obligation(
        key="csp_review",
        name=PURPOSES["csp_review"],
        due_on=clock.due_on,
        why=f"12 months from {in_words(csp.year_begins_on)}, when {since}; section 10(2)",
        last_on=csp.last_reviewed_on,
        is_statutory=True,
    )
