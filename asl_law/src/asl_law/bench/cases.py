"""Whole cases for measuring: invented, mixed, and the same on every run."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from random import Random

from asl_law.clocks import CLOCKS
from asl_law.notices import Party
from asl_law.periods import Period
from asl_law.time_limits import TimeLimit
from asl_law.timeline import Event, EventKind

_FIRST = date(2018, 2, 1)
_LENGTHS = (
    (EventKind.REQUEST_RECEIVED, 0),
    (EventKind.PROPOSAL_SENT, 40),
    (EventKind.AGENCY_ASKED, 40),
    (EventKind.AGENCY_ANSWERED, 100),
    (EventKind.REQUIRED, 140),
    (EventKind.PLAN_GIVEN, 150),
    (EventKind.EARLY_REVIEW_REQUESTED, 300),
    (EventKind.REVIEW_PROPOSED, 310),
    (EventKind.REVIEW_COMPLETED, 360),
)


def mixed_starts(number: int) -> Iterator[tuple[TimeLimit, date]]:
    """Give rules with a number of their own, each with a day on which it was the law."""
    rules = [rule for rule in CLOCKS.values() if isinstance(rule.period, Period)]
    chance = Random(2004)  # noqa: S311 - an invented world keeps no secrets
    days = [
        max(date(2022, 3, 1), rule.in_force_from) + timedelta(days=chance.randrange(1500))
        for rule in islice(cycle(rules), 997 * len(rules))
    ]
    return islice(zip(cycle(rules), cycle(days), strict=False), number)


def whole_case(number: int) -> tuple[list[Event], date]:
    """Give the events of one case, and the day on which it is looked at."""
    start = _FIRST + timedelta(days=number % 2000)
    events = [_event(kind, start + timedelta(days=after)) for kind, after in _LENGTHS]
    return events[: 2 + number % len(events)], start + timedelta(days=60 + number % 500)


def _event(kind: EventKind, on: date) -> Event:
    recorded = datetime(on.year, on.month, on.day, 16, 0, tzinfo=UTC)
    about = "NHS Glenmarra (invented)" if "agency" in kind.value else ""
    return Event(kind=kind, on=on, recorded_at=recorded, about=about, by=Party.PARENT)
