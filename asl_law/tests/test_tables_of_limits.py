"""The tables of exceptions, of stages between request and plan, and of leaving school."""

import csv
from datetime import date
from pathlib import Path

import pytest

from asl_law.ages import leaving_date
from asl_law.calendar import Closure
from asl_law.clocks import rule_on
from asl_law.decisions import Course, Stage, Step
from asl_law.exceptions import Facts, Use, check

EXAMPLES = Path(__file__).parent / "examples"
DAY = date(2026, 11, 2)


def rows(name):
    with (EXAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{at}: {' '.join(row.values())[:70]}")
            for at, row in enumerate(csv.DictReader(lines), 2)
        ]


def day(text):
    return date.fromisoformat(text) if text else None


def facts(words):
    """Read name=value pairs: a day, two days with a stroke, yes or no, or words_joined_so."""
    told = {}
    for name, _, value in (word.partition("=") for word in words.split()):
        if name in ("closure", "absent"):
            days = tuple(day(each) for each in value.split("/"))
            told[name] = Closure(*days) if name == "closure" else days
        elif name.endswith("_on"):
            told[name] = day(value)
        else:
            told[name] = {"yes": True, "no": False}.get(value, value.replace("_", " "))
    return Facts(**told)


@pytest.mark.parametrize("row", rows("exceptions"))
def test_an_exception_is_made_out_as_the_table_says(row):
    clock = rule_on(row["clock"], day(row["from"])).start(day(row["from"]))
    use = Use(
        ground=row["ground"],
        to=day(row["to"]),
        facts=facts(row["facts"]),
        is_why_it_is_impractical=True,
        is_no_longer_than_necessary=True,
        told_on=day(row["told_on"]),
        told_the_new_date=True,
        told_the_reason=True,
    )

    checklist = check(clock, use)
    points = {point.name: point for point in checklist.points}
    point = points.get("facts", points["ground"])

    assert clock.due_on == day(row["due_on"])
    assert checklist.is_complete is point.holds is (row["made_out"] == "yes")
    assert (point.words, str(point.citation)) == (row["says"], row["provision"])


@pytest.mark.parametrize("row", rows("stages"))
def test_a_stage_may_become_what_the_table_says(row):
    step = Step(Stage(row["stage"]), DAY)

    assert str(step.citation) == row["provision"]
    assert step.is_supposed is (row["supposed"] == "yes")
    assert "; ".join(Course((step,)).may_become()) == row["may_become"]


@pytest.mark.parametrize("row", rows("leaving_dates"))
def test_someone_may_leave_school_on_the_day_the_table_says(row):
    found = leaving_date(day(row["birth"]), day(row["christmas_holiday"]))

    assert found == day(row["leaves"])
