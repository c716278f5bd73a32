"""The published lists as we keep them, checked against each other and against what is known."""

from collections import Counter
from datetime import date, timedelta

import pytest
from holidays import country_holidays

from ettle.config import demo_roll
from ettle.people.reference import (
    CalendarSpan,
    authorities,
    bank_holidays,
    school_calendars,
    schools,
)


def days_of(spans: list[CalendarSpan], term: CalendarSpan) -> Counter[str]:
    """Count pupil and in-service weekdays of one session, days for some schools only left out."""
    mine = [
        span
        for span in spans
        if (span.authority_code, span.session, span.scope)
        == (term.authority_code, term.session, "all")
    ]
    kinds: dict[date, str] = {}
    for span in sorted(mine, key=lambda span: span.kind != "term"):
        for n in range((span.ends_on - span.starts_on).days + 1):
            day = span.starts_on + timedelta(days=n)
            if day.weekday() < 5:
                kinds[day] = span.kind
    return Counter(kinds.values())


def test_there_are_32_authorities_and_grant_aided_is_none_of_them():
    names = [row["name"] for row in authorities()]

    assert len(set(names)) == 32
    assert "Grant aided" not in names


def test_there_are_2435_schools_known_by_seed_code_and_type_together():
    keys = Counter((school.seed_code, school.school_type) for school in schools())

    assert (len(keys), max(keys.values())) == (2435, 1)
    assert len({seed_code for seed_code, _ in keys}) == 2409


def test_a_withheld_count_is_not_a_zero():
    withheld = [school for school in schools() if school.asn_mark]

    assert len(withheld) == 81
    assert {(school.asn, school.asn_mark) for school in withheld} == {(None, "c")}


def test_a_grant_aided_school_has_no_authority():
    codes = {row["code"] for row in authorities()}

    alone = [school for school in schools() if school.authority_code is None]

    assert len(alone) == 8
    assert {school.authority_code for school in schools()} - codes == {None}


def test_the_bank_holiday_proclaimed_for_15_june_2026_is_there():
    assert bank_holidays()[date(2026, 6, 15)] == "Scotland at the World Cup"
    assert len(bank_holidays()) == 158


def test_bank_holidays_agree_with_an_independent_list_on_every_weekday():
    independent = country_holidays("GB", subdiv="SCT", years=range(2012, 2029))

    assert {day for day in independent if day.weekday() < 5} == set(bank_holidays())


@pytest.mark.parametrize(
    "term",
    [span for span in school_calendars() if span.kind == "term"],
    ids=lambda span: f"{span.authority_code} {span.session}",
)
def test_a_published_session_has_190_pupil_days_or_a_known_reason(term):
    # 200 lost two one-off national days; towns of 355 and 400 have a holiday of their own.
    known = {("200", "2022-23"): 188, ("355", "2026-27"): 191}
    known |= {("400", "2023-24"): 191, ("400", "2024-25"): 191}

    counted = days_of(school_calendars(), term)

    assert counted["term"] == known.get((term.authority_code, term.session), 190)
    assert counted["in_service"] == 5


@pytest.mark.parametrize(
    "term",
    [span for span in demo_roll.calendar() if span.kind == "term"],
    ids=lambda span: span.session,
)
def test_glenmarras_invented_session_has_190_pupil_days_and_five_in_service_days(term):
    counted = days_of(demo_roll.calendar(), term)

    assert (counted["term"], counted["in_service"]) == (190, 5)
