"""An answer with its reasons: each limb with what it found and under which provision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from asl_law.citations import Citation


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb of a test: met, not met, or unsettled, with the reason and the provision."""

    met: bool | None
    reason: str
    citation: Citation
    questions: tuple[str, ...] = ()

    @property
    def provision(self) -> str:
        """Name the provision of the limb."""
        return str(self.citation)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer of a test. ``None`` means that a person must settle what ``ask`` says."""

    answer: bool | None
    limbs: Mapping[str, Limb] = field(default_factory=lambda: MappingProxyType({}))
    ask: str | None = None


def all_of(limbs: dict[str, Limb], *, ask: str | None = None) -> Judgement:
    """Combine limbs that must all be met: one that fails decides, one unsettled leaves it open."""
    answers = [limb.met for limb in limbs.values()]
    kept = MappingProxyType(dict(limbs))
    if False in answers:
        return Judgement(False, kept)
    if None in answers:
        unsettled = next(limb.reason for limb in limbs.values() if limb.met is None)
        return Judgement(None, kept, ask or unsettled)
    return Judgement(True, kept, ask)
