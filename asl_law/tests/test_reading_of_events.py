"""What is wrong with an event in a file is said in full: which event, which fact, what may be."""

import pytest

from asl_law.errors import WrongFacts
from asl_law.timeline.reading import read_events

BORN = {"event": "born", "on": "2013-03-03", "recorded_at": "2026-08-03T09:30Z"}
PARTIES = (
    "parent, child, young person, managers of the school, agency, those who provide the support, "
    "education authority"
)


def refusal(given):
    with pytest.raises(WrongFacts) as refused:
        read_events(given)
    return str(refused.value)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "events: a list is expected."),
        ([1], "events[0]: an object is expected."),
        ([{}], "events[0].event is missing."),
        ([{"event": "born"}], "events[0].on is missing."),
        ([{"event": "born", "on": "2013-03-03"}], "events[0].recorded_at is missing."),
        (
            [{**BORN, "whom": 1, "why": 2}],
            "events[0].whom is not known; it may be about, by, clock, event, gate, ground, on, "
            "recorded_at, request, special_school, to, under_school_age.",
        ),
    ],
)
def test_what_is_no_event_is_refused(given, line):
    assert refusal(given) == line


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"on": "2013-02-30"}, "on: 2013-02-30 is not a day of the calendar"),
        ({"recorded_at": 5}, "recorded_at: 5 is not a moment such as 2026-11-02T09:30Z."),
        (
            {"recorded_at": "2026-08-03T09:30"},
            "recorded_at: '2026-08-03T09:30' needs a time zone, such as Z.",
        ),
        ({"by": "neighbour"}, f"by: 'neighbour' is not one of {PARTIES}."),
        ({"by": 5}, f"by: 5 is not one of {PARTIES}."),
        (
            {"request": None},
            "request: None is not one of csp, needs, belonging, early-review, assessment, placing, "
            "agency-help.",
        ),
        (
            {"gate": "open"},
            "gate: 'open' is not one of requested, significant change, transferred.",
        ),
        ({"to": ""}, "to: '' is not a day; write it as YYYY-MM-DD, without a time"),
        ({"about": 4}, "about: some words are expected."),
        ({"clock": 4}, "clock: some words are expected."),
        ({"ground": 4}, "ground: some words are expected."),
        ({"special_school": "yes"}, "special_school: say true or false."),
        ({"under_school_age": 1}, "under_school_age: say true or false."),
    ],
)
def test_a_fact_that_cannot_be_read_is_named_with_its_event(change, line):
    assert refusal([BORN, {**BORN, **change}]) == f"events[1].{line}"


def test_a_kind_that_is_not_known_is_refused_with_all_that_are():
    said = refusal([{**BORN, "event": "party"}])

    assert said.startswith("events[0].event: 'party' is not one of born, request-received, ")
    assert said.endswith(", plan-considered, looked-after-ended.")


def test_what_is_not_given_is_nothing_and_a_plan_is_what_is_asked_for():
    (event,) = read_events([BORN])

    assert (event.about, event.clock, event.ground) == ("", "", "")
    assert (event.by, event.to, event.gate) == (None, None, None)
    assert (event.request.value, event.under_school_age, event.special_school) == (
        "csp", False, False,
    )  # fmt: skip
