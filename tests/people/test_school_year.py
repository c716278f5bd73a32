"""What each day of a school year is, held against a slow reading of the same spans."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettle.people import reference
from ettle.people.school_year import Span, check_session, count_days, day_kinds, law_year

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
YEAR = [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
TERM = Span(
    session="2026-27", kind="term", starts_on=date(2026, 8, 18), ends_on=date(2027, 6, 25)
)  # fmt: skip
NEXT = Span(
    session="2027-28", kind="term", starts_on=date(2027, 8, 18), ends_on=date(2028, 6, 28)
)  # fmt: skip
OURS, THEIRS = 1, 2


def span(kind, first, last=None, **more):
    return Span(session="2026-27", kind=kind, starts_on=first, ends_on=last or first, **more)


@st.composite
def spans(draw):
    kind = draw(
        st.sampled_from(["holiday", "local_holiday", "in_service", "closure", "opens_late"])
    )
    first = TERM.starts_on + timedelta(days=draw(st.integers(-5, 310)))
    schools = draw(st.sampled_from([frozenset(), frozenset({OURS}), frozenset({THEIRS})]))
    scope = draw(st.sampled_from(["", "Some towns"]))
    return span(
        kind, first, first + timedelta(days=draw(st.integers(0, 12))),
        school_ids=schools, scope=scope,
    )  # fmt: skip


def slowly(every: list[Span], day: date, school: int) -> str | None:
    """Say what a day is by asking each span in turn, the strongest last."""
    known = [each for each in every if each.kind in ("term", "in_service")]
    if not min(e.starts_on for e in known) <= day <= max(e.ends_on for e in known):
        return None
    answer = "closed"
    if day.weekday() < 5 and TERM.starts_on <= day <= TERM.ends_on:
        answer = "pupils"
    for kinds, means in (
        (("holiday", "local_holiday"), "closed"),
        (("in_service",), "in_service"),
        (("opens_late",), "closed"),
        (("closure",), "closed"),
    ):
        for each in every:
            if each.kind not in kinds or not each.starts_on <= day <= each.ends_on:
                continue
            if (not each.scope and not each.school_ids) or school in each.school_ids:
                answer = means
            elif each.scope and not each.school_ids and answer != "closed":
                answer = "not_known"
    return answer


@given(st.lists(spans(), max_size=5))
def test_a_day_is_what_a_slow_reading_says_it_is(others):
    every = [TERM, *others]

    kinds = day_kinds(every, first=FIRST, last=LAST, school_id=OURS)

    assert kinds == {day: said for day in YEAR if (said := slowly(every, day, OURS))}


@given(st.lists(spans(), max_size=5))
def test_pupil_days_are_what_counting_day_by_day_gives(others):
    every = [TERM, *others]
    planned = [each for each in every if each.kind != "closure"]

    counted = count_days(every, session="2026-27", school_id=OURS)

    assert counted.pupils == sum(slowly(planned, day, OURS) == "pupils" for day in YEAR)
    held = counted.pupils - counted.lost
    assert held == sum(slowly(every, day, OURS) == "pupils" for day in YEAR)


@given(st.lists(spans(), max_size=5))
def test_the_laws_own_school_year_agrees_on_every_pupil_day(others):
    every = [TERM, *others]
    kinds = day_kinds(every, first=TERM.starts_on, last=TERM.ends_on, school_id=OURS)

    year = law_year(every, on=TERM.starts_on, school_id=OURS)

    for day, kind in kinds.items():
        if kind != "not_known":
            assert year.is_pupil_day(day) == (kind == "pupils")


def test_a_holiday_of_one_town_closes_only_its_own_schools():
    every = [TERM, span("local_holiday", date(2026, 9, 28), school_ids=frozenset({THEIRS}))]

    def on(school):
        return day_kinds(every, first=FIRST, last=LAST, school_id=school)[date(2026, 9, 28)]

    assert [on(OURS), on(THEIRS), on(None)] == ["pupils", "closed", "pupils"]


def test_a_holiday_of_nobody_knows_which_schools_is_not_guessed():
    every = [TERM, span("local_holiday", date(2026, 9, 28), scope="Bathgate")]

    kinds = day_kinds(every, first=FIRST, last=LAST, school_id=OURS)

    assert kinds[date(2026, 9, 28)] == "not_known"


def test_the_summer_between_two_loaded_sessions_is_known_and_after_the_last_it_is_not():
    summer = date(2027, 7, 15)

    assert summer not in day_kinds([TERM], first=FIRST, last=LAST)
    assert day_kinds([TERM, NEXT], first=FIRST, last=LAST)[summer] == "closed"


def words(*others, weight="look"):
    found = check_session(
        [TERM, NEXT, *others], session="2026-27", school_names={OURS: "Marra Glen"},
        bank_holidays={date(2026, 11, 30): "St Andrew's Day"},
    )  # fmt: skip
    return [each.words for each in found if each.weight == weight]


@pytest.mark.parametrize(
    ("other", "weight", "said"),
    [
        (span("holiday", date(2027, 7, 20)), "look", "outside the pupils’ days"),
        (span("in_service", date(2026, 11, 14)), "look", "is at a weekend"),
        (span("local_holiday", date(2026, 9, 28), scope="Bathgate"), "needed", "not said for"),
        (span("term", date(2027, 6, 25), date(2027, 6, 30)), "impossible", "overlap"),
        (span("holiday", date(2025, 10, 12)), "impossible", "not in the session 2026-27"),
    ],
)
def test_what_looks_wrong_is_said(other, weight, said):
    assert [each for each in words(other, weight=weight) if said in each]


def test_days_that_are_not_190_and_not_five_are_named():
    found = words(span("local_holiday", date(2026, 9, 28), school_ids=frozenset({OURS})))

    assert "224 pupil days. A school year usually has 190." in found
    assert "223 pupil days for Marra Glen. A school year usually has 190." in found
    assert "0 in-service days. Five are usual." in found


def test_an_in_service_day_inside_a_holiday_and_an_open_bank_holiday_are_named():
    found = words(
        span("holiday", date(2026, 10, 12), date(2026, 10, 16), label="October holiday"),
        span("in_service", date(2026, 10, 16)),
    )

    assert (
        "In-service day (Friday 16 October 2026) is inside October holiday (Monday 12 October 2026 "
        "to Friday 16 October 2026). It is counted as in-service."
    ) in found
    assert "Schools are open on Monday 30 November 2026, a bank holiday (St Andrew's Day)." in found


def test_a_closure_of_four_weeks_is_named_with_the_days_that_matter():
    assert (
        "Closed for four weeks or more: from Saturday 26 June 2027, open again on Wednesday "
        "18 August 2027. Regulation 7(1)(a) can apply only to advice sought from a school between "
        "Saturday 19 June 2027 and Wednesday 18 August 2027."
    ) in words()


def test_the_nine_published_sessions_hold_nothing_impossible():
    found = {}
    by_authority = {}
    for each in reference.school_calendars():
        scope = "" if each.scope == "all" else each.scope
        by_authority.setdefault(each.authority_code, []).append(
            Span(
                session=each.session,
                kind=each.kind,
                starts_on=each.starts_on,
                ends_on=each.ends_on,
                label=each.label,
                scope=scope,
            )
        )
    for code, every in by_authority.items():
        for session in {each.session for each in every}:
            findings = check_session(
                every, session=session, bank_holidays=reference.bank_holidays(), school_names={}
            )
            found[code, session] = [each for each in findings if each.weight == "impossible"]

    assert len(found) == 9
    assert not any(found.values())
