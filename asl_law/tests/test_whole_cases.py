"""The table of whole cases is read as it stands: a person outside the team can correct it."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asl_law.timeline import Event, EventKind, Owed, Timeline, timeline

TABLE = Path(__file__).parent / "examples" / "whole_cases.csv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield pytest.param(row, id=row["why"])


def event(written):
    """Read words such as "placing-requested 2026-04-01 to 2026-08-18"."""
    kind, day, *rest = written.split()
    other = date.fromisoformat(rest[1]) if rest[:1] == ["to"] else None
    on = date.fromisoformat(day)
    recorded = datetime(on.year, on.month, on.day, 16, tzinfo=UTC)
    return Event(
        kind=EventKind(kind),
        on=on,
        recorded_at=recorded,
        to=other,
        special_school="special" in rest,
    )


def clocks(case: Timeline):
    return "; ".join(
        sorted(f"{c.clock.rule.name} {c.state.value} to {c.clock.due_on}" for c in case.clocks)
    )


def owed(each: Owed):
    return f"{each.clock} by {each.due_on}" if each.due_on else f"{each.clock} without a limit"


@pytest.mark.parametrize("row", list(rows()))
def test_a_case_stands_as_the_table_says(row):
    events = [event(written) for written in row["events"].split("; ")]

    case = timeline(events, None, date.fromisoformat(row["on"]))

    assert clocks(case) == "; ".join(sorted(filter(None, row["clocks"].split("; "))))
    assert "; ".join(map(owed, case.owed)) == row["owed"]
    dated = [f"{act.name} by {act.by}" for act in case.may_now if act.by and act.name != "extend"]
    assert "; ".join(dated) == row["may"]
