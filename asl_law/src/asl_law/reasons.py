"""An answer with its reasons: each limb with what it found and under which provision."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from asl_law.citations import Citation


class Limb(NamedTuple):
    """One limb of a test: met, not met, or unsettled, with the reason and the provision."""

    met: bool | None
    reason: str
    citation: Citation
    questions: tuple[str, ...] = ()

    @property
    def provision(self) -> str:
        """Name the provision of the limb."""
        return str(self.citation)


class Judgement(NamedTuple):
    """The answer of a test. ``None`` means that a person must settle what ``ask`` says."""

    answer: bool | None
    limbs: Mapping[str, Limb] = MappingProxyType({})
    ask: str | None = None

    @property
    def explanation(self) -> str:
        """Say in one sentence what decided the answer, with the provisions."""
        return sentence(self.answer, self.limbs)

    def trace(self) -> tuple[str, ...]:
        """Give every limb with its reason, its provision and where to read it."""
        return trace(self.limbs)


_SAID = {True: "Yes", False: "No", None: "Not settled"}


def sentence(answer: bool | None, limbs: Mapping[str, Limb]) -> str:
    """Say which limbs decided an answer, and under which provisions."""
    decided = [limb for limb in limbs.values() if limb.met is answer]
    why = "; ".join(limb.reason.rstrip(".") for limb in decided)
    cited = "; ".join(dict.fromkeys(limb.provision for limb in decided))
    return f"{_SAID[answer]}: {why} ({cited})."


def trace(limbs: Mapping[str, Limb]) -> tuple[str, ...]:
    """List the limbs, each on a line of its own."""
    return tuple(
        f"{name}: {_MET[limb.met]}. {limb.reason} ({limb.provision}; {limb.citation.url})"
        for name, limb in limbs.items()
    )


_MET = {True: "met", False: "not met", None: "not settled"}


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
