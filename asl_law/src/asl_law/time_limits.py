"""A statutory time limit, and the clock it starts.

Nothing here reads a clock, a database or a network: dates go in, dates come out. A ``TimeLimit``
is the rule; a ``Clock`` is the rule running from a day. The sentence and the date come from the
same object, so they cannot disagree.

    >>> from asl_law.clocks import CSP_REQUEST
    >>> clock = CSP_REQUEST.start(date(2026, 11, 2))
    >>> clock.due_on, clock.cap_on
    (datetime.date(2026, 12, 27), datetime.date(2027, 2, 22))
    >>> clock.extend(date(2027, 2, 23), ground="7(1)(a)", informed_on=date(2026, 12, 1))
    Traceback (most recent call last):
    asl_law.errors.ExtensionNotAllowed: C01: at most 16 weeks from the day, Monday 22 February 2027.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from asl_law.calendar import next_working_day
from asl_law.citations import Citation
from asl_law.consequences import Consequence, Ground, Kind, Nature
from asl_law.days import in_words
from asl_law.errors import ExtensionNotAllowed, NotInForce, UnknownName, WrongFacts
from asl_law.named import Named
from asl_law.periods import FixedDay, Period

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


class TimeLimit(Named):
    """One provision that gives a limit of time. Each rule is itself and equal to no other.

    ``grounds`` is empty where the law gives no power to extend, and ``None`` where the exceptions
    of that time were not read (extending is then refused). ``period`` is ``None`` where the law
    sets no number: as soon as practicable, or nothing at all.
    """

    id: str
    key: str
    duty: str
    trigger: str
    trigger_words: str
    citation: Citation
    in_force_from: date
    in_force_until: date | None = None
    variant: str | None = None
    nature: Nature = Nature.DUTY
    period: Period | FixedDay | None = None
    without_a_number: str = "no limit is set"
    grounds: tuple[Ground, ...] | None = ()
    cap: Period | None = None
    extending: str | None = None
    tell: str = "nobody is named"
    tell_of_delay: str | None = None
    if_missed: tuple[Consequence, ...] = ()
    rolls_forward_by: Citation | None = None
    arguable_days: int = 0
    note: str | None = None
    questions: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.name} {self.key}, law from {self.in_force_from.isoformat()}>"

    @property
    def is_verified(self) -> bool:
        """Tell whether a person with the statute open has signed this rule."""
        return self.citation.is_verified

    @property
    def counts_backwards(self) -> bool:
        """Tell whether the last day comes before the trigger, as with an expected leaving date."""
        return self.period is not None and self.period.counts_backwards

    @property
    def name(self) -> str:
        """Give the id, with the variant where there is one."""
        return f"{self.id} ({self.variant})" if self.variant else self.id

    @property
    def ground_numbers(self) -> tuple[str, ...]:
        """List the numbers of the exceptions."""
        return tuple(ground.number for ground in self.grounds or ())

    def is_in_force(self, on: date) -> bool:
        """Tell whether this version of the rule was the law on a day."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on <= self.in_force_until
        )

    def last_day(self, on: date) -> date:
        """Work out the last day alone, rolled forward where the law says so."""
        end = self.period_end(on)
        return end if self.rolls_forward_by is None else next_working_day(end)

    def period_end(self, on: date) -> date:
        """Work out the end of the period itself, before any roll forward."""
        self.check_in_force(on)
        if self.period is None:
            raise WrongFacts(f"{self.id}: {self.without_a_number} ({self.citation}).")
        end = self.period.last_day(on)
        if end < self.in_force_from:  # counted backwards, to a day before there was any duty
            raise NotInForce(
                f"{self.id}: the last day would have been {in_words(end)}, before the duty began "
                f"on {in_words(self.in_force_from)}."
            )
        return end

    def check_in_force(self, on: date) -> None:
        """Refuse a day on which this version of the rule was not the law."""
        if on < self.in_force_from or (
            self.in_force_until is not None and on > self.in_force_until
        ):
            raise NotInForce(self.not_in_force_on(on))

    def start(self, on: date) -> "Clock":
        """Start the clock on the day of its own trigger (received, sent, prepared and so on)."""
        end = self.period_end(on)
        due_on = end if self.rolls_forward_by is None else next_working_day(end)
        return Clock(
            rule=self,
            started_on=on,
            period_ends_on=end,
            first_due_on=due_on,
            due_on=due_on,
            cap_on=None if self.cap is None else self.cap.last_day(on),
        )

    def not_in_force_on(self, on: date) -> str:
        """Say that this version was not the law on a day, and when it is."""
        since = f"from {in_words(self.in_force_from)}"
        until = f" to {in_words(self.in_force_until)}" if self.in_force_until else ""
        return f"{self.id}: {self.citation} is the law {since}{until}, not on {in_words(on)}."


