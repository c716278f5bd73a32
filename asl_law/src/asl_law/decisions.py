"""From request to plan: the stages in law, and decisions that the law supposes.

A decision the law supposes stays on the record when the authority decide explicitly afterwards.
Both count, each with its own day, and nothing is overwritten.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from asl_law.citations import Citation, act
from asl_law.errors import WrongFacts


class Stage(StrEnum):
    """How far a request has come in law."""

    REQUESTED = "requested"
    PROPOSED = "proposed"
    REFUSED = "refused"
    DEEMED_5A = "deemed not required, no answer"
    NOT_REQUIRED = "not required"
    REQUIRED = "required"
    DEEMED_5B = "deemed not required, no decision"
    PLAN_GIVEN = "plan given"
    FAILED_3C = "plan not prepared in time"


_CITED: Mapping[Stage, Citation] = MappingProxyType(
    {
        Stage.REQUESTED: act("section 6(2)(b)"),
        Stage.PROPOSED: act("section 11(2)(a)"),
        Stage.REFUSED: act("section 18(5)"),
        Stage.DEEMED_5A: act("section 18(5A)"),
        Stage.NOT_REQUIRED: act("section 18(3)(b)(i)"),
        Stage.REQUIRED: act("section 9(1)"),
        Stage.DEEMED_5B: act("section 18(5B)"),
        Stage.PLAN_GIVEN: act("section 11(5)(a)"),
        Stage.FAILED_3C: act("section 18(3)(c)"),
    }
)
_DECIDE = frozenset({Stage.NOT_REQUIRED, Stage.REQUIRED})
_NEXT: Mapping[Stage | None, frozenset[Stage]] = MappingProxyType(
    {
        None: frozenset({Stage.REQUESTED, Stage.PROPOSED}),
        Stage.REQUESTED: frozenset({Stage.PROPOSED, Stage.REFUSED, Stage.DEEMED_5A}),
        Stage.PROPOSED: _DECIDE | {Stage.DEEMED_5B},
        Stage.REFUSED: frozenset({Stage.PROPOSED}),
        Stage.DEEMED_5A: frozenset({Stage.PROPOSED, Stage.REFUSED}),
        Stage.DEEMED_5B: _DECIDE,
        Stage.NOT_REQUIRED: frozenset(),
        Stage.REQUIRED: frozenset({Stage.PLAN_GIVEN, Stage.FAILED_3C}),
        Stage.FAILED_3C: frozenset({Stage.PLAN_GIVEN}),
        Stage.PLAN_GIVEN: frozenset(),
    }
)
_NEXT_IN_ORDER = {
    stage: tuple(each for each in Stage if each in after) for stage, after in _NEXT.items()
}
_SUPPOSED = frozenset({Stage.DEEMED_5A, Stage.DEEMED_5B})


class Step(NamedTuple):
    """One thing that happened in law, on its own day."""

    stage: Stage
    on: date

    @property
    def is_supposed(self) -> bool:
        """Tell a decision that the law supposes from one that somebody made."""
        return self.stage in _SUPPOSED

    @property
    def citation(self) -> Citation:
        """Cite what makes it count."""
        return _CITED[self.stage]


class Course(NamedTuple):
    """The steps of one request so far, in order. Every step stays."""

    steps: tuple[Step, ...] = ()

    @property
    def stage(self) -> Stage | None:
        """Give the latest stage."""
        return self.steps[-1].stage if self.steps else None

    @property
    def supposed(self) -> tuple[Step, ...]:
        """List the decisions that the law supposed, whatever was decided later."""
        return tuple(step for step in self.steps if step.is_supposed)

    def advance(self, stage: Stage, on: date) -> "Course":
        """Add a step, or refuse one that the law does not allow from here.

        >>> start = Course().advance(Stage.REQUESTED, date(2026, 11, 2))
        >>> start.advance(Stage.DEEMED_5A, date(2026, 12, 28)).stage.value
        'deemed not required, no answer'
        """
        if stage not in _NEXT[self.stage]:
            here = f"after {self.stage.value!r}" if self.stage else "at the beginning"
            raise WrongFacts(f"{stage.value!r} cannot follow {here}.")
        if self.steps and on < self.steps[-1].on:
            raise WrongFacts(
                f"{stage.value!r} on {on} comes before {self.steps[-1].stage.value!r} "
                f"on {self.steps[-1].on}."
            )
        return Course((*self.steps, Step(stage, on)))

    def may_become(self) -> tuple[Stage, ...]:
        """List the stages that may follow, in the order of the law."""
        return _NEXT_IN_ORDER[self.stage]
