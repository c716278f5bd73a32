"""Needs at the rates of the published list, in a file of their own: a roll has no such column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from ettle.exchange.make_roll.families import Row
from ettle.exchange.make_roll.places import SchoolFacts

HEADINGS = ("id", "reasons", "plan")
# Of each hundred pupils with a need, how many have this reason (census 2025, Scotland: 299,445
# pupils; 112,000, 77,400, 61,000, 41,000 and 32,000 of them). A pupil may have several.
REASONS = {
    "Learning difficulty or dyslexia": 37.4,
    "Social, emotional and behavioural": 25.8,
    "English as an additional language": 20.4,
    "Autistic spectrum": 13.7,
    "Family issues": 10.7,
}
OTHER = "Another reason"
PLANS = {"Co-ordinated support plan": 0.43}  # of a hundred with a need: 1,215 of 284,448 in 2024


def shares(schools: Sequence[SchoolFacts]) -> dict[SchoolFacts, float]:
    """Give each school's share of pupils with a need; where it is withheld, the authority's."""
    told = [one for one in schools if one.roll and one.asn is not None]
    rolls = sum(one.roll or 0 for one in told)
    whole = sum(one.asn or 0 for one in told) / rolls if rolls else 0.43
    return {
        one: (one.asn or 0) / one.roll if one.roll and one.asn is not None else whole
        for one in schools
    }


def need_rows(
    chance: Random, pupils: Iterable[tuple[SchoolFacts, Row]], schools: Sequence[SchoolFacts]
) -> Iterator[tuple[str, str, str]]:
    """Say who has a need and why: as many of each school as the list has there."""
    share = shares(schools)
    by_school: dict[SchoolFacts, list[Row]] = {}
    for school, row in pupils:
        by_school.setdefault(school, []).append(row)
    for school, mine in by_school.items():
        for row in chance.sample(mine, min(len(mine), round(share[school] * len(mine)))):
            reasons = [name for name, rate in REASONS.items() if 100 * chance.random() < rate]
            plan = next((name for name, rate in PLANS.items() if 100 * chance.random() < rate), "")
            yield row["id"], "; ".join(reasons or [OTHER]), plan
