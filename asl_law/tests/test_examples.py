"""Each table in examples/ is read as it stands: a person outside the team can correct it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from asl_law.clocks import rule_on
from asl_law.errors import LawError

EXAMPLES = Path(__file__).parent / "examples"


def rows():
    for table in ("csp", "reviews", "tribunal"):
        with (EXAMPLES / f"{table}.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                yield pytest.param(row, id=f"{row['clock']} from {row['from']}: {row['why']}")


@pytest.mark.parametrize("row", list(rows()))
def test_a_clock_ends_on_the_day_the_table_says(row):
    day = date.fromisoformat(row["from"])

    if row["period_ends_on"] == "refused":
        with pytest.raises(LawError):
            rule_on(row["clock"], day).start(day)
        return
    clock = rule_on(row["clock"], day).start(day)

    assert clock.period_ends_on.isoformat() == row["period_ends_on"]
    assert clock.due_on.isoformat() == row["due_on"]
    assert (clock.cap_on.isoformat() if clock.cap_on else "") == row["cap_on"]
