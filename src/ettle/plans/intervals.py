"""How long things hold: each kind of part before somebody is asked *still true?*, and drafts.

What was said, decided and done is not in the table: it stays what it was. Nor is any interval
of the law: those are worked out in ``asl_law``, and no council sets them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ettle.plans.models import StillTrueInterval

DRAFTS_LAST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Interval:
    """How many weeks a kind of part holds where nothing is set, and what a council may set."""

    usual: int
    soonest: int = 4
    latest: int = 52

    def holds(self, weeks: int) -> bool:
        """Say whether so many weeks are within what may be set."""
        return self.soonest <= weeks <= self.latest


INTERVALS: dict[str, Interval] = {
    **dict.fromkeys(("must", "health", "intimate_care", "risk"), Interval(12, 2, 26)),
    "target": Interval(12, 2, 26),
    **dict.fromkeys(("strategy", "support", "what_matters", "communication"), Interval(26)),
    **dict.fromkeys(("helps", "avoid", "signs", "key_adult"), Interval(26)),
    **dict.fromkeys(("objective", "profile", "strength", "factor", "barrier"), Interval(52)),
}


def usual_weeks() -> dict[str, int]:
    """Give the interval of each kind where an authority has set nothing."""
    return {kind: each.usual for kind, each in INTERVALS.items()}


def weeks_by_kind(authority_id: int | None, *, on: date) -> dict[str, int]:
    """Give the interval of each kind in weeks, as an authority's setting stands on a day.

    One query. A kind that the authority never set holds as long as is usual.
    """
    rows = StillTrueInterval.objects.filter(
        authority_id=authority_id, holds_from__lte=on, taken_back_at__isnull=True
    )
    return usual_weeks() | dict(rows.order_by("n").values_list("kind", "weeks"))


def what_changes(now: Mapping[str, int], wanted: Mapping[str, int]) -> dict[str, int]:
    """Give those of the wanted intervals that are not what holds already."""
    return {kind: weeks for kind, weeks in wanted.items() if now.get(kind) != weeks}
