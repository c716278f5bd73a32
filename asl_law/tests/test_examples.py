"""Each table in examples/ is read as it stands: a person outside the team can correct it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from asl_law.clocks import rule_on
from asl_law.errors import LawError

EXAMPLES = Path(__file__).parent / "examples"
TABLES = ("csp", "reviews", "transfers_and_changes", "placing", "disputes", "tribunal")


def rows():
    for table in TABLES:
        with (EXAMPLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name = f"{row['clock']} {row.get('variant') or ''} from {row['from']}: {row['why']}"
                yield pytest.param(row, id=name)


@pytest.mark.parametrize("row", list(rows()))
def test_a_clock_ends_on_the_day_the_table_says(row):
    day = date.fromisoformat(row["from"])
    session = date.fromisoformat(row["session"]) if row.get("session") else None

    def start():
        variant = row.get("variant") or None
        return rule_on(row["clock"], day, variant=variant, session_starts=session).start(day)

    if "refused" in (row["due_on"], row.get("period_ends_on")):
        with pytest.raises(LawError):
            start()
        return
    clock = start()

    assert clock.due_on.isoformat() == row["due_on"]
    assert row.get("period_ends_on") in (None, clock.period_ends_on.isoformat())
    assert row.get("cap_on") in (None, clock.cap_on.isoformat() if clock.cap_on else "")


def test_every_table_in_the_folder_is_read():
    others = {
        "working_days", "standing", "rights", "notices", "four_limbs", "closures", "keeping",
        "post",  # read by test_other_examples.py
        "whole_cases",  # read by test_whole_cases.py
        "references",  # read by test_tables_of_references.py
        "notice_contents", "routes", "requests", "forms", "responsibility", "needs", "considering",
        "reasons_for_rights", "consent", "showing", "school_days",  # by test_tables_of_reasons.py
        "exceptions", "stages", "leaving_dates",  # read by test_tables_of_limits.py
        "lives", "lives_of_plans", "lives_elsewhere", "lives_at_edges",
        "refused_steps",  # by test_tables_of_lives.py
    }  # fmt: skip

    assert {path.stem for path in EXAMPLES.glob("*.csv")} == set(TABLES) | others
