"""Which school a row means: by SEED code, and by type where one code has two schools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ettle.exchange.roll.row_checker import RowChecker


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """A school that a row may name. ``is_ours`` for the authority's own and grant-aided ones."""

    pk: int
    seed_code: str
    school_type: str
    name: str
    run_by: str
    is_ours: bool


def by_seed_code(schools: Iterable[KnownSchool]) -> dict[str, list[KnownSchool]]:
    """Put schools under their SEED codes. An all-through school has two under one."""
    found: dict[str, list[KnownSchool]] = {}
    for school in schools:
        found.setdefault(school.seed_code, []).append(school)
    return found


def school_of(
    checker: RowChecker, schools: dict[str, list[KnownSchool]], stage: str = ""
) -> KnownSchool | None:
    """Find the school by SEED code, and by type where one code has two."""
    found = schools.get(checker.row["school"], [])
    if not found:
        checker.refuse(
            "school",
            "No school has this SEED code.",
            "Check the code: seven figures, as in the published list of schools.",
        )
        return None
    wanted = checker.row["school_type"].lower() or _type_for(stage)
    fitting = [school for school in found if school.school_type == wanted]
    if len(found) == 1 and (fitting or not checker.row["school_type"]):
        fitting = found
    if len(fitting) != 1:
        types = " and ".join(sorted(one.school_type for one in found))
        checker.refuse(
            "school_type",
            f"{found[0].name} is in the list as {types}.",
            "Write which one in the column “school_type”.",
        )
        return None
    if not fitting[0].is_ours:
        checker.refuse(
            "school",
            f"{fitting[0].name} is a school of {fitting[0].run_by}.",
            "Name a school of your own authority. Check the code.",
        )
    return fitting[0]


def _type_for(stage: str) -> str:
    return {"P": "primary", "S": "secondary"}.get(stage[:1], "") if stage != "SP" else "special"
