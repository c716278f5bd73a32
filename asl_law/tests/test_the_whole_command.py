"""Every word of the command, its JSON and its text, and what it refuses."""

from pathlib import Path

import pytest
from telling import YEAR

from asl_law.command import main

EXAMPLES = Path(__file__).parent / "examples"


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
