"""The matters of section 18(3) that may be referred, and from what the time of each runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from asl_law.citations import Citation, act

_2005, _2010, _2018 = date(2005, 11, 14), date(2010, 11, 14), date(2018, 1, 10)


class Start(StrEnum):
    """From what the two months run."""

    DECISION = "decision"
    FAILURE = "failure"
    NOT_CONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class ReferenceGround:
    """One matter that may be referred, when it may be, and from what its time runs."""

    meaning: str
    start: Start
    in_force_from: date
    is_placing: bool = False
    needs_a_limit_missed: bool = False

    def citation(self, code: str) -> Citation:
        """Cite the paragraph of section 18(3)."""
        return act(f"section 18(3){code}")


def _on(meaning: str, since: date = _2005, *, placing: bool = False) -> ReferenceGround:
    return ReferenceGround(meaning, Start.DECISION, since, is_placing=placing)


def _missed(meaning: str, start: Start = Start.FAILURE, since: date = _2005) -> ReferenceGround:
    return ReferenceGround(meaning, start, since, needs_a_limit_missed=True)


GROUNDS: Mapping[str, ReferenceGround] = MappingProxyType(
    {
        "(a)(i)": _on("a decision that a plan is required"),
        "(a)(ii)": _on("a decision, after a review, that a plan is still required"),
        "(b)(i)": _on("a decision that no plan is required"),
        "(b)(ii)": _on("a decision, after a review, that a plan is no longer required"),
        "(c)": _missed("a plan that is required has not been prepared in time"),
        "(d)(i)": _on("information in the plan"),
        "(d)(ia)": ReferenceGround(
            "support listed in the plan has not been provided", Start.NOT_CONFIRMED, _2010
        ),
        "(d)(ii)": _missed("the plan has not been reviewed as required"),
        "(d)(iii)": _missed("a review has not been completed in time"),
        "(d)(iv)": _on("a refusal of an early review"),
        "(da)": _on("a refusal of a placing request for a special school", _2010, placing=True),
        "(e)": _on(
            "another refusal of a placing request, where section 18(4) applies", placing=True
        ),
        "(ea)": ReferenceGround("a decision on the child's capacity", Start.NOT_CONFIRMED, _2018),
        "(eb)": ReferenceGround("a decision on the child's wellbeing", Start.NOT_CONFIRMED, _2018),
        "(f)": _on("a decision of an appeal committee on placing, in its overlap", placing=True),
        "(g)": _missed("a duty before leaving school was not done", Start.NOT_CONFIRMED, _2010),
    }
)
