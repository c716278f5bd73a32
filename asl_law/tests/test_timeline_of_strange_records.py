"""Records that look wrong: what is refused, with a line that helps, and what is taken and why."""

from datetime import UTC, date, datetime

import pytest
from telling import PLAN, PROPOSAL, REQUEST, REQUIRED, K, acts, due, happened, on, states

from asl_law.decisions import Stage
from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind
from asl_law.time_limits import State

LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)


def asked_by(party, request=RequestKind.CSP):
    return happened(K.REQUEST_RECEIVED, 8, 3, by=party, request=request)


# Who asks (section 6(3), 7(2), 10(5))


@pytest.mark.parametrize("party", [Party.AGENCY, Party.PROVIDERS, Party.AUTHORITY])
def test_only_the_family_asks_and_what_an_agency_says_has_no_limit(party):
    with pytest.raises(WrongFacts) as refusal:
        on(2026, 8, 10, asked_by(party))

    assert str(refusal.value) == (
        f"request-received on 2026-08-03 by {party.value}: a parent, a child of 12 or over or a "
        "young person makes it; what comes to attention in another way has no limit of time "
        "(section 6(5)), so leave the request out."
    )


def test_the_managers_of_a_school_ask_under_section_7_only():
    with pytest.raises(WrongFacts) as refusal:
        on(2026, 8, 10, asked_by(Party.MANAGERS))
    belonging = on(2026, 8, 10, asked_by(Party.MANAGERS, RequestKind.BELONGING))

    assert str(refusal.value).endswith(
        "what the managers of a school ask is of the kind 'belonging' (section 7(2)(b))."
    )
    assert "Where no authority is responsible" in belonging.without_clock[0]
    with pytest.raises(WrongFacts, match="by agency"):
        on(2026, 8, 10, asked_by(Party.AGENCY, RequestKind.BELONGING))


@pytest.mark.parametrize("party", [None, Party.PARENT, Party.CHILD, Party.YOUNG_PERSON])
def test_the_family_may_ask(party):
    assert on(2026, 8, 10, asked_by(party)).stage is Stage.REQUESTED


def test_an_agency_does_not_ask_for_an_early_review():
    asked = happened(K.EARLY_REVIEW_REQUESTED, 2, 1, 2027, by=Party.AGENCY)

    with pytest.raises(WrongFacts, match="early-review-requested on 2027-02-01 by agency"):
        on(2027, 2, 2, PROPOSAL, PLAN, asked)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (RequestKind.EARLY_REVIEW, "early-review-requested"),
        (RequestKind.PLACING, "placing-requested"),
        (RequestKind.AGENCY_HELP, "agency-asked"),
    ],
)
def test_a_request_with_an_event_of_its_own_is_told_as_that(kind, event):
    with pytest.raises(WrongFacts) as refusal:
        on(2026, 8, 10, asked_by(None, kind))

    assert str(refusal.value) == (
        f"a request of the kind '{kind.value}' is told as the event {event}."
    )


# Two births


def test_two_births_are_refused_and_one_that_is_recorded_twice_is_one():
    once, again = (
        happened(K.BORN, 3, 3, 2013, recorded_at=at) for at in (LATER, REQUEST.recorded_at)
    )

    assert on(2026, 8, 10, once, again).standing == on(2026, 8, 10, once).standing
    with pytest.raises(WrongFacts) as refusal:
        on(2026, 8, 10, once, happened(K.BORN, 3, 4, 2013))
    assert str(refusal.value) == (
        "the pupil is born on 2013-03-04 and on 2013-03-03; give only the day that is right."
    )


# The same twice on one day


def test_a_proposal_that_is_recorded_twice_is_one_proposal():
    again = happened(K.PROPOSAL_SENT, 9, 14, recorded_at=LATER)
    case = on(2026, 9, 20, REQUEST, again, PROPOSAL)

    assert [step.stage for step in case.history] == [Stage.REQUESTED, Stage.PROPOSED]
    assert states(case) == {"C01": State.MET, "C02": State.RUNNING}
    assert case.events_counted == 3
    with pytest.raises(WrongFacts, match="there is a proposal already"):
        on(2026, 9, 20, REQUEST, PROPOSAL, happened(K.PROPOSAL_SENT, 9, 15))


