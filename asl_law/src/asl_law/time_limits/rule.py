"""A provision that gives a limit of time."""

from datetime import date

from asl_law.calendar import next_working_day
from asl_law.citations import Citation
from asl_law.consequences import Consequence, Ground, Nature
from asl_law.days import in_words
from asl_law.errors import NotInForce, WrongFacts
from asl_law.named import Named
from asl_law.periods import FixedDay, Period
from asl_law.time_limits.clock import Clock


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

    def start(self, on: date) -> Clock:
        """Start the clock on the day of its own trigger (received, sent, prepared and so on)."""
        end = self.period_end(on)
        due_on = end if self.rolls_forward_by is None else next_working_day(end)
        cap_on = None if self.cap is None else self.cap.last_day(on)
        return Clock(self, on, end, due_on, due_on, cap_on)

    def not_in_force_on(self, on: date) -> str:
        """Say that this version was not the law on a day, and when it is."""
        since = f"from {in_words(self.in_force_from)}"
        until = f" to {in_words(self.in_force_until)}" if self.in_force_until else ""
        return f"{self.id}: {self.citation} is the law {since}{until}, not on {in_words(on)}."
