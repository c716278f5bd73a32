"""A case's life as a pure function: what was due and lawful on a day, as far as was known then.

>>> from datetime import UTC
>>> recorded = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
>>> request = Event(
...     kind=EventKind.REQUEST_RECEIVED, on=date(2026, 11, 2), recorded_at=recorded
... )
>>> case = timeline([request], None, on=date(2026, 12, 1))
>>> [(each.clock.rule.id, each.state.value, str(each.clock.due_on)) for each in case.clocks]
[('C01', 'running', '2026-12-27')]
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from asl_law.ages import Standing, standing
from asl_law.calendar import Closure, SchoolYear
from asl_law.citations import Citation
from asl_law.decisions import Stage, Step
from asl_law.errors import WrongFacts
from asl_law.notices import NoticeOwed, Party, notices_owed
from asl_law.requests import clock_started_by
from asl_law.time_limits import Clock, Nature, State
from asl_law.timeline.case import Case, Unlimited
from asl_law.timeline.events import Event, EventKind, Gate, in_order
from asl_law.timeline.fold import open_yearly_review, take
from asl_law.timeline.lawful import Act, may_now

_OPEN = (State.NOT_STARTED, State.RUNNING, State.EXTENDED, State.ARGUABLE, State.LATE, State.DEEMED)
_NEXT_NOTICE = {
    "C01": "proposal",
    "C02": "outcome",
    "C04": "outcome",
    "C05": "proposal",
    "C06": "outcome",
    "C08 (tell)": "transfer",
    "C09 (tell)": "transfer",
    "C09 (review)": "proposal",
    "C10": "agency-delay",
    "C22 (tell)": "discontinued",
    "C31": "capacity-result",
}


class ClockNow(NamedTuple):
    """A clock of the case and where it stands on the day."""

    clock: Clock
    state: State
    about: str = ""


class Owed(NamedTuple):
    """A duty still open on the day: by when, what, and the notices it brings, if they are known.

    ``due_on`` is empty where the law sets no limit; ``limit`` then says so in words.
    """

    due_on: date | None
    clock: str
    duty: str
    tell: str
    about: str
    is_late: bool
    notices: tuple[NoticeOwed, ...]
    limit: str = ""


class Timeline(NamedTuple):
    """What was due and lawful in a case on a day, as far as was known at a moment."""

    on: date
    known_by: datetime | None
    stage: Stage | None
    standing: Standing | None
    clocks: tuple[ClockNow, ...]
    without_limit: tuple[Unlimited, ...]
    owed: tuple[Owed, ...]
    may_now: tuple[Act, ...]
    supposed: tuple[Step, ...]
    history: tuple[Step, ...]
    without_clock: tuple[str, ...]
    not_known: tuple[str, ...]
    school_closures: tuple[Closure, ...]
    events_counted: int


def timeline(
    events: Iterable[Event],
    calendar: SchoolYear | None,
    on: date,
    known_by: datetime | None = None,
) -> Timeline:
    """Work out a case on a day from its events, leaving out what was not yet recorded.

    Events after the day are left out too. The order in which events are given does not matter,
    and recording one later changes nothing about what was known before. Records that say the same
    of the same day are one event: two agencies asked on one day are two only if they are named.
    """
    if known_by is not None and known_by.tzinfo is None:
        raise WrongFacts("known_by needs a time zone.")
    known = [
        event
        for event in events
        if event.on <= on and (known_by is None or event.recorded_at <= known_by)
    ]
    case = _fold(sorted(known, key=in_order), on)
    return _told(case, calendar, known_by, len(known))


def _fold(known: list[Event], on: date) -> Case:
    case = Case(on)
    for event in _each_once(known):
        take(case, event)
    case.suppose(on)
    year = case.clocks.get(("C03", ""))
    if case.has_plan and year is not None and year.due_on <= on:
        open_yearly_review(case)
    return case


def _each_once(known: list[Event]) -> Iterable[Event]:
    """Give what is recorded twice as one event: its first record stands."""
    once: dict[tuple[object, ...], Event] = {}
    for event in known:
        once.setdefault(event.says, event)
    return once.values()


def _told(
    case: Case, calendar: SchoolYear | None, known_by: datetime | None, counted: int
) -> Timeline:
    who = standing(case.birth, case.on) if case.birth else None
    on, late_fails = case.on, case.decided_required
    states = {
        key: clock.state(on, decided_required=late_fails and key[0] == "C02")
        for key, clock in case.clocks.items()
    }
    every = [ClockNow(clock, states[key], key[1]) for key, clock in case.clocks.items()]
    if case.past:
        every += [ClockNow(clock, clock.state(on), about) for about, clock in case.past]
    every.sort(key=_by_due)
    clocks = tuple(every)
    history = (*case.history, *case.course.steps)
    return Timeline(
        on=case.on,
        known_by=known_by,
        stage=case.course.stage,
        standing=who,
        clocks=clocks,
        without_limit=tuple(case.duties.values()),
        owed=_owed(case, clocks, who) + _owed_without_limit(case, who),
        may_now=may_now(case, states),
        supposed=tuple([step for step in history if step.is_supposed]),
        history=history,
        without_clock=tuple([clock_started_by(kind).reason for kind in case.without_clock]),
        not_known=tuple(case.not_known),
        school_closures=calendar.long_closures() if calendar is not None else (),
        events_counted=counted,
    )


def _by_due(each: ClockNow) -> tuple[date, str, str, date]:
    clock = each.clock
    return clock.due_on, clock.rule.id, each.about, clock.started_on


def _owed(case: Case, clocks: tuple[ClockNow, ...], who: Standing | None) -> tuple[Owed, ...]:
    # The clocks come by due date already, so what is owed next comes first.
    owed = []
    for clock, state, about in clocks:
        rule = clock.rule
        if state in _OPEN and rule.nature is Nature.DUTY:
            is_late = state is State.LATE or state is State.DEEMED
            notices = _notices(rule.name, who, case.requested_by) if who is not None else ()
            owed.append(Owed(clock.due_on, rule.id, rule.duty, rule.tell, about, is_late, notices))
    return tuple(owed)


def _owed_without_limit(case: Case, who: Standing | None) -> tuple[Owed, ...]:
    if not case.duties:
        return ()
    return tuple(
        Owed(
            due_on=None,
            clock=duty.rule.id,
            duty=duty.rule.duty,
            tell=duty.rule.tell,
            about=duty.about,
            is_late=False,
            notices=_notices(duty.rule.name, who, None),
            limit=duty.rule.without_a_number,
        )
        for duty in case.duties.values()
        if duty.is_open
    )


@cache
def _notices(
    clock: str, who: Standing | None, requested_by: Party | None
) -> tuple[NoticeOwed, ...]:
    """List the notices of the next step, once it is known who the pupil is to the Act."""
    event = _NEXT_NOTICE.get(clock)
    if event is None or who is None or who is Standing.NO_LONGER_A_PUPIL:
        return ()
    if clock == "C31" and who is not Standing.CHILD_12_OR_OVER:
        return ()
    try:
        return notices_owed(event, standing=who, requested_by=requested_by)
    except WrongFacts:  # who asked does not fit who the pupil now is
        return notices_owed(event, standing=who)


def safe_days(case: Timeline) -> tuple[tuple[str, date, Citation], ...]:
    """List the days by which a reference to the Tribunal is safe, each with its provision."""
    return tuple(
        (act.words, act.by, act.citation)
        for act in case.may_now
        if act.name == "refer" and act.by is not None
    )


__all__ = [
    "Act",
    "ClockNow",
    "Event",
    "EventKind",
    "Gate",
    "Owed",
    "Timeline",
    "Unlimited",
    "safe_days",
    "timeline",
]
