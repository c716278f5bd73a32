"""What is known of one case while its events are taken in: its clocks, its course, its plan."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from asl_law.clocks.tribunal import RULES_BEGAN, TRIBUNAL_REFERENCE
from asl_law.decisions import Course, Stage, Step
from asl_law.errors import CalendarNotKnown
from asl_law.notices import Party
from asl_law.time_limits import Clock, TimeLimit
from asl_law.timeline.events import EventKind, Gate

Key = tuple[str, str]
_OPENED = (Stage.PROPOSED, Stage.REQUIRED, Stage.FAILED_3C)
_AGAINST = (Stage.NOT_REQUIRED, Stage.DEEMED_5A, Stage.DEEMED_5B)
_IF_SILENT: Mapping[Stage, tuple[str, Stage]] = MappingProxyType(
    {
        Stage.REQUESTED: ("C01", Stage.DEEMED_5A),
        Stage.PROPOSED: ("C02", Stage.DEEMED_5B),
        Stage.REQUIRED: ("C02", Stage.FAILED_3C),
    }
)


class Appeal(NamedTuple):
    """A refused school before an appeal committee, or before the sheriff after it."""

    confirmed_on: date | None = None
    with_sheriff: bool = False


class Unlimited(NamedTuple):
    """A duty for which the law sets no limit of time: since when, and when it was last done.

    ``ended_on`` is the day from which there is no such duty any more.
    """

    rule: TimeLimit
    about: str
    since: date
    done_on: date | None = None
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.done_on is None and self.ended_on is None


class Case:
    """What is known of one case so far. Mutable, and never leaves this package."""

    __slots__ = (
        "appeals", "birth", "clocks", "counted_from", "course", "decided_required",
        "discontinuance_on", "duties", "gate", "has_plan", "history", "is_referred", "mediations",
        "not_known", "on", "overturned_on", "past", "requested_by", "safe_from", "seen", "waiting",
        "without_clock",
    )  # fmt: skip

    def __init__(self, on: date) -> None:
        self.on = on
        self.clocks: dict[Key, Clock] = {}
        self.past: list[tuple[str, Clock]] = []
        self.course = Course()
        self.history: list[Step] = []
        self.birth: date | None = None
        self.requested_by: Party | None = None
        self.decided_required = False
        self.has_plan = False
        self.gate: Gate | None = None
        self.is_referred = False
        self.discontinuance_on: date | None = None
        self.overturned_on: date | None = None
        self.duties: dict[Key, Unlimited] = {}
        self.safe_from: dict[str, date] = {}
        self.appeals: dict[str, Appeal] = {}
        self.mediations: set[str] = set()
        self.waiting: set[str] = set()
        self.counted_from: dict[str, date] = {}
        self.seen: set[tuple[EventKind, str]] = set()
        self.without_clock: list[str] = []
        self.not_known: list[str] = []

    def start(self, rule: TimeLimit, day: date, about: str = "") -> None:
        """Start a clock; an earlier one of the same kind is kept as past."""
        key = (rule.name if rule.variant else rule.id, about)
        if key in self.clocks:
            self.past.append((about, self.clocks[key]))
        try:
            self.clocks[key] = rule.start(day)
        except CalendarNotKnown as refusal:
            of = f"{rule.name} ({about})" if about else rule.name
            self.not_known.append(f"{of}: {refusal}")

    def stop(self, clock: str, day: date, about: str = "") -> None:
        """Stop a clock if it runs."""
        key = (clock, about)
        if key in self.clocks and self.clocks[key].stopped_on is None:
            self.clocks[key] = self.clocks[key].stop(day)

    def running(self, clock: str, about: str = "") -> Clock | None:
        """Give a clock that has not been stopped."""
        found = self.clocks.get((clock, about))
        return found if found is not None and found.stopped_on is None else None

    def open_duty(self, rule: TimeLimit, day: date, about: str = "") -> None:
        """Open a duty that has no limit, from the day it is law for this case."""
        rule.check_in_force(day)
        if day <= self.on:
            self.duties[rule.name, about] = Unlimited(rule, about, day)

    def owes(self, clock: str, about: str = "") -> bool:
        """Tell whether a duty without a limit is still to be done."""
        duty = self.duties.get((clock, about))
        return duty is not None and duty.is_open

    def do_duty(self, clock: str, day: date, about: str = "") -> None:
        """Record that a duty without a limit was done, if there is one."""
        duty = self.duties.get((clock, about))
        if duty is not None:
            self.duties[clock, about] = duty._replace(done_on=day)

    def end_duty(self, clock: str, day: date, about: str = "") -> None:
        """Record that there is no such duty any more."""
        duty = self.duties.get((clock, about))
        if duty is not None:
            self.duties[clock, about] = duty._replace(ended_on=day)

    def begin_again(self) -> None:
        """Begin a new course. What happened before stays in the history."""
        self.history.extend(self.course.steps)
        self.course = Course()

    def suppose(self, until: date) -> None:
        """Record the decisions that the law supposed before a day."""
        steps = self.course.steps
        if not steps or steps[-1].stage not in _IF_SILENT:
            return
        clock, stage = _IF_SILENT[steps[-1].stage]
        running = self.running(clock)
        if running is None or running.due_on >= until:
            return
        missed_from = running.if_missed_from
        if missed_from and (stage is Stage.FAILED_3C or running.is_deemed_if_missed):
            # A plan decided on after the limit fails from the day of that decision.
            self.course = self.course.advance(stage, max(missed_from, self.course.steps[-1].on))

    def right_to_refer(self, day: date, about: str) -> None:
        """Start the two months for a reference about a decision that was notified."""
        if day >= RULES_BEGAN:
            self.start(TRIBUNAL_REFERENCE, day, about)

    @property
    def opens_the_tribunal(self) -> bool:
        """Apply section 18(4): a plan, one required or proposed, or a referred one against it."""
        stage = self.course.stage
        return self.has_plan or stage in _OPENED or (stage in _AGAINST and self.is_referred)
