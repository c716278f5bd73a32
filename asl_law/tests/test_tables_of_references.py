"""The table of references to the Tribunal, read as it stands: one limb of one answer in a row."""

import csv
from datetime import date
from pathlib import Path

import pytest

from asl_law.notices import Party
from asl_law.references import GROUNDS, Reference, is_competent
from asl_law.rights import Person

EXAMPLES = Path(__file__).parent / "examples"
SAID = {"yes": True, "no": False, "ask": None}

with (EXAMPLES / "references.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def day(text):
    return date.fromisoformat(text) if text else None


def more(words):
    """Read the other facts: a word alone is true, and a word may be yes, no or a day."""
    told = {}
    for word in words.split():
        name, _, value = word.partition("=")
        told[name] = True if value in ("", "yes") else False if value == "no" else day(value)
    return told


def reference(row):
    facts = more(row["more"])
    return Reference(
        ground=row["ground"],
        party=Party(row["party"]),
        pupil=Person(
            birth=day(row["birth"]),
            capacity=facts.pop("capacity", None),
            wellbeing_harmed=facts.pop("wellbeing_harmed", None),
        ),
        received_on=day(row["received_on"]),
        decided_on=day(row["decided_on"]),
        notified_on=day(row["notified_on"]),
        last_day_of_missed_limit=day(row["last_day"]),
        **facts,
    )


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{at}: {row['ground']}") for at, row in enumerate(ROWS, 2)]
)
def test_a_reference_is_judged_as_the_table_says(row):
    found = is_competent(reference(row))
    limb = found.judgement.limbs[row["limb"]]

    assert found.competent is SAID[row["competent"]]
    assert found.by == day(row["by"])
    assert found.by_is_only_cautious is SAID[row["only_safe"]]
    assert limb.met is SAID[row["met"]]
    assert (limb.reason, limb.provision) == (row["says"], row["provision"])
    assert "; ".join(limb.questions) == row["open"]


def test_the_table_has_every_ground():
    assert {row["ground"] for row in ROWS} == set(GROUNDS)
