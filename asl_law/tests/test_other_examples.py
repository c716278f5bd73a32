"""The tables of examples/ that are not about clocks, read as they stand."""

import csv
from datetime import date
from pathlib import Path

import pytest

from asl_law.ages import Standing, standing
from asl_law.calendar import Closure, is_working_day
from asl_law.csp_test import LIMBS, Factor, Findings, Sides, Source, Support, decide
from asl_law.errors import LawError
from asl_law.notices import Party, notices_owed
from asl_law.post import presumed_received
from asl_law.retention import Cause, keeping
from asl_law.rights import Person, may

EXAMPLES = Path(__file__).parent / "examples"
SAID = {"yes": True, "no": False, "ask": None, "unknown": None, "": None}


def rows(table):
    with (EXAMPLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return [pytest.param(row, id=" ".join(row.values())) for row in csv.DictReader(lines)]


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", rows("working_days"))
def test_a_working_day_is_what_the_table_says(row):
    if row["works"] == "refused":
        with pytest.raises(LawError):
            is_working_day(day(row["day"]))
        return

    assert is_working_day(day(row["day"])) is SAID[row["works"]]


@pytest.mark.parametrize("row", rows("standing"))
def test_who_someone_is_to_the_act_is_what_the_table_says(row):
    who = standing(day(row["birth"]), day(row["on"]), is_pupil=SAID[row["pupil"]])

    assert who.value == row["who"]


@pytest.mark.parametrize("row", rows("rights"))
def test_a_right_is_whose_the_table_says(row):
    pupil = Person(
        birth=day(row["birth"]),
        capacity=SAID[row["capacity"]],
        wellbeing_harmed=SAID[row["wellbeing_harmed"]],
    )
    named = {"": None, "parent": Party.PARENT, "managers": Party.MANAGERS}

    def ask():
        return may(row["right"], party=named[row["as"]], pupil=pupil, on=day(row["on"])).answer

    if row["answer"] == "refused":
        with pytest.raises(LawError):
            ask()
        return
    assert ask() is SAID[row["answer"]]


@pytest.mark.parametrize("row", rows("notices"))
def test_a_notice_goes_to_whom_the_table_says(row):
    asked = Party(row["requested_by"]) if row["requested_by"] else None
    owed = notices_owed(row["event"], standing=Standing(row["standing"]), requested_by=asked)

    assert "; ".join(notice.recipient.value for notice in owed) == row["recipients"]


def support(source):
    return Support(source=source, provider="x", what="y", required=True, for_education=True)


@pytest.mark.parametrize("row", rows("four_limbs"))
def test_the_four_limbs_come_out_as_the_table_says(row):
    sources = [Source.EDUCATION]
    sources += [Source.OTHER_FUNCTION] if row["other_functions"] else []
    sources += [Source.AGENCY] if row["agencies"] else []
    findings = Findings(
        responsible_authority=SAID[row["responsible"]],
        factors=tuple(Factor("factor", SAID[alone]) for alone in row["alone"].split()),
        factors_together_significant_adverse=SAID[row["together"]],
        needs_likely_over_a_year=SAID[row["over_a_year"]],
        support=tuple(map(support, sources)),
        sides=Sides(
            education=SAID[row["education"]],
            other_functions=SAID[row["other_functions"]],
            agencies=SAID[row["agencies"]],
            other_functions_with_agencies=SAID[row["sum"]],
        ),
    )

    outcome = decide(findings)

    assert outcome.required is SAID[row["required"]]
    assert [limb.citation for limb in outcome.limbs.values()] == list(LIMBS.values())
    assert all(limb.reason.endswith(".") for limb in outcome.limbs.values())
    assert (outcome.ask is not None) is (row["required"] == "ask")


@pytest.mark.parametrize("row", rows("closures"))
def test_a_closure_has_the_window_the_table_says(row):
    closure = Closure(day(row["closed_from"]), day(row["reopens_on"]))

    assert closure.is_four_weeks is SAID[row["long_enough"]]
    assert closure.window == (day(row["sought_from"]), day(row["sought_to"]))


@pytest.mark.parametrize("row", rows("post"))
def test_what_is_posted_is_presumed_received_when_the_table_says(row):
    assert presumed_received(day(row["posted"])) == day(row["received"])


@pytest.mark.parametrize("row", rows("keeping"))
def test_a_plan_is_kept_as_long_as_the_table_says(row):
    kept = keeping(Cause(row["cause"]), discontinued_on=day(row["discontinued_on"]))

    assert (kept.keep_until, kept.destroy_from) == (
        day(row["keep_until"]),
        day(row["destroy_from"]),
    )
