"""Every word of the command, its JSON and its text, and what it refuses."""

import json
from pathlib import Path

import pytest

from asl_law.command import main
from asl_law.references import GROUNDS

EXAMPLES = Path(__file__).parent / "examples"
YEAR = {
    "terms": [["2026-04-20", "2026-06-26"], ["2026-08-18", "2026-10-09"]],
    "in_service_days": ["2026-05-05"],
    "holidays": ["2026-05-04"],
}
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


@pytest.fixture
def write(tmp_path):
    def writes(given):
        file = tmp_path / "given.json"
        file.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
        return str(file)

    return writes


@pytest.fixture
def ask(capsys):
    def asks(*words):
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return asks


@pytest.fixture
def answered(ask):
    def answers(*words):
        code, out, err = ask(*words, "--json")
        assert (code, err) == (0, "")
        text_code, text, _ = ask(*words)
        assert text_code == 0
        assert text.strip()
        return json.loads(out)

    return answers


@pytest.fixture
def refused(ask):
    def refuses(*words):
        code, out, err = ask(*words, "--json")
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        return err

    return refuses


def test_placing_requests_take_the_session(answered, refused):
    asked = ("due", "C16", "--from", "2027-03-10", "--for-session-starting")

    told = answered(*asked, "2027-08-17")
    assert told["due_on"] == "2027-04-30"
    assert told["explanation"] == (
        "A request received on Wednesday 10 March 2027 for the session that starts in 2027 is "
        "decided by the day that the law names, Friday 30 April 2027 (SSI 2005/515, regulation 3)."
    )
    assert "say for which school session" in refused("due", "C16", "--from", "2027-03-10")
    assert "C17" in refused("due", "C16", "--from", "2027-03-20", *asked[4:], "2027-08-17")
    later = ("due", "C17", "--from", "2027-03-20", "--for-session-starting", "2027-08-17")
    assert answered(*later)["due_on"] == "2027-05-20"
    assert "C16" in refused("due", "C17", "--from", "2027-03-10", *asked[4:], "2027-08-17")
    assert "C16 only" in refused("due", "C01", "--from", "2027-03-10", *asked[4:], "2027-08-17")


def test_under_school_age_and_steps_are_variants(answered, refused):
    early = answered("due", "C14", "--from", "2027-08-17", "--under-school-age")
    step = answered("due", "C26", "--from", "2026-06-22", "--step", "whole")

    assert (early["due_on"], step["due_on"]) == ("2027-02-17", "2026-10-16")
    assert "has no variant" in refused("due", "C01", "--from", "2026-11-02", "--under-school-age")
    assert "it has response" in refused("due", "C26", "--from", "2026-06-22", "--step", "party")
    assert "different clocks" in refused(
        "due", "C26", "--from", "2026-06-22", "--step", "whole", "--under-school-age"
    )


def test_a_school_year_shows_the_windows_of_the_exception(answered, refused, write):
    year = write(YEAR)
    closure = {
        "closed_from": "2026-06-27", "reopens_on": "2026-08-18",
        "sought_from": "2026-06-20", "sought_to": "2026-08-18",
    }  # fmt: skip

    assert answered("due", "C01", "--from", "2026-06-01", "--calendar", year)["closures"] == [
        closure
    ]
    assert answered("due", "C01", "--from", "2026-09-01", "--calendar", year)["closures"] == []
    assert answered("due", "C03", "--from", "2026-06-01", "--calendar", year)["closures"] == []
    extend = (
        "extend", "C01", "--from", "2026-06-01", "--to", "2026-09-01", "--ground", "7(1)(a)",
        "--informed-on", "2026-07-01", "--sought-on",
    )  # fmt: skip
    assert answered(*extend, "2026-06-20", "--calendar", year)["due_on"] == "2026-09-01"
    assert "four weeks" in refused(*extend, "2026-06-19", "--calendar", year)
    assert "not in this school calendar" in refused(*extend, "2026-10-10", "--calendar", year)
    assert "--calendar FILE" in refused(*extend, "2026-06-20")


def test_what_lies_beyond_a_school_year_is_said_to_be_unknown(ask, answered, write):
    last_day = ("due", "C01", "--from", "2026-10-09", "--calendar", write(YEAR))

    assert answered(*last_day)["closures_known_to"] == "2026-10-09"
    _, text, _ = ask(*last_day)
    assert "Closures after Friday 9 October 2026 are not in this school calendar." in text
    within = ("due", "C01", "--from", "2026-06-01", "--calendar", write(YEAR))
    assert "are not in this" not in ask(*within)[1]


@pytest.mark.parametrize(
    "year",
    [
        [],
        {"terms": "all"},
        {"terms": [["2026-04-20"]]},
        {"terms": [["2026-04-20", "2026-06-26"], ["2026-06-01", "2026-10-09"]]},
        {"terms": [["2026-04-20", "2026-06-26"]], "holidays": "2026-05-04"},
        {"terms": [["2026-04-20", "2026-06-26T15:00"]]},
        {"terms": [["0001-01-01", "9999-12-31"]]},
    ],
    ids=["no object", "no list", "no pair", "overlap", "no list of days", "a time", "for ever"],
)
def test_a_school_year_that_cannot_be_is_refused(refused, write, year):
    refused("due", "C01", "--from", "2026-06-01", "--calendar", write(year))


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


