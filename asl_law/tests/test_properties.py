"""What holds for every rule and every day, beside a slow count of one day at a time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from asl_law.bench.slow import last_day_by_days, rolled
from asl_law.calendar import KNOWN_FROM, KNOWN_TO
from asl_law.clocks import CLOCKS, VERSIONS, placing_by_march
from asl_law.errors import CalendarNotKnown, LawError, NotInForce
from asl_law.explain import rule_in_words
from asl_law.periods import Counting, FixedDay, Period, Unit
from asl_law.time_limits import State

pytestmark = pytest.mark.no_cover  # thousands of days, each of them counted elsewhere once
NUMBERED = [rule for rule in VERSIONS if isinstance(rule.period, Period)]
EXTENDABLE = [rule for rule in NUMBERED if rule.cap is not None and rule.grounds]
DAYS = some.dates(date(2005, 11, 14), date(2030, 12, 31))
FORWARDS = [word for word in Counting if word not in (
    Counting.FIXED_DAY, Counting.NO_LATER_THAN_BEFORE
)]  # fmt: skip


def tries(number):
    """Try so many days, however slow a busy machine is."""
    return settings(
        max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def started(rule, day):
    try:
        return rule.start(day)
    except (NotInForce, CalendarNotKnown):
        return None


@tries(400)
@given(rule=some.sampled_from(NUMBERED), day=DAYS)
def test_every_rule_agrees_with_the_slow_count(rule, day):
    clock = started(rule, day)

    if clock is not None:
        assert clock.due_on == rule.last_day(day)
        assert clock.due_on == rolled(rule, day)
        assert clock.period_ends_on == last_day_by_days(rule.period, day)


@tries(400)
@given(
    number=some.integers(1, 30),
    unit=some.sampled_from([Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS]),
    counting=some.sampled_from([*FORWARDS, Counting.NO_LATER_THAN_BEFORE]),
    day=some.dates(date(2005, 1, 1), date(2030, 12, 31)),
)
def test_every_way_of_counting_agrees_with_the_slow_count(number, unit, counting, day):
    period = Period(number, unit, counting)
    if period.counts_backwards and unit in (Unit.DAYS, Unit.WEEKS):
        days = number * 7 if unit is Unit.WEEKS else number
        assert period.last_day(day) == day - timedelta(days=days)
        return

    assert period.last_day(day) == last_day_by_days(period, day)


@tries(200)
@given(number=some.integers(1, 60), day=some.dates(date(2005, 1, 1), date(2028, 6, 1)))
def test_working_days_agree_with_the_slow_count(number, day):
    for counting in (Counting.OF, Counting.BEGINNING_WITH):
        period = Period(number, Unit.WORKING_DAYS, counting)
        assert period.last_day(day) == last_day_by_days(period, day)


@pytest.mark.parametrize("rule", NUMBERED, ids=lambda rule: f"{rule.name} {rule.in_force_from}")
def test_each_rule_agrees_over_whole_years_of_starts(rule):
    day = max(rule.in_force_from, date(2023, 12, 25))
    day = min(day, rule.in_force_until or day)
    for _ in range(70):
        clock = started(rule, day)
        if clock is not None:
            assert clock.due_on == rolled(rule, day)
        day += timedelta(days=1)


@tries(300)
@given(rule=some.sampled_from(NUMBERED), day=DAYS)
def test_a_period_never_ends_before_it_starts(rule, day):
    clock = started(rule, day)

    if clock is not None and not rule.counts_backwards:
        assert rule.period.number == 0 or clock.period_ends_on >= day
        assert clock.due_on >= clock.period_ends_on
        assert clock.cap_on is None or clock.cap_on >= clock.due_on
    elif clock is not None:
        assert clock.due_on <= day


@tries(300)
@given(
    rule=some.sampled_from(EXTENDABLE),
    day=DAYS,
    further=some.lists(some.integers(-5, 90), max_size=4),
)
def test_extending_never_passes_the_cap(rule, day, further):
    clock = started(rule, day)
    if clock is None:
        return
    for days in further:
        try:
            clock = clock.extend(
                clock.due_on + timedelta(days=days),
                ground=rule.ground_numbers[0],
                informed_on=clock.started_on,
            )
        except LawError:
            continue

    assert clock.first_due_on <= clock.due_on <= clock.cap_on
    assert (clock.due_on == clock.first_due_on) is not bool(clock.extensions)


@pytest.mark.parametrize("rule", VERSIONS, ids=lambda rule: f"{rule.name} {rule.in_force_from}")
def test_every_rule_has_a_citation_dates_and_an_explanation(rule):
    assert rule.citation.url.startswith("https://www.legislation.gov.uk/")
    assert rule.citation.provision
    assert rule.in_force_from >= date(2005, 11, 14)
    assert rule.duty in rule_in_words(rule)
    assert rule.tell
    assert rule.cap is None or rule.extending is not None or rule.tell_of_delay is not None
    for effect in rule.if_missed:
        assert effect.citation.url
        assert effect.in_force_from
    if rule.period is None:
        assert "no " in rule.without_a_number or "no number" in rule.without_a_number


@pytest.mark.parametrize("clock", CLOCKS)
def test_versions_of_a_rule_follow_each_other_without_a_gap_or_overlap(clock):
    for variant in {rule.variant for rule in VERSIONS if rule.id == clock}:
        versions = [r for r in VERSIONS if r.id == clock and r.variant == variant]
        for before, after in pairwise(versions):
            assert before.in_force_until + timedelta(days=1) == after.in_force_from
        assert versions[-1].in_force_until is None


def test_the_ids_run_from_one_to_thirty_two_and_keys_are_one_to_one():
    assert list(CLOCKS) == [f"C{number:02}" for number in range(1, 33)]
    assert len({rule.key for rule in CLOCKS.values()}) == 32


@tries(200)
@given(rule=some.sampled_from(NUMBERED), day=DAYS, after=some.integers(-400, 4000))
def test_every_clock_explains_itself_on_every_day(rule, day, after):
    clock = started(rule, day)

    if clock is not None:
        assert str(rule.citation) in clock.explanation
        assert clock.explanation.endswith(").")
        assert all(clock.trace())
        assert clock.consequence_sentence
        assert clock.state(day + timedelta(days=after)) in State


def test_the_slow_count_takes_a_fixed_day_as_it_is():
    rule = placing_by_march(date(2026, 8, 18))

    assert rolled(rule, date(2026, 3, 1)) == date(2026, 4, 30)


def test_a_fixed_day_is_the_only_period_without_counting():
    assert [r.id for r in VERSIONS if isinstance(r.period, FixedDay)] == ["C16"] * 4
    assert KNOWN_FROM < KNOWN_TO
