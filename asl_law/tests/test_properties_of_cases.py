"""What holds for every life of a case: the order of its events, and what is recorded later."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from asl_law.clocks.disputes import DISPUTE_REPORT
from asl_law.errors import LawError
from asl_law.timeline import Event, EventKind, timeline

pytestmark = pytest.mark.no_cover  # hundreds of lives, each step of them told elsewhere once


def tries(number):
    """Try so many days, however slow a busy machine is."""
    return settings(
        max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


STORY = [
    (EventKind.BORN, 0),
    (EventKind.REQUEST_RECEIVED, 0),
    (EventKind.PROPOSAL_SENT, 40),
    (EventKind.AGENCY_ASKED, 40),
    (EventKind.AGENCY_ANSWERED, 100),
    (EventKind.REQUIRED, 140),
    (EventKind.PLAN_GIVEN, 140),
    (EventKind.EARLY_REVIEW_REQUESTED, 300),
    (EventKind.REVIEW_PROPOSED, 310),
    (EventKind.REVIEW_COMPLETED, 360),
]
BESIDE = [
    (EventKind.BECAME_LOOKED_AFTER, 5),
    (EventKind.CHILD_GAVE_NOTICE, 10),
    (EventKind.CAPACITY_NOT_FOUND, 20),
    (EventKind.PLACING_REQUESTED, 30),
    (EventKind.PLACING_REFUSAL_RECEIVED, 35),
    (EventKind.COMMITTEE_REFERRED, 36),
    (EventKind.COMMITTEE_HEARD, 38),
    (EventKind.COMMITTEE_CONFIRMED, 39),
    (EventKind.SHERIFF_APPEALED, 41),
    (EventKind.PASSED_TO_TRIBUNAL, 45),
    (EventKind.DISPUTE_APPLIED, 60),
    (EventKind.MEDIATION_ASKED, 61),
    (EventKind.DISPUTE_RECEIVED, 62),
    (EventKind.DISPUTE_INFORMATION_ASKED, 64),
    (EventKind.DISPUTE_INFORMATION_RECEIVED, 67),
    (EventKind.DISPUTE_ACCEPTED, 70),
    (EventKind.DISPUTE_RESPONDED, 75),
    (EventKind.DISPUTE_PAPERS_RECEIVED, 90),
    (EventKind.DISPUTE_REPORT_DELAYED, 91),
    (EventKind.MEDIATION_ENDED, 95),
    (EventKind.DISPUTE_REPORT_RECEIVED, 100),
    (EventKind.DISPUTE_DECIDED, 105),
    (EventKind.COMPLAINT_RECEIVED, 150),
    (EventKind.COMPLAINT_TAKEN_UP, 160),
    (EventKind.PLAN_CONSIDERED, 200),
    (EventKind.PLACING_REFERENCE_MADE, 210),
    (EventKind.TRIBUNAL_DECIDED, 260),
    (EventKind.PERMISSION_ASKED, 270),
    (EventKind.REFERENCE_MADE, 370),
]
ENDINGS = [
    [
        (EventKind.PLAN_OVERTURNED, 400),
        (EventKind.KEEP_CHOICE_SENT, 401),
        (EventKind.DISCONTINUANCE_TOLD, 402),
        (EventKind.KEEP_WISHED, 410),
    ],
    [
        (EventKind.RESPONSIBILITY_CEASED, 400),
        (EventKind.DISCONTINUANCE_TOLD, 402),
        (EventKind.PLAN_ADOPTED, 410),
        (EventKind.TRANSFER_TOLD, 412),
        (EventKind.REVIEW_PROPOSED, 415),
        (EventKind.REVIEW_COMPLETED, 430),
    ],
]


def other_day(kind, on, slowness):
    """Give the session of a placing request, and a new date just after that of the report."""
    if kind is EventKind.PLACING_REQUESTED:
        return date(on.year + 1, 8, 17)
    if kind is EventKind.DISPUTE_REPORT_DELAYED:  # papers came at 90, and this at 91
        return DISPUTE_REPORT.last_day(on - timedelta(days=slowness)) + timedelta(days=1)
    return None


@some.composite
def lives(draw):
    """Draw a life: the story up to some point, shuffled, each event recorded on some later day."""
    start = draw(some.dates(date(2018, 2, 1), date(2026, 6, 1)))
    events, slowness = [], draw(some.integers(1, 3))
    told = STORY[: len(STORY) - draw(some.integers(0, len(STORY) - 1))]
    if len(told) == len(STORY):  # only then is there a plan for the Tribunal to overturn
        more = [*BESIDE, *draw(some.sampled_from(ENDINGS))]
        told = [*told, *more[: len(more) - draw(some.integers(0, len(more)))]]
    for kind, after in told:
        on = (
            date(2010, 3, 3) if kind is EventKind.BORN else start + timedelta(days=after * slowness)
        )
        midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
        recorded = midnight + timedelta(hours=draw(some.integers(0, 4000)))
        events.append(
            Event(kind=kind, on=on, recorded_at=recorded, to=other_day(kind, on, slowness))
        )
    looked = start + timedelta(days=1300 - draw(some.integers(0, 1300)))
    return draw(some.permutations(events)), events, looked


@tries(150)
@given(lives())
def test_a_timeline_is_the_same_whatever_order_events_are_given_in(life):
    shuffled, events, looked = life

    assert timeline(shuffled, None, looked) == timeline(events, None, looked)
    assert timeline(events, None, looked).events_counted == sum(e.on <= looked for e in events)


def test_every_order_of_one_day_is_the_same():
    day = date(2026, 11, 2)
    events = [
        Event(kind=kind, on=day, recorded_at=datetime(2026, 11, 2, 9, tzinfo=UTC))
        for kind in (EventKind.REQUEST_RECEIVED, EventKind.PROPOSAL_SENT, EventKind.PLAN_GIVEN)
    ]

    assert len({timeline(each, None, day).stage for each in permutations(events)}) == 1


@tries(150)
@given(lives(), some.integers(0, 500))
def test_what_was_known_does_not_change_when_later_records_are_added(life, days):
    _, events, looked = life
    known_by = events[-1].recorded_at - timedelta(days=days)
    earlier = [event for event in events if event.recorded_at <= known_by]

    def told(known):
        try:
            return timeline(known, None, looked, known_by)
        except LawError as refusal:
            return str(refusal)

    assert told(events) == told(earlier)
