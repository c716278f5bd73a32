"""The nine exceptions: made out or not, and what is missing by name."""

from dataclasses import replace
from datetime import date

import pytest

from asl_law.calendar import Closure
from asl_law.clocks import AGENCY_HELP, ANNUAL_REVIEW_DUE, CSP_DECISION, CSP_REQUEST, rule_on
from asl_law.errors import ExtensionNotAllowed
from asl_law.exceptions import Facts, Use, check, extend

SENT = date(2026, 5, 4)
DECISION = CSP_DECISION.start(SENT)  # due 23 August 2026, at most 18 October 2026
SUMMER = Closure(date(2026, 6, 27), date(2026, 8, 18))
MADE_OUT = {
    "7(1)(a)": Facts(sought_on=date(2026, 6, 20), closure=SUMMER),
    "7(1)(b)": Facts(wished_later=True, agreed_on=date(2026, 8, 23)),
    "7(1)(c)": Facts(assessment_asked_on=date(2026, 6, 1), assessment_in_time=False),
    "7(1)(d)": Facts(sought_on=date(2026, 6, 1)),
    "7(1)(e)": Facts(sought_on=date(2026, 5, 4)),
    "7(1)(f)": Facts(reason="a bereavement", approved_by="head of service"),
    "7(1)(g)": Facts(absent=(date(2026, 8, 1), date(2026, 8, 28))),
    "7(1)(h)": Facts(missed_on=date(2026, 7, 1)),
    "7(1)(i)": Facts(
        first_answers_on=date(2026, 8, 1), reason="they differ", approved_by="head of service"
    ),
}
JUST_NOT = {
    "7(1)(a)": Facts(sought_on=date(2026, 6, 19), closure=SUMMER),
    "7(1)(b)": Facts(wished_later=True, agreed_on=date(2026, 8, 24)),
    "7(1)(c)": Facts(assessment_asked_on=date(2026, 6, 1), assessment_in_time=True),
    "7(1)(d)": Facts(sought_on=date(2026, 6, 1), answered_on=date(2026, 7, 1)),
    "7(1)(e)": Facts(sought_on=date(2026, 8, 24)),
    "7(1)(f)": Facts(reason="a bereavement", approved_by=" "),
    "7(1)(g)": Facts(absent=(date(2026, 8, 1), date(2026, 8, 27))),
    "7(1)(h)": Facts(missed_on=date(2026, 8, 24)),
    "7(1)(i)": Facts(reason="they differ", approved_by="head of service"),
}


def use(ground, facts, **changed):
    whole = Use(
        ground=ground,
        to=date(2026, 9, 30),
        facts=facts,
        is_why_it_is_impractical=True,
        is_no_longer_than_necessary=True,
        told_on=date(2026, 8, 20),
        told_the_new_date=True,
        told_the_reason=True,
    )
    return replace(whole, **changed)


@pytest.mark.parametrize("ground", MADE_OUT)
def test_a_ground_that_is_made_out_moves_the_date(ground):
    clock = extend(DECISION, use(ground, MADE_OUT[ground]))

    assert clock.due_on == date(2026, 9, 30)
    assert check(DECISION, use(ground, MADE_OUT[ground])).missing == ()


@pytest.mark.parametrize("ground", JUST_NOT)
def test_a_ground_that_is_just_not_made_out_is_named(ground):
    checklist = check(DECISION, use(ground, JUST_NOT[ground]))

    assert [point.name for point in checklist.points if not point.holds] == ["facts"]
    assert str(checklist.points[1].citation) == f"SSI 2005/518, regulation {ground}"
    with pytest.raises(ExtensionNotAllowed, match="missing"):
        extend(DECISION, use(ground, JUST_NOT[ground]))


@pytest.mark.parametrize(
    "facts",
    [
        Facts(),
        Facts(sought_on=date(2026, 6, 20)),
        Facts(sought_on=date(2026, 6, 20), closure=Closure(date(2026, 6, 27), date(2026, 7, 24))),
        Facts(sought_on=date(2026, 8, 19), closure=SUMMER),
    ],
    ids=["nothing", "no closure", "27 days", "after it reopened"],
)
def test_a_school_must_have_been_closed_for_four_weeks_around_the_asking(facts):
    assert not check(DECISION, use("7(1)(a)", facts)).is_complete


DUE = DECISION.due_on


@pytest.mark.parametrize(
    ("ground", "facts"),
    [
        ("7(1)(a)", Facts(sought_on=date(2026, 8, 18), closure=SUMMER)),
        ("7(1)(c)", Facts(assessment_asked_on=DUE, assessment_in_time=False)),
        ("7(1)(d)", Facts(sought_on=DUE)),
        ("7(1)(g)", Facts(absent=(DUE, date(2026, 9, 19)))),
        ("7(1)(g)", Facts(absent=(date(2026, 4, 7), SENT))),
        ("7(1)(h)", Facts(missed_on=SENT)),
        ("7(1)(h)", Facts(missed_on=DUE)),
        ("7(1)(i)", Facts(first_answers_on=DUE, reason="more", approved_by="head")),
    ],
)
def test_the_first_and_the_last_day_of_the_limit_are_within_it(ground, facts):
    assert check(DECISION, use(ground, facts)).is_complete


