"""Input that a person types wrongly: one line that helps, exit 2, and nothing on stdout."""

import json

import pytest

from asl_law.command import main

CALLUM = ("--birth", "2013-05-04", "--on", "2026-11-23")
REFERENCE = {
    "ground": "(c)", "party": "parent", "birth": "2017-03-03", "received_on": "2027-02-01",
}  # fmt: skip


@pytest.fixture
def refused(capsys):
    def refuses(*words):
        assert main(list(words)) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return refuses


@pytest.fixture
def write(tmp_path):
    def writes(given):
        file = tmp_path / "given.json"
        file.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
        return str(file)

    return writes


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("may", "csp-request", *CALLUM, "--as", ""), "'' is nobody known here"),
        (("may", "csp-request", *CALLUM, "--christmas-holiday", ""), "--christmas-holiday: ''"),
        (("notices", "proposal", *CALLUM, "--requested-by", ""), "'' is nobody known here"),
        (("due", "C16", "--from", "2027-03-10", "--for-session-starting", ""), "starting: ''"),
        (("due", "C01", "--from", "2026-11-02", "--calendar", ""), "directory"),
        (
            ("extend", "C02", "--from", "2026-11-02", "--to", "2027-03-01", "--ground", "7(1)(d)",
             "--informed-on", ""),
            "--informed-on: ''",
        ),
    ],
)  # fmt: skip
def test_an_option_that_is_given_empty_is_refused_and_not_passed_over(refused, words, fault):
    assert fault in refused(*words)


def test_who_the_pupil_is_comes_from_days_or_from_a_word_and_not_both(refused):
    both = ("notices", "proposal", "--standing", "child-under-12")

    assert "not both" in refused(*both, "--birth", "2013-05-04")
    assert "not both" in refused(*both, "--on", "2026-11-23")


def test_an_empty_day_or_moment_of_a_case_is_refused(refused, write):
    file = write({"on": "2026-12-01", "events": []})

    assert "on: ''" in refused("timeline", file, "--on", "")
    assert "known_by: ''" in refused("timeline", file, "--known-by", "")


def test_a_misspelt_key_of_a_case_is_refused_and_not_passed_over(refused, write):
    case = {"on": "2026-12-01", "events": [], "knownby": "2026-11-01T00:00Z"}

    assert "knownby is not known in a case; it may be events, on" in refused(
        "timeline", write(case)
    )


@pytest.mark.parametrize("word", ["reference", "timeline", "csp-test"])
def test_a_file_that_no_program_can_read_is_refused_in_one_line(refused, write, word):
    assert "cannot be read" in refused(word, write("1" * 5000))
    assert "cannot be read" in refused(word, "a\0b")
    assert "NaN is not JSON" in refused(word, write("NaN"))


def test_a_reference_at_the_end_of_the_calendar_is_refused_in_one_line(refused, write):
    last = {**REFERENCE, "last_day_of_missed_limit": "9999-12-31"}

    assert "leaves the calendar" in refused("reference", write(last))
