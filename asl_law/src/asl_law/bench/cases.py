"""Whole cases for measuring: invented, mixed, and the same on every run."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from random import Random

from asl_law.clocks import CLOCKS
from asl_law.clocks.disputes import DISPUTE_REPORT
from asl_law.notices import Party
from asl_law.periods import Period
from asl_law.time_limits import TimeLimit
from asl_law.timeline import Event, EventKind

_FIRST = date(2018, 2, 1)
_K = EventKind
_PLAN = (
    (_K.REQUEST_RECEIVED, 0),
    (_K.PROPOSAL_SENT, 40),
    (_K.AGENCY_ASKED, 40),
    (_K.AGENCY_ANSWERED, 100),
    (_K.REQUIRED, 140),
    (_K.PLAN_GIVEN, 150),
    (_K.EARLY_REVIEW_REQUESTED, 300),
    (_K.REVIEW_PROPOSED, 310),
    (_K.REVIEW_COMPLETED, 360),
    (_K.RESPONSIBILITY_CEASED, 400),
    (_K.DISCONTINUANCE_TOLD, 405),
)
_SCHOOL = (
    (_K.PLACING_REQUESTED, 0),
    (_K.PLACING_REFUSAL_RECEIVED, 40),
    (_K.COMMITTEE_REFERRED, 50),
    (_K.COMMITTEE_HEARD, 90),
    (_K.COMMITTEE_CONFIRMED, 100),
    (_K.MEDIATION_ASKED, 102),
    (_K.SHERIFF_APPEALED, 110),
    (_K.SHERIFF_DECIDED, 200),
)
_DISPUTE = (
    (_K.DISPUTE_APPLIED, 0),
    (_K.DISPUTE_RECEIVED, 3),
    (_K.DISPUTE_INFORMATION_ASKED, 5),
    (_K.DISPUTE_INFORMATION_RECEIVED, 20),
    (_K.DISPUTE_ACCEPTED, 30),
    (_K.DISPUTE_PAPERS_RECEIVED, 60),
    (_K.DISPUTE_REPORT_DELAYED, 61),
    (_K.DISPUTE_REPORT_RECEIVED, 90),
    (_K.DISPUTE_DECIDED, 100),
)
_ADOPTED = (
    (_K.PLAN_ADOPTED, 0),
    (_K.TRANSFER_TOLD, 10),
    (_K.MEDIATION_ASKED, 12),
    (_K.REVIEW_PROPOSED, 15),
    (_K.MEDIATION_ENDED, 30),
    (_K.REVIEW_COMPLETED, 90),
)
_BOTH = (*_PLAN, *_SCHOOL[:6], (_K.COMMITTEE_DECISION_REFERRED, 130))  # section 18(4) applies
_STORIES = (_PLAN, _SCHOOL, _DISPUTE, _ADOPTED, _BOTH)


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
    story = _STORIES[number % len(_STORIES)]
    events = [_event(kind, start + timedelta(days=after)) for kind, after in story]
    told = 2 + number // len(_STORIES) % len(events)
    return events[:told], start + timedelta(days=60 + number % 500)


def _event(kind: EventKind, on: date) -> Event:
    recorded = datetime(on.year, on.month, on.day, 16, 0, tzinfo=UTC)
    about = "NHS Glenmarra (invented)" if "agency" in kind.value else ""
    return Event(
        kind=kind, on=on, recorded_at=recorded, about=about, by=Party.PARENT, to=_other(kind, on)
    )


def _other(kind: EventKind, on: date) -> date | None:
    if kind is EventKind.PLACING_REQUESTED:
        return date(on.year + 1, 8, 17)
    if kind is EventKind.DISPUTE_REPORT_DELAYED:  # the day after the papers came
        return DISPUTE_REPORT.last_day(on) + timedelta(days=2)
    return None