def test_what_is_recorded_between_two_records_of_the_same_does_not_part_them():
    moments = [datetime(2026, 9, 14, hour, tzinfo=UTC) for hour in (9, 10, 11)]
    health, work, health_again = (
        happened(K.AGENCY_ASKED, 9, 14, about=about, recorded_at=at)
        for about, at in zip(("NHS Glenmarra", "Glen Work", "NHS Glenmarra"), moments, strict=True)
    )
    case = on(2026, 9, 20, health, work, health_again)

    assert [each.about for each in case.clocks] == ["Glen Work", "NHS Glenmarra"]


def test_the_same_kind_of_thing_on_another_day_is_another_event():
    first, second = (happened(K.AGENCY_ASKED, 9, day, about="NHS Glenmarra") for day in (14, 15))

    assert len(on(2026, 9, 20, first, second).clocks) == 2


# A placing request for a session that is over


def placing(month, day, year, session):
    return happened(K.PLACING_REQUESTED, month, day, year, about="Marra", to=session)


def test_a_placing_request_for_a_session_long_over_is_refused():
    session = date(2025, 8, 18)

    assert "C17" in due(on(2026, 8, 17, placing(8, 17, 2026, session)))
    for year in (2026, 2030):
        with pytest.raises(WrongFacts) as refusal:
            on(year, 12, 1, placing(8, 18, year, session))
        assert str(refusal.value) == (
            f"C17: the session that started on 2025-08-18 is over on {year}-08-18, when the "
            "request was received; say the start of the session that is asked for."
        )


def test_a_session_that_starts_on_29_february_is_over_a_year_later(refused):
    session = date(2024, 2, 29)

    assert "C17" in due(on(2025, 3, 2, placing(2, 28, 2025, session)))
    with pytest.raises(WrongFacts, match="is over on 2025-03-01"):
        on(2025, 3, 2, placing(3, 1, 2025, session))
    assert "is over on 2030-05-01" in refused(
        "due", "C17", "--from", "2030-05-01", "--for-session-starting", "2025-08-18"
    )


def test_a_refusal_that_the_law_supposes_is_not_for_a_committee_once_the_tribunal_has_it():
    asked = placing(3, 1, 2026, date(2026, 8, 18))
    made = happened(K.PLACING_REFERENCE_MADE, 5, 4, about="Marra")

    assert len(acts(on(2026, 5, 5, asked), "refer to committee")) == 1
    assert acts(on(2026, 5, 5, asked, made), "refer to committee") == []


# The Tribunal before 2018, and before the Act

HELD = (
    happened(K.PROPOSAL_SENT, 9, 12, 2016),
    happened(K.PLAN_GIVEN, 12, 1, 2016),
    happened(K.DISCONTINUANCE_NOTIFIED, 6, 1, 2017),
)


def test_a_reference_before_2018_counts_because_section_18_is_older_than_the_rules():
    made = happened(K.REFERENCE_MADE, 6, 20, 2017)

    assert acts(on(2017, 6, 21, *HELD), "wait") == []
    (waiting,) = acts(on(2017, 6, 21, *HELD, made), "wait")
    assert waiting.words == "wait for the Tribunal before the plan is discontinued"


@pytest.mark.parametrize("kind", [K.REFERENCE_MADE, K.TRIBUNAL_DECIDED])
def test_there_is_no_tribunal_before_the_act(kind):
    assert on(2005, 12, 1, happened(kind, 11, 14, 2005)).events_counted == 1
    with pytest.raises(WrongFacts) as refusal:
        on(2005, 12, 1, happened(kind, 11, 13, 2005))
    assert str(refusal.value) == (
        f"{kind.value} on 2005-11-13: there is no Tribunal before Monday 14 November 2005."
    )


def test_how_a_decision_of_before_2018_is_appealed_is_said_to_be_unknown():
    last, first = (on(2018, 1, 13, happened(K.TRIBUNAL_DECIDED, 1, day, 2018)) for day in (11, 12))

    assert last.clocks == ()
    assert last.not_known == (
        "C29: the time to appeal a decision of before Friday 12 January 2018.",
    )
    assert (due(first), first.not_known) == ({"C29": "2018-02-10"}, ())
    two = on(2026, 3, 2, *(happened(K.TRIBUNAL_DECIDED, 3, 1, about=about) for about in "ab"))
    assert [each.about for each in two.clocks] == ["a", "b"]


def test_a_decision_that_a_plan_is_required_may_be_referred_too():
    case = on(2026, 12, 15, REQUEST, PROPOSAL, REQUIRED)

    assert "refer to the Tribunal: decision that a plan is required" in [
        act.words for act in acts(case, "refer")
    ]
