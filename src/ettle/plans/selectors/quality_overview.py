"""The quality of plans across an authority: how far markers agree, and what is weak most often.

Of plans and never of people: no child, school or author is named, and a share of fewer than
five plans is not told.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ettle.access import Actor, require
from ettle.plans.models import QualityRound
from ettle.plans.quality import CRITERIA, WEAK, Agreement, Criterion, agreement_of
from ettle.plans.quality.policy import may_read_overview

FEWEST = 5
MANY_WEAK = 4  # a plan with so many weak criteria needs writing again, not mending


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """One criterion over many plans. ``weak_share`` is None where too few plans are marked."""

    criterion: Criterion
    plans: int
    weak_share: float | None
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLine:
    """One term: plans whose marks were settled in it, and the share with many weak criteria."""

    name: str
    plans: int
    poor_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityOverview:
    """All settled rounds of an authority. ``again``: plans marked twice; ``better``: of those."""

    plans: int
    rounds: int
    agreement: Agreement
    criteria: tuple[CriterionLine, ...]
    periods: tuple[PeriodLine, ...]
    again: int
    better: int | None

    @property
    def is_too_few(self) -> bool:
        """Whether so few plans were marked that no share is told."""
        return self.plans < FEWEST


def quality_overview(*, by: Actor) -> QualityOverview:
    """Work out how plans are marked across the reader's authority. Two queries."""
    require(may_read_overview(by), by=by, act="quality.overview")
    rounds = list(
        QualityRound.objects.filter(authority_id=by.authority_id, settled_on__isnull=False)
        .prefetch_related("marks")
        .order_by("settled_on", "pk")
    )
    newest = {one.plan_id: one for one in rounds}
    pairs = [(one, _pairs(one)) for one in rounds]
    again, better = _marked_again(rounds)
    return QualityOverview(
        plans=len(newest),
        rounds=len(rounds),
        agreement=agreement_of(pair for _, each in pairs for pair in each.values()),
        criteria=tuple(_criterion(one, newest.values(), pairs) for one in CRITERIA),
        periods=_periods(rounds),
        again=again,
        better=better if again >= FEWEST else None,
    )


def _pairs(audit: QualityRound) -> dict[str, tuple[int, int]]:
    sheets = {one.marker_id: one.marks for one in audit.marks.all() if one.given_at}
    if len(sheets) < 2:
        return {}
    first, second = sheets[audit.first_id], sheets[audit.second_id]
    return {key: (first[key], second[key]) for key in first if key in second}


def _criterion(
    criterion: Criterion,
    newest: Iterable[QualityRound],
    pairs: Sequence[tuple[QualityRound, dict[str, tuple[int, int]]]],
) -> CriterionLine:
    settled = [one.settled[criterion.key]["mark"] for one in newest if criterion.key in one.settled]
    return CriterionLine(
        criterion=criterion,
        plans=len(settled),
        weak_share=_share(sum(mark <= WEAK for mark in settled), len(settled)),
        agreement=agreement_of(each[criterion.key] for _, each in pairs if criterion.key in each),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole >= FEWEST else None


def _weak_of(audit: QualityRound) -> int:
    return sum(one["mark"] <= WEAK for one in audit.settled.values())


def _periods(rounds: Sequence[QualityRound]) -> tuple[PeriodLine, ...]:
    by_term: dict[str, list[QualityRound]] = defaultdict(list)
    for one in rounds:
        by_term[_term(one.settled_on)].append(one)  # type: ignore[arg-type]
    return tuple(
        PeriodLine(
            name=name,
            plans=len(found),
            poor_share=_share(sum(_weak_of(one) >= MANY_WEAK for one in found), len(found)),
        )
        for name, found in by_term.items()
    )


def _term(on: date) -> str:
    if on.month >= 8:
        return f"August to December {on.year}"
    return f"{'January to March' if on.month <= 3 else 'April to July'} {on.year}"


def _marked_again(rounds: Sequence[QualityRound]) -> tuple[int, int]:
    of_plan: dict[int, list[QualityRound]] = defaultdict(list)
    for one in rounds:
        of_plan[one.plan_id].append(one)
    twice = [found for found in of_plan.values() if len(found) > 1]
    return len(twice), sum(_weak_of(found[-1]) < _weak_of(found[0]) for found in twice)
