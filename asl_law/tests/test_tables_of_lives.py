"""Whole lives, told in full: each clock, each duty and each way, with its words and its provision.

The tables are read as they stand, so a person outside the team can correct them. A cell with
several answers has one to a line.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from telling import told

from asl_law.errors import LawError
from asl_law.timeline import timeline

EXAMPLES = Path(__file__).parent / "examples"
LIVES = ("lives.csv", "lives_of_plans.csv", "lives_elsewhere.csv", "lives_at_edges.csv")


def rows(table):
    with (EXAMPLES / table).open(encoding="utf-8", newline="") as lines:
        return [pytest.param(row, id=row["why"]) for row in csv.DictReader(lines)]


def facts(*given):
    return " | ".join(str(each) for each in given if each)


def clock(each):
    name = f"{each.clock.rule.name} ({each.about})" if each.about else each.clock.rule.name
    return f"{name} {each.state.value}, {each.clock.started_on} to {each.clock.due_on}"


def owed(each):
    notices = "; ".join(f"{to.recipient}: {to.why}" for to in each.notices)
    late = "late" if each.is_late else ""
    when = f"by {each.due_on}" if each.due_on else each.limit
    return facts(each.clock, when, late, each.duty, f"to {each.tell}", each.about, notices)


def way(act):
    by = act.by and f"by {act.by}"
    safe = "safe" if act.by_is_only_cautious else ""
    return facts(act.name, act.words, act.citation, by, safe, ", ".join(act.questions))


def without_limit(duty):
    done = duty.done_on and f"done {duty.done_on}"
    ended = duty.ended_on and f"ended {duty.ended_on}"
    return facts(duty.rule.name, duty.about, f"since {duty.since}", done, ended)


def answers(case):
    """Give all that a timeline says, as the columns of the table."""
    cells = {
        "clocks": map(clock, case.clocks),
        "owed": map(owed, case.owed),
        "ways": map(way, case.may_now),
        "without_limit": map(without_limit, case.without_limit),
        "history": (f"{step.on} {step.stage.value}" for step in case.history),
        "said": (*case.without_clock, *case.not_known),
    }
    return {name: "\n".join(lines) for name, lines in cells.items()}


@pytest.mark.parametrize("row", [row for table in LIVES for row in rows(table)])
def test_a_life_is_told_in_full(row):
    case = timeline(told(row["events"]), None, date.fromisoformat(row["on"]))

    expected = {name: row[name] for name in answers(case)}
    assert answers(case) == expected


@pytest.mark.parametrize("row", rows("refused_steps.csv"))
def test_a_step_that_cannot_be_is_refused_in_these_words(row):
    with pytest.raises(LawError) as refusal:
        timeline(told(row["events"]), None, date.fromisoformat(row["on"]))

    assert str(refusal.value) == row["refusal"]
