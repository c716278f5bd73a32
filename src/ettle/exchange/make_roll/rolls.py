"""A whole roll of invented people, the same for the same number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from ettle.exchange.make_roll.families import Numbers, Row, communities, family_rows, groups
from ettle.exchange.make_roll.needs import need_rows
from ettle.exchange.make_roll.places import Place, SchoolFacts, places
from ettle.exchange.make_roll.staff import staff_rows

GAELIC_COUNCIL = "Na h-Eileanan Siar"


@dataclass(slots=True)
class MadeRoll:
    """The rows of a roll file by our columns, and beside them who has a need."""

    rows: list[Row] = field(default_factory=list)
    needs: list[tuple[str, str, str]] = field(default_factory=list)


def make_roll(
    schools: Sequence[SchoolFacts], *, authority: str, seed: int, pupils: int, today: date
) -> MadeRoll:
    """Make a roll of so many pupils with their families and their schools' staff."""
    drawn_by = f"{authority}:{seed}:{pupils}:{today.isoformat()}"
    chance = Random(drawn_by)  # noqa: S311 - an invented world keeps no secrets
    ordered = sorted(schools, key=lambda one: (one.seed_code, one.school_type))
    found = places(chance, ordered, pupils, today)
    numbers = Numbers(chance)
    made = MadeRoll()
    children: list[Row] = []
    adults: list[Row] = []
    in_school: list[tuple[SchoolFacts, Row]] = []
    sorts = communities(chance, is_gaelic=authority == GAELIC_COUNCIL)
    for family in groups(chance, found):
        mine, contacts = family_rows(chance, numbers, family, next(sorts))
        for place, row in zip(family, mine, strict=True):
            row["starts_on"] = _began(place, row, today).isoformat()
            in_school.append((place.school, row))
        children += mine
        adults += contacts
    staff = list(staff_rows(chance, found, today))
    _let_some_teach_their_own(chance, staff, adults)
    made.rows = [*children, *adults, *staff]
    made.needs = list(need_rows(chance, in_school, ordered))
    return made


def _began(place: Place, row: Row, today: date) -> date:
    session = today.year if today >= date(today.year, 8, 1) else today.year - 1
    begun = date(session - int(row["_years"]), 8, 18)
    return max(begun, date(place.born.year + 4, 8, 18))


def _let_some_teach_their_own(chance: Random, staff: list[Row], adults: list[Row]) -> None:
    """One in a hundred who work in a school has a child in the file, under the same id."""
    by_id = {row["id"]: row for row in adults if "safe_contact_from" not in row}
    parents = list(by_id.values())
    for row in staff:
        if parents and chance.random() < 0.01:
            parent = parents[int(chance.random() * len(parents))]
            row |= {name: parent[name] for name in ("id", "given_name", "family_name", "title")}
            row |= {name: parent[name] for name in ("email", "telephone")}
