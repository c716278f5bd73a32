"""A limit running from a day: when it is due, where it stands, and how it is met or moved."""

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from asl_law.consequences import Consequence, Kind, Nature
from asl_law.days import in_words
from asl_law.errors import WrongFacts
from asl_law.time_limits.extending import check_ground, check_notice, check_room

if TYPE_CHECKING:
    from asl_law.time_limits.rule import TimeLimit

_ONE_DAY = timedelta(days=1)


class State(StrEnum):
    """Where a clock stands on a day."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    EXTENDED = "extended"
    ARGUABLE = "arguable"
    MET = "met"
    MET_LATE = "met late"
    LATE = "late"
    DEEMED = "deemed"
    OVER = "over"


_UNTIL = (Nature.WAIT, Nature.KEEP, Nature.BAR)


class Extension(NamedTuple):
    """One move of a due date: to when, on which ground, and when people were told."""

    to: date
    ground: str
    informed_on: date
    from_due_on: date


class Clock(NamedTuple):
    """A limit running from a day. ``first_due_on`` never changes; ``due_on`` may be extended."""

    rule: "TimeLimit"
    started_on: date
    period_ends_on: date
    first_due_on: date
    due_on: date
    cap_on: date | None = None
    stopped_on: date | None = None
    extensions: tuple[Extension, ...] = ()

    def stop(self, on: date) -> "Clock":
        """Record the day on which the duty was met."""
        if on < self.started_on and not self.rule.counts_backwards:
            raise WrongFacts(
                f"{self.rule.id}: it cannot be met on {in_words(on)}, before it began "
                f"on {in_words(self.started_on)}."
            )
        return self._moved(self.due_on, on, self.extensions)

    def extend(self, to: date, *, ground: str, informed_on: date | None = None) -> "Clock":
        """Move the due date, if the law gives the ground, the room and the notice was sent.

        Whether the facts make the ground out is for a person (see ``asl_law.exceptions``).
        """
        check_ground(self.rule, ground)
        check_room(self, to)
        told_on = check_notice(self, informed_on)
        moved = Extension(to, ground, told_on, self.due_on)
        return self._moved(to, self.stopped_on, (*self.extensions, moved))

    def within(self, last: date) -> "Clock":
        """Give the same clock with the last day to which another limit lets it be extended."""
        return self._replace(cap_on=last)

    def _moved(
        self, due_on: date, stopped_on: date | None, extensions: tuple[Extension, ...]
    ) -> "Clock":
        # Written out, because _replace costs several times as much, and every case moves clocks.
        rule, started_on, ends_on, first_due_on, _, cap_on, _, _ = self
        return Clock(
            rule, started_on, ends_on, first_due_on, due_on, cap_on, stopped_on, extensions
        )

    @property
    def arguable_until(self) -> date | None:
        """Give the later reading of an arguable last day, while the first date stands."""
        if not self.rule.arguable_days or self.extensions:
            return None
        return self.due_on + timedelta(days=self.rule.arguable_days)

    @property
    def if_missed_from(self) -> date | None:
        """Give the day from which silence has its effect, or nothing where it has none."""
        missed_on = self.due_on + _ONE_DAY
        for effect in self.rule.if_missed:
            if effect.is_law_on(missed_on):
                return missed_on
        return None

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """List the effects of a miss that were law on the day after the due date."""
        missed_on = self.due_on + _ONE_DAY
        return tuple(effect for effect in self.rule.if_missed if effect.is_law_on(missed_on))

    @property
    def if_missed(self) -> Consequence | None:
        """Give the first effect of a miss, or nothing where the law of that time had none."""
        return self.consequences[0] if self.consequences else None

    @property
    def is_deemed_if_missed(self) -> bool:
        """Tell whether silence is a decision in law, on the day after the due date."""
        missed_on = self.due_on + _ONE_DAY
        for effect in self.rule.if_missed:
            if effect.kind is Kind.DEEMED and effect.is_law_on(missed_on):
                return True
        return False

    def state(self, today: date, *, decided_required: bool = False) -> State:
        """Say where the clock stands at the end of a day.

        Once it is decided that a plan is required, a late plan is a failure and never a decision
        that the law supposes; ``decided_required`` says so.
        """
        if today < self.started_on and not self.rule.counts_backwards:
            return State.NOT_STARTED
        if self.rule.nature in _UNTIL:
            return State.OVER if today > self.due_on else State.RUNNING
        last_lawful = self.arguable_until or self.due_on
        if self.stopped_on is not None and self.stopped_on <= today:
            if self.due_on < self.stopped_on <= last_lawful:
                return State.ARGUABLE
            return State.MET if self.stopped_on <= self.due_on else State.MET_LATE
        if today > last_lawful:
            if self.is_deemed_if_missed and not decided_required:
                return State.DEEMED
            return State.OVER if self.rule.nature is Nature.RIGHT else State.LATE
        if today > self.due_on:
            return State.ARGUABLE
        return State.EXTENDED if self.extensions else State.RUNNING

    @property
    def explanation(self) -> str:
        """Say in one sentence which day is the last and why."""
        from asl_law.explain import sentence

        return sentence(self)

    @property
    def consequence_sentence(self) -> str:
        """Say in one sentence what the law makes of a miss."""
        from asl_law.explain import consequence_sentence

        return consequence_sentence(self)

    def trace(self) -> tuple[str, ...]:
        """Give every step to the date, each a line in plain English with its provision."""
        from asl_law.explain import trace

        return trace(self)

    def explain(self) -> str:
        """Give the sentence and the whole trace as text."""
        said = self.explanation
        return "\n".join((said, *(line for line in self.trace() if line != said)))