class Extension(NamedTuple):
    """One move of a due date: to when, on which ground, and when people were told."""

    to: date
    ground: str
    informed_on: date
    from_due_on: date


class Clock(NamedTuple):
    """A limit running from a day. ``first_due_on`` never changes; ``due_on`` may be extended."""

    rule: TimeLimit
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
        self._check_room(to)
        told_on = self._check_notice(informed_on)
        moved = Extension(to, ground, told_on, self.due_on)
        return self._moved(to, self.stopped_on, (*self.extensions, moved))

    def within(self, last: date) -> "Clock":
        """Give the same clock with the last day to which another limit lets it be extended."""
        return Clock(
            rule=self.rule,
            started_on=self.started_on,
            period_ends_on=self.period_ends_on,
            first_due_on=self.first_due_on,
            due_on=self.due_on,
            cap_on=last,
            stopped_on=self.stopped_on,
            extensions=self.extensions,
        )

    def _moved(
        self, due_on: date, stopped_on: date | None, extensions: tuple[Extension, ...]
    ) -> "Clock":
        # Written out, because dataclasses.replace costs more than the rest of a timeline.
        return Clock(
            rule=self.rule,
            started_on=self.started_on,
            period_ends_on=self.period_ends_on,
            first_due_on=self.first_due_on,
            due_on=due_on,
            cap_on=self.cap_on,
            stopped_on=stopped_on,
            extensions=extensions,
        )

    def _check_room(self, to: date) -> None:
        rule = self.rule
        if to <= self.due_on:
            raise ExtensionNotAllowed(
                f"{rule.id}: {in_words(to)} is no later than the day it is due already, "
                f"{in_words(self.due_on)}."
            )
        if self.cap_on is None:
            raise ExtensionNotAllowed(f"{rule.id}: the law sets no further limit for a new date.")
        if to > self.cap_on:
            counted = f"{rule.cap.in_words} the day, " if rule.cap is not None else ""
            raise ExtensionNotAllowed(f"{rule.id}: at most {counted}{in_words(self.cap_on)}.")

    def _check_notice(self, informed_on: date | None) -> date:
        rule = self.rule
        if informed_on is None:
            raise ExtensionNotAllowed(
                f"{rule.id}: an exception is not used until notice of {rule.tell_of_delay} "
                "has been sent; say on which day that was."
            )
        if not self.started_on <= informed_on <= self.due_on:
            raise ExtensionNotAllowed(
                f"{rule.id}: people must be told between {in_words(self.started_on)} and "
                f"{in_words(self.due_on)}, not on {in_words(informed_on)}."
            )
        return informed_on

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


def check_ground(rule: TimeLimit, ground: str) -> None:
    """Refuse a ground this rule does not have, and say which it has."""
    if rule.grounds is None:
        raise ExtensionNotAllowed(
            f"{rule.id}: the exceptions in force before "
            f"{in_words((rule.in_force_until or date.max - _ONE_DAY) + _ONE_DAY)} were not read, "
            "so nothing is extended under them."
        )
    if not rule.grounds:
        raise ExtensionNotAllowed(f"{rule.id}: {rule.citation} gives no power to extend.")
    if ground not in rule.ground_numbers:
        allowed = ", ".join(rule.ground_numbers)
        raise UnknownGround(f"{rule.id}: {ground!r} is not an exception here; it has {allowed}.")


class UnknownGround(ExtensionNotAllowed, UnknownName):
    """Refuse a ground that the clock does not have."""


__all__ = [
    "Clock",
    "Consequence",
    "Extension",
    "Ground",
    "Kind",
    "Nature",
    "State",
    "TimeLimit",
    "UnknownGround",
    "check_ground",
]
