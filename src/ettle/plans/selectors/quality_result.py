"""Both sheets of a round side by side, once both are in: agreement, and what is settled."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.models import QualityMark, QualityRound
from ettle.plans.quality import CRITERIA, WEAK, Agreement, Criterion, agreement_of
from ettle.plans.quality.policy import may_read_round


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """What the two gave one criterion, in the order of the round, and what was settled."""

    criterion: Criterion
    first: int
    second: int
    first_words: str
    second_words: str
    settled: int | None
    reason: str

    @property
    def differs(self) -> bool:
        """Whether the two gave different marks."""
        return self.first != self.second

    @property
    def is_weak(self) -> bool:
        """Whether the settled mark says that the parts concerned are worth writing again."""
        return self.settled is not None and self.settled <= WEAK


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """Both sheets side by side: how far they agree, and what is settled."""

    first_name: str
    second_name: str
    criteria: tuple[CriterionResult, ...]
    agreement: Agreement
    version: int
    settled_on: date | None
    before: dict[str, int]

    @property
    def to_settle(self) -> tuple[CriterionResult, ...]:
        """The criteria to be talked through."""
        return tuple(one for one in self.criteria if one.settled is None)

    @property
    def weak(self) -> tuple[CriterionResult, ...]:
        """The criteria whose parts are worth writing again."""
        return tuple(one for one in self.criteria if one.is_weak)


def result_of(audit: QualityRound, *, by: Actor, page: str = "") -> RoundResult | None:
    """Open both sheets side by side. None until both are in, whoever asks."""
    sheets = {one.marker_id: one for one in audit.marks.all() if one.given_at}
    if len(sheets) < 2 or not may_read_round(by, audit):
        return None
    if page:
        record(by=by, verb="quality.read", subject=audit, pupil_id=audit.plan.pupil_id, page=page)
    first, second = sheets[audit.first_id], sheets[audit.second_id]
    criteria = tuple(
        _criterion(one, first, second, audit) for one in CRITERIA if one.key in first.marks
    )
    return RoundResult(
        first_name=audit.first.name,
        second_name=audit.second.name,
        criteria=criteria,
        agreement=agreement_of((one.first, one.second) for one in criteria),
        version=audit.version,
        settled_on=audit.settled_on,
        before=_marks_before(audit),
    )


def _criterion(
    one: Criterion, first: QualityMark, second: QualityMark, audit: QualityRound
) -> CriterionResult:
    settled = audit.settled.get(one.key, {})
    return CriterionResult(
        criterion=one,
        first=first.marks[one.key],
        second=second.marks[one.key],
        first_words=first.words.get(one.key, ""),
        second_words=second.words.get(one.key, ""),
        settled=settled.get("mark"),
        reason=settled.get("reason", ""),
    )


def _marks_before(audit: QualityRound) -> dict[str, int]:
    """Give the settled marks of the round of this plan before this one, if there was one."""
    earlier = QualityRound.objects.filter(
        plan_id=audit.plan_id, settled_on__isnull=False, opened_at__lt=audit.opened_at
    ).first()
    return {key: one["mark"] for key, one in earlier.settled.items()} if earlier else {}
