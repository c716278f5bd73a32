"""The duties to look at a child's planning again: which there are, and when each falls due.

Only the co-ordinated support plan's is the law's. The others are good practice, and their
next day is what the last meeting agreed, or the interval that the authority has set.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Min, QuerySet

from asl_law import clocks
from asl_law.days import in_words
from ettle.plans.meeting.words import PURPOSES
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


@dataclass(slots=True)
class _Facts:
    """What the duties of one plan rest on."""

    csp: CoordinatedSupportPlan | None = None
    stage: StageMove | None = None
    closed: dict[str, ObligationClosed] = field(default_factory=dict)
    first: dict[str, date] = field(default_factory=dict)


def obligations_of(plan: Plan) -> tuple[Obligation, ...]:
    """List the duties that stand for a plan, soonest first."""
    return obligations_by_plan(Plan.objects.filter(pk=plan.pk)).get(plan.pk, ())


def obligations_by_plan(plans: QuerySet[Plan]) -> dict[int, tuple[Obligation, ...]]:
    """List the duties of many plans, each plan's soonest first: one question a kind of fact."""
    return {plan_id: _standing(facts) for plan_id, facts in _facts_of(plans).items()}


def _facts_of(plans: QuerySet[Plan]) -> dict[int, _Facts]:
    found: defaultdict[int, _Facts] = defaultdict(_Facts)
    closed = ObligationClosed.objects.filter(meeting__plan__in=plans).select_related("meeting")
    for row in closed.order_by("closed_on", "pk"):
        found[row.meeting.plan_id].closed[row.obligation] = row
    csps = CoordinatedSupportPlan.objects.filter(
        pupil__plan__in=plans, superseded_on__isnull=True
    ).annotate(plan_pk=F("pupil__plan"))
    for csp in csps:
        found[csp.plan_pk].csp = csp
    moves = StageMove.objects.filter(plan__in=plans).select_related("to_stage")
    for move in moves.order_by("on", "pk"):
        found[move.plan_id].stage = move
    for plan_id, kind, begun in _first_of_each_kind(plans):
        found[plan_id].first[kind] = begun.date()
    return found


def _first_of_each_kind(plans: QuerySet[Plan]) -> QuerySet[Any, tuple[int, str, datetime]]:
    kinds = [kind for several in RESTS_ON.values() for kind in several]
    rows = Entry.objects.filter(plan__in=plans, kind__in=kinds, ended_at__isnull=True)
    counted = rows.order_by().values("plan_id", "kind").annotate(at=Min("versions__written_at"))
    return counted.filter(at__isnull=False).values_list("plan_id", "kind", "at")


def _standing(facts: _Facts) -> tuple[Obligation, ...]:
    weeks = WEEKS | ({"stage": facts.stage.to_stage.review_weeks} if facts.stage else {})
    found = [
        *([_csp(facts.csp)] if facts.csp else []),
        *(
            _agreed(key, facts.closed.get(key), begun, weeks[key])
            for key, begun in _begun(facts).items()
        ),
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on, not each.is_statutory)))


def next_day_for(key: str, held_on: date) -> date:
    """Suggest when to look again after a meeting held on a day."""
    return held_on + timedelta(weeks=WEEKS[key])


def _begun(facts: _Facts) -> dict[str, date]:
    """Give each duty that stands with the day it began: a document of its kind has something."""
    closed, stage = facts.closed, facts.stage
    found: dict[str, date] = {
        key: closed[key].closed_on for key in ("iep", "childs_plan", "stage") if key in closed
    }
    for key, kinds in RESTS_ON.items():
        days = [facts.first[kind] for kind in kinds if kind in facts.first]
        if days:
            found.setdefault(key, min(days))
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