@pytest.mark.parametrize(
    ("ground", "facts"),
    [
        ("7(1)(c)", Facts(assessment_asked_on=date(2026, 8, 24), assessment_in_time=False)),
        ("7(1)(g)", Facts(absent=(date(2026, 4, 6), date(2026, 5, 3)))),
        ("7(1)(g)", Facts(absent=(date(2026, 8, 24), date(2026, 9, 30)))),
        ("7(1)(h)", Facts(missed_on=date(2026, 5, 3))),
        ("7(1)(i)", Facts(first_answers_on=date(2026, 8, 24), reason="x", approved_by="y")),
        ("7(1)(i)", Facts(first_answers_on=DUE, reason="x")),
    ],
)
def test_a_day_outside_the_limit_is_not(ground, facts):
    assert not check(DECISION, use(ground, facts)).is_complete


def test_the_cap_and_the_due_day_are_themselves_allowed_and_told():
    given = use("7(1)(d)", MADE_OUT["7(1)(d)"], to=DECISION.cap_on, told_on=DUE)
    points = check(DECISION, given).points

    assert check(DECISION, given).is_complete
    assert [(point.name, str(point.citation)) for point in points] == [
        ("ground", "SSI 2005/518, regulation 7(1)"),
        ("facts", "SSI 2005/518, regulation 7(1)(d)"),
        ("cause", "SSI 2005/518, regulation 7(1)"),
        ("cap", "SSI 2005/518, regulation 7(3)"),
        ("length", "SSI 2005/518, regulation 7(3)"),
        ("notice", "SSI 2005/518, regulation 7(2)"),
    ]
    assert points[3].words == (
        "the new date is after Sunday 23 August 2026 and no later than Sunday 18 October 2026"
    )
    assert points[5].words == (
        "notice of the reason and the new date was sent to those who must be told, no later than "
        "Sunday 23 August 2026"
    )
    assert points[0].words == "7(1)(d) is an exception here"
    assert check(DECISION, use("7(1)(d)", MADE_OUT["7(1)(d)"], told_on=SENT)).is_complete


def test_a_clock_that_has_no_exceptions_says_which_one_it_lacks():
    clock = ANNUAL_REVIEW_DUE.start(SENT)
    (point,) = check(clock, use("7(1)(a)", Facts())).points

    assert (point.name, point.holds) == ("ground", False)
    assert str(point.citation) == "SSI 2005/518, regulation 7(1)"
    with pytest.raises(ExtensionNotAllowed, match="C01: missing: this is why.*; the new date is"):
        extend(
            CSP_REQUEST.start(date(2026, 6, 1)),
            use(
                "7(1)(a)",
                MADE_OUT["7(1)(a)"],
                is_why_it_is_impractical=False,
                to=date(2027, 1, 1),
                told_on=date(2026, 7, 1),
            ),
        )


def test_an_exception_without_facts_is_not_made_out():
    for ground in MADE_OUT:
        assert "facts" in [
            p.name for p in check(DECISION, use(ground, Facts())).points if not p.holds
        ]


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"is_why_it_is_impractical": False}, "cause"),
        ({"is_no_longer_than_necessary": False}, "length"),
        ({"to": date(2026, 10, 19)}, "cap"),
        ({"to": date(2026, 8, 23)}, "cap"),
        ({"told_on": None}, "notice"),
        ({"told_on": date(2026, 8, 24)}, "notice"),
        ({"told_on": date(2026, 5, 3)}, "notice"),
        ({"told_the_new_date": False}, "notice"),
        ({"told_the_reason": False}, "notice"),
    ],
)
def test_each_missing_point_is_named(changed, missing):
    checklist = check(DECISION, use("7(1)(d)", MADE_OUT["7(1)(d)"], **changed))

    assert [point.name for point in checklist.points if not point.holds] == [missing]


def test_a_delayed_answer_needs_the_new_date_told_but_no_reason():
    clock = CSP_REQUEST.start(date(2026, 6, 1))  # due 26 July 2026
    given = use("7(1)(a)", MADE_OUT["7(1)(a)"], to=date(2026, 9, 1), told_on=date(2026, 7, 1))
    given = replace(given, told_the_reason=False)

    assert check(clock, given).is_complete
    assert str(check(clock, given).points[-1].citation) == "SSI 2005/518, regulation 4A"


def test_a_ground_the_clock_does_not_have_stops_the_checklist():
    checklist = check(CSP_REQUEST.start(SENT), use("7(1)(d)", MADE_OUT["7(1)(d)"]))

    assert checklist.missing == ("7(1)(d) is not an exception that C01 has",)


@pytest.mark.parametrize(
    ("ground", "facts"),
    [
        ("ground-1", Facts(assessment_asked_on=date(2026, 6, 1), assessment_in_time=False)),
        ("ground-2", Facts(missed_on=date(2026, 6, 1))),
        ("ground-3", Facts(sought_on=date(2026, 6, 1))),
    ],
)
def test_an_agency_has_its_own_exceptions_under_its_own_instrument(ground, facts):
    clock = AGENCY_HELP.start(SENT)  # due 12 July 2026, at most 23 August 2026
    given = use(ground, facts, to=date(2026, 8, 1), told_on=date(2026, 7, 1))

    assert extend(clock, given).due_on == date(2026, 8, 1)
    assert {str(point.citation) for point in check(clock, given).points} == {
        "SSI 2005/264, regulation 3"
    }


def test_an_adjudicators_new_date_needs_its_reason_and_cites_its_own_regulation():
    report = rule_on("C26", date(2026, 9, 28), variant="report").start(date(2026, 9, 28))
    report = report.within(date(2026, 11, 18))
    put_off = use("new-date", Facts(reason="two witnesses"), told_on=date(2026, 10, 12))
    checklist = check(report, replace(put_off, to=date(2026, 11, 9)))

    assert checklist.is_complete
    assert {str(point.citation) for point in checklist.points} == {"SSI 2005/501, regulation 9"}
    assert not check(report, replace(put_off, facts=Facts())).is_complete
