"""The word ``extend`` with its facts: the whole checklist of regulation 7, point by point."""

import json
from pathlib import Path

import pytest
from telling import YEAR

EXAMPLES = Path(__file__).parent / "examples"
C02 = (
    "extend", "C02", "--from", "2026-11-23", "--to", "2027-04-30", "--ground", "7(1)(d)",
    "--informed-on", "2027-03-01",
)  # fmt: skip
C01 = (
    "extend", "C01", "--from", "2026-06-01", "--to", "2026-09-01", "--ground", "7(1)(a)",
    "--informed-on", "2026-07-01",
)  # fmt: skip
WHOLE = json.loads((EXAMPLES / "exception.json").read_text(encoding="utf-8"))
JUDGED = {key: True for key in WHOLE if key.startswith(("is_", "told_"))}


def test_a_use_with_every_point_moves_the_date_and_shows_the_points(answered):
    told = answered(*C02, "--facts", str(EXAMPLES / "exception.json"))

    assert (told["due_on"], told["first_due_on"]) == ("2027-04-30", "2027-03-14")
    assert [(each["point"], each["holds"]) for each in told["checklist"]] == [
        ("ground", True), ("facts", True), ("cause", True), ("cap", True), ("length", True),
        ("notice", True),
    ]  # fmt: skip
    assert told["checklist"][-1]["citation"]["provision"] == "regulation 7(2)"


def test_without_facts_the_answer_says_that_they_were_not_looked_at(answered, ask):
    assert answered(*C02)["checklist"] is None
    assert "--facts FILE.json goes through the whole checklist" in ask(*C02)[1]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"answered_on": "2027-01-05"}, "has not been provided"),
        ({"is_why_it_is_impractical": False}, "why it is impractical"),
        ({"is_no_longer_than_necessary": False}, "no later than reasonably necessary"),
        ({"told_the_reason": False}, "notice of the reason and the new date"),
    ],
)
def test_a_point_that_does_not_hold_is_named_and_the_date_stays(
    refused, answered, write, change, missing
):
    file = write({**WHOLE, **change})

    assert missing in refused(*C02, "--facts", file)
    shown = answered(*C02, "--facts", file, "--checklist")
    assert shown["may_be_used"] is False
    assert [missing in words for words in shown["missing"]] == [True]


def test_the_checklist_alone_shows_what_has_still_to_be_recorded(answered, ask):
    shown = answered(*C02, "--checklist")

    assert (shown["clock"], shown["may_be_used"], len(shown["missing"])) == ("C02", False, 4)
    assert ask(*C02, "--checklist")[1].endswith("The first limit stands.\n")
    wrong = answered("extend", "C01", *C02[2:], "--checklist")
    assert wrong["missing"] == ["7(1)(d) is not an exception that C01 has"]


def test_a_school_year_finds_the_closure_and_a_file_may_give_it(answered, refused, write, tmp_path):
    year = tmp_path / "year.json"
    year.write_text(json.dumps(YEAR), encoding="utf-8")
    facts = write({**JUDGED, "sought_on": "2026-06-20"})
    by_hand = {"closed_from": "2026-06-27", "reopens_on": "2026-08-18"}

    assert answered(*C01, "--facts", facts, "--calendar", str(year))["due_on"] == "2026-09-01"
    assert "four weeks" in refused(*C01, "--facts", facts)
    same = answered(
        *C01, "--facts", write(JUDGED), "--calendar", str(year), "--sought-on", "2026-06-20"
    )
    assert same["due_on"] == "2026-09-01"
    early = write({**JUDGED, "sought_on": "2026-06-01"})
    assert "four weeks" in refused(*C01, "--facts", early, "--calendar", str(year))
    given = write({**JUDGED, "sought_on": "2026-06-20", "closure": by_hand})
    assert answered(*C01, "--facts", given)["due_on"] == "2026-09-01"


def test_an_absence_is_read(answered, write):
    away = ("extend", "C02", *C01[2:5], "2026-10-30", "--ground", "7(1)(g)", *C01[-2:])
    facts = write({**JUDGED, "absent": ["2026-07-01", "2026-08-15"]})

    assert answered(*away, "--facts", facts)["due_on"] == "2026-10-30"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ([], "an object"),
        ({"party": 1}, "facts.party is not known"),
        ({"wished_later": "yes"}, "say true or false"),
        ({"reason": 5}, "some words"),
        ({"sought_on": "soon"}, "facts.sought_on"),
        ({"closure": ["2026-06-27"]}, "closed_from and reopens_on"),
        ({"closure": {"closed_from": "2026-06-27"}}, "closed_from and reopens_on"),
        ({"absent": "July"}, "first and the last day"),
        ({"absent": ["2026-07-01"]}, "first and the last day"),
    ],
)
def test_facts_that_cannot_be_read_are_refused(refused, write, facts, fault):
    assert fault in refused(*C02, "--facts", write(facts))


def test_sought_on_goes_with_the_closed_school_only(refused, write, tmp_path):
    year, nothing = write(YEAR), tmp_path / "nothing.json"
    nothing.write_text("[]", encoding="utf-8")
    sought = ("--calendar", year, "--sought-on", "2026-06-20")

    assert "goes with ground 7(1)(a)" in refused(*C02, *sought, "--checklist")
    assert "the facts: an object" in refused(*C01, *sought, "--facts", str(nothing))