def test_may_says_yes_no_or_what_to_settle(answered, refused):
    callum = ("--birth", "2013-05-04", "--on", "2026-11-23")

    assert answered("may", "csp-request", *callum)["may"] is None
    assert answered("may", "csp-request", *callum, "--capacity", "yes", "--wellbeing-harmed", "no")[
        "may"
    ]
    assert answered("may", "placing-request", *callum)["may"] is False
    assert answered("may", "placing-request", *callum, "--as", "parent")["may"] is True
    assert answered("may", "belonging-request", *callum, "--as", "managers")["may"] is True
    assert answered("may", "csp-request", *callum, "--not-a-pupil")["may"] is False
    sixteen = ("--birth", "2010-10-10", "--on", "2026-12-19", "--christmas-holiday", "2026-12-19")
    assert answered("may", "placing-request", *sixteen)["may"] is True
    assert "placing-request" in refused("may", "fly", *callum)
    assert "nobody known" in refused("may", "csp-request", *callum, "--as", "aunt")
    assert "before the birth" in refused("may", "mediation", "--birth", "2027-01-01", *callum[2:])


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


def test_routes_notices_and_holidays(answered, refused):
    assert answered("route", "csp-not-prepared")["not_by"].startswith("section 70")
    assert answered("route", "placing-ordinary")["unless"].startswith("section 18(4)")
    assert "csp-contents" in refused("route", "weather")
    told = answered(
        "notices", "outcome", "--birth", "2013-05-04", "--on", "2026-11-23", "--requested-by",
        "child", "--placing-request",
    )  # fmt: skip
    assert [each["recipient"] for each in told] == ["parent", "child"]
    young = ("notices", "proposal", "--standing", "young-person", "--lacks-capacity")
    assert [each["recipient"] for each in answered(*young)] == ["parent"]
    refusal = ("notices", "refusal", "--standing", "child-under-12", "--no-tribunal")
    assert "Tribunal" not in str(answered(*refusal, "--requested-by", "parent"))
    assert "--birth DAY" in refused("notices", "proposal")
    assert "is not one of" in refused("notices", "proposal", "--standing", "giant")
    assert len(answered("holidays", "2026")) == 10
    assert answered("holidays", "2005")[0]["checked"] is False
    for year in ("2029", "26", "soon"):
        refused("holidays", year)


def test_explain_sets_out_a_rule_or_an_open_question(answered, ask, refused):
    assert len(answered("explain", "C02")["explanation"]) == 2
    assert answered("explain", "LAW-Q7")["title"].startswith("Adding")
    for clock in [f"C{number:02}" for number in range(1, 33)]:
        assert ask("explain", clock)[0] == 0
    assert "moves on" in ask("explain", "C19")[1]
    assert "were not read" in ask("explain", "C02")[1]
    assert "Received by 15 March" in ask("explain", "C16")[1]
    assert "C32" in refused("explain", "C33")


def test_a_duty_without_a_limit_is_told_as_such(ask, write):
    notice = {"event": "child-gave-notice", "on": "2026-11-02", "recorded_at": "2026-11-02T09:30Z"}
    file = write({"on": "2026-11-03", "events": [notice]})

    _, as_json, _ = ask("timeline", file, "--json")
    told = json.loads(as_json)
    assert [duty["clock"] for duty in told["without_limit"]] == ["C31"]
    assert told["owed"][0]["due_on"] is None
    _, text, _ = ask("timeline", file)
    assert "Owed (no limit is set, and the other clocks go on running meanwhile): assess" in text


def test_the_examples_in_the_folder_are_answered(answered):
    year, case = str(EXAMPLES / "school_year.json"), str(EXAMPLES / "case.json")

    assert answered("csp-test", str(EXAMPLES / "findings.json"))["required"] is True
    assert answered("reference", str(EXAMPLES / "reference.json"))["competent"] is True
    assert answered("due", "C01", "--from", "2026-06-01", "--calendar", year)["closures"]
    told = answered("timeline", case)
    assert [(each["clock"], each["due_on"], each["late"]) for each in told["owed"]] == [
        ("C10", "2026-11-22", True), ("C02", "2027-02-01", False),
    ]  # fmt: skip


def test_the_help_lists_every_word(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    for word in ("clocks", "due", "extend", "csp-test", "timeline", "may", "reference", "route",
                 "notices", "holidays", "explain"):  # fmt: skip
        assert f"    {word}" in said


def test_no_abbreviated_option_is_taken(refused):
    refused("due", "C01", "--fro", "2026-11-02")


def test_every_ground_of_reference_can_be_asked(answered, write):
    for ground in GROUNDS:
        assert "limbs" in answered("reference", write({**REFERENCE, "ground": ground}))
