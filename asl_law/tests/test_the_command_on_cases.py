"""The words ``timeline`` and ``reference``: files with facts, and what is refused."""

import json

import pytest
from telling import YEAR

from asl_law.references import GROUNDS

CASE = {
    "on": "2026-12-01",
    "known_by": "2026-12-31T00:00Z",
    "calendar": YEAR,
    "events": [
        {"event": "born", "on": "2017-03-03", "recorded_at": "2026-08-03T09:30Z"},
        {
            "event": "request-received",
            "on": "2026-08-03",
            "recorded_at": "2026-08-03T09:30Z",
            "by": "parent",
        },
        {"event": "agency-asked", "on": "2026-09-01", "recorded_at": "2026-09-01T09:30Z",
         "about": "NHS Glenmarra"},
        {"event": "request-received", "on": "2026-08-04", "recorded_at": "2026-08-04T09:30Z",
         "request": "needs"},
    ],
}  # fmt: skip
REFERENCE = {
    "ground": "(b)(i)", "party": "parent", "birth": "2017-03-03",
    "received_on": "2027-02-01", "decided_on": "2026-12-31", "plan_prepared": False,
}  # fmt: skip


def test_a_case_is_told_as_json_and_text(answered, ask, write):
    file = write(CASE)
    told = answered("timeline", file)

    assert told["stage"] == "deemed not required, no answer"
    assert told["standing"] == "child under 12"
    assert [each["clock"] for each in told["clocks"]] == ["C01", "C10"]
    assert told["owed"][0]["notices"][0]["recipient"] == "parent"
    assert told["supposed"][0]["on"] == "2026-09-28"
    assert "sets no time" in told["without_clock"][0]
    _, text, _ = ask("timeline", file)
    assert "C10 (NHS Glenmarra) late" in text
    assert "LATE" in text
    earlier = answered("timeline", file, "--on", "2026-08-10", "--known-by", "2026-08-01T00:00Z")
    assert (earlier["stage"], earlier["events_counted"]) == (None, 0)
    open_case = {"on": "2026-09-02", "events": CASE["events"]}
    assert answered("timeline", write(open_case))["known_by"] is None


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ([], "an object with events"),
        ({"events": []}, "on which day"),
        ({"on": "2026-11-02", "events": {}}, "a list is expected"),
        ({"on": "2026-11-02", "events": [1]}, "events[0]"),
        ({"on": "2026-11-02", "events": [{}]}, "events[0].event is missing"),
        ({"on": "2026-11-02", "events": [{"when": 1}]}, "events[0].when is not known"),
        ({"on": 5, "events": []}, "on: 5 is not a day"),
        ({"on": "2026-11-02", "known_by": "now", "events": []}, "known_by"),
        ({"on": "2026-11-02", "known_by": "2026-11-02T09:30", "events": []}, "time zone"),
    ],
)
def test_a_case_that_cannot_be_read_is_refused(refused, write, case, fault):
    assert fault in refused("timeline", write(case))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"event": "party"}, "is not one of"),
        ({"event": 3}, "is not one of"),
        ({"on": "2026-08-03T09:00"}, "without a time"),
        ({"recorded_at": 5}, "is not a moment"),
        ({"recorded_at": "2026-08-03T09:00"}, "time zone"),
        ({"by": "neighbour"}, "is not one of"),
        ({"about": 4}, "some words"),
        ({"special_school": "yes"}, "say true or false"),
        ({"event": "leaving-expected"}, "expected leaving date"),
    ],
)
def test_an_event_that_cannot_be_read_is_named(refused, write, change, fault):
    event = {"event": "born", "on": "2017-03-03", "recorded_at": "2026-08-03T09:30Z", **change}

    assert fault in refused("timeline", write({"on": "2026-11-02", "events": [event]}))


def test_a_duty_without_a_limit_is_told_as_such(ask, write):
    notice = {"event": "child-gave-notice", "on": "2026-11-02", "recorded_at": "2026-11-02T09:30Z"}
    file = write({"on": "2026-11-03", "events": [notice]})

    _, as_json, _ = ask("timeline", file, "--json")
    told = json.loads(as_json)
    assert [duty["clock"] for duty in told["without_limit"]] == ["C31"]
    assert told["owed"][0]["due_on"] is None
    _, text, _ = ask("timeline", file)
    assert "Owed (no limit is set, and the other clocks go on running meanwhile): assess" in text


def test_a_reference_is_judged_limb_by_limb(answered, ask, write):
    file = write(REFERENCE)
    told = answered("reference", file)

    assert (told["competent"], told["by"]) == (True, "2027-03-01")
    deemed = {**REFERENCE, "is_deemed": True, "last_day_of_missed_limit": "2026-12-27"}
    assert "to be safe" in ask("reference", write(deemed))[1]
    unknown = {key: value for key, value in REFERENCE.items() if key != "decided_on"}
    assert answered("reference", write(unknown))["by"] is None


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ([], "an object"),
        ({}, "ground is missing"),
        ({**REFERENCE, "grounds": 1}, "grounds is not known"),
        ({**REFERENCE, "ground": "(z)"}, "(d)(ia)"),
        ({**REFERENCE, "party": "aunt"}, "nobody known"),
        ({**REFERENCE, "special_school": "yes"}, "true or false"),
        ({**REFERENCE, "decided_on": "soon"}, "is not a day"),
    ],
)
def test_a_reference_that_cannot_be_read_is_refused(refused, write, given, fault):
    assert fault in refused("reference", write(given))


def test_every_ground_of_reference_can_be_asked(answered, write):
    for ground in GROUNDS:
        assert "limbs" in answered("reference", write({**REFERENCE, "ground": ground}))
