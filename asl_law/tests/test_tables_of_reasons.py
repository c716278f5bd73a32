"""The tables of examples/ with the words and the provision of an answer, read as they stand."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from asl_law.ages import Standing
from asl_law.disclosure import EXCEPTIONS, may_show, who_consents
from asl_law.needs import Rebuttal, additional_support_needs, must_consider_a_plan
from asl_law.notices import Event, Party, notices_owed
from asl_law.remedies import ROUTES, route
from asl_law.requests import RequestKind, clock_started_by, counts_as_request
from asl_law.responsible import Basis, who_is_responsible
from asl_law.rights import Person, may
from asl_law.school_year import read_school_year

EXAMPLES = Path(__file__).parent / "examples"
SAID = {"yes": True, "no": False, "ask": None, "unknown": None, "": None}


def table(name):
    with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows(name):
    return [
        pytest.param(row, id=f"{at}: {' '.join(row.values())[:70]}")
        for at, row in enumerate(table(name), 2)
    ]


def day(text):
    return date.fromisoformat(text) if text else None


def pupil(row):
    return Person(
        birth=day(row["birth"]),
        is_pupil=row.get("pupil") != "no",
        capacity=SAID[row["capacity"]],
        wellbeing_harmed=SAID[row.get("wellbeing_harmed", "")],
    )


def as_the_table_says(limb, row):
    assert (limb.reason, limb.provision) == (row["says"], row["provision"])
    assert limb.citation.url.startswith("https://www.legislation.gov.uk/")
    assert "; ".join(limb.questions) == row.get("open", "")


@pytest.mark.parametrize("row", rows("notice_contents"))
def test_a_notice_holds_what_the_table_says(row):
    owed = notices_owed(
        row["event"],
        standing=Standing(row["standing"]),
        requested_by=Party(row["requested_by"]) if row["requested_by"] else None,
        young_person_has_capacity=row["capacity"] != "no",
        tribunal_may_hear_it=row["tribunal"] != "no",
        placing_request_in_play=row["placing"] == "yes",
    )
    (notice,) = [each for each in owed if each.recipient.value == row["recipient"]]

    assert notice.why == row["because"]
    assert "; ".join(notice.must_contain) == row["must_contain"]
    assert str(notice.citation) == row["provision"]
    assert "; ".join(notice.questions) == row["open"]


def test_the_table_of_notices_has_every_event():
    assert {row["event"] for row in table("notice_contents")} == set(Event)


@pytest.mark.parametrize("row", rows("routes"))
def test_a_disagreement_goes_where_the_table_says(row):
    found = route(row["decision"])

    assert (found.forum.value, found.about) == (row["forum"], row["about"])
    assert str(found.citation) == row["provision"]
    assert (found.not_by or "", found.unless or "") == (row["not_by"], row["unless"])


def test_the_table_of_routes_has_every_disagreement():
    assert [row["decision"] for row in table("routes")] == list(ROUTES)


@pytest.mark.parametrize("row", rows("requests"))
def test_a_request_starts_the_clock_the_table_says(row):
    started = clock_started_by(row["kind"])

    assert (started.clock or "", started.reason) == (row["clock"], row["says"])
    assert str(started.citation) == row["provision"]


def test_the_table_of_requests_has_every_kind():
    assert {row["kind"] for row in table("requests")} == set(RequestKind)


@pytest.mark.parametrize("row", rows("forms"))
def test_what_came_counts_as_a_request_as_the_table_says(row):
    judged = counts_as_request(form=row["form"], gives_reasons=SAID[row["reasons"]])

    assert judged.answer is SAID[row["counts"]]
    assert (judged.ask or "") == row["ask"]
    as_the_table_says(judged.limbs[row["limb"]], row)


@pytest.mark.parametrize("row", rows("responsibility"))
def test_the_authority_responsible_is_the_one_the_table_says(row):
    found = who_is_responsible(row["basis"])

    assert (found.who or "", found.reason) == (row["who"], row["says"])
    assert found.is_someone is SAID[row["someone"]]
    assert (str(found.citation), found.ask or "") == (row["provision"], row["ask"])
    assert "; ".join(found.questions) == row["open"]


def test_the_table_of_responsibility_has_every_basis():
    assert {row["basis"] for row in table("responsibility")} == set(Basis)


@pytest.mark.parametrize("row", rows("needs"))
def test_additional_support_needs_are_found_as_the_table_says(row):
    view = None
    if row["view_formed_on"]:
        view = Rebuttal(day(row["view_formed_on"]), row["view"], SAID[row["on_this_child"]])
    judged = additional_support_needs(
        on=day(row["on"]),
        looked_after=SAID[row["looked_after"]],
        unable_to_benefit_without_support=SAID[row["unable"]],
        rebuttal=view,
    )

    assert judged.answer is SAID[row["answer"]]
    assert " + ".join(judged.limbs) == row["limbs"]
    if "looked after" in judged.limbs:
        assert judged.limbs["looked after"].met is (row["limbs"] == "looked after")
    assert judged.ask == (judged.limbs["needs"].reason if row["answer"] == "ask" else None)
    as_the_table_says(judged.limbs[row["limb"]], row)


@pytest.mark.parametrize("row", rows("considering"))
def test_a_plan_is_considered_unasked_as_the_table_says(row):
    limb = must_consider_a_plan(
        on=day(row["on"]),
        looked_after=SAID[row["looked_after"]],
        responsible=SAID[row["responsible"]],
    )

    assert limb.met is SAID[row["must"]]
    as_the_table_says(limb, row)


@pytest.mark.parametrize("row", rows("reasons_for_rights"))
def test_a_right_has_the_reason_the_table_says(row):
    party = Party(row["as"]) if row["as"] else None
    judged = may(row["right"], party=party, pupil=pupil(row), on=day(row["on"]))

    assert judged.answer is SAID[row["answer"]]
    as_the_table_says(judged.limbs[row["limb"]], row)


@pytest.mark.parametrize("row", rows("consent"))
def test_consent_is_asked_of_whom_the_table_says(row):
    found = who_consents(row["to_show"], pupil=pupil(row), on=day(row["on"]))
    without = may_show(row["to_show"], pupil=pupil(row), on=day(row["on"]))

    assert "; ".join(each.value for each in found) == row["consenting"]
    assert without.answer is False
    as_the_table_says(without.limbs["consent"], row)


@pytest.mark.parametrize("row", rows("showing"))
def test_a_plan_is_shown_without_consent_as_the_table_says(row):
    ailsa = Person(birth=date(2017, 3, 3))
    judged = may_show("plan", pupil=ailsa, on=date(2026, 11, 23), exception=row["exception"])

    assert judged.answer is True
    as_the_table_says(judged.limbs["exception"], row)


def test_the_table_of_showing_has_every_exception():
    assert [row["exception"] for row in table("showing")] == list(EXCEPTIONS)


@pytest.mark.parametrize("row", rows("school_days"))
def test_pupils_are_at_school_as_the_table_says(row):
    year = read_school_year(json.loads((EXAMPLES / "school_year.json").read_text("utf-8")))

    assert year.is_pupil_day(day(row["day"])) is SAID[row["pupils"]]
