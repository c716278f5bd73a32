"""How the parts of a plan stand: agreed or not, when last confirmed, whether a CSP rests on them.

Facts are stored; this works the state out, in three queries for a whole plan.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Max

from ettle.plans.models import (
    EntryConfirmation,
    Plan,
    PlanVersionEntry,
    StatutoryReview,
)

CSP_KINDS = frozenset({"profile", "strength", "factor", "objective", "support", "view"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a plan's parts, by the key of the entry.

    ``agreed`` holds (entry, version) pairs; ``resting`` the entries that the statutory plan
    in force was printed from.
    """

    agreed: Collection[tuple[int, int]] = frozenset()
    confirmed_on: dict[int, date] = field(default_factory=dict)
    resting: Collection[int] = frozenset()

    def status(self, entry_id: int, n: int) -> str:
        """Give *agreed* or *draft* for one version."""
        return "agreed" if (entry_id, n) in self.agreed else "draft"

    def confirmed(self, entry_id: int, written_on: date) -> date:
        """Give the day a part was last found true: its writing, or a later confirming."""
        return max(written_on, self.confirmed_on.get(entry_id, written_on))


def standing_of(plan: Plan) -> Standing:
    """Work out how the parts of a plan stand now."""
    resting = resting_parts(plan)
    # Only of the newest versions: a later version counts as confirmed the day it was written.
    rows = (
        EntryConfirmation.objects.filter(
            entry__plan=plan, entry__ended_at__isnull=True, n=F("entry__latest")
        )
        .order_by()
        .values_list("entry_id", "n", "kind")
        .annotate(last=Max("on"))
    )
    agreed = set(resting.items())
    confirmed: dict[int, date] = {}
    for entry_id, n, kind, last in rows:
        if kind == "agreed":
            agreed.add((entry_id, n))
        confirmed[entry_id] = max(last, confirmed.get(entry_id, last))
    return Standing(agreed, confirmed, frozenset(resting))


def resting_parts(plan: Plan) -> dict[int, int]:
    """Give the entries that the statutory plan in force rests on, each with its version."""
    items = PlanVersionEntry.objects.filter(
        plan_version__plan=plan,
        plan_version__csp__isnull=False,
        plan_version__csp__superseded_on__isnull=True,
        entry_version__entry__kind__in=CSP_KINDS,
        entry_version__audience="everyone",
    )
    return dict(items.values_list("entry_version__entry_id", "entry_version__n"))


def is_under_review(plan: Plan) -> bool:
    """Say whether a statutory review of the plan in force is open, so that its parts may change."""
    return StatutoryReview.objects.filter(
        csp__pupil_id=plan.pupil_id, csp__superseded_on__isnull=True, completed_on__isnull=True
    ).exists()
