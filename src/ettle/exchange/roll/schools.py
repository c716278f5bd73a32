"""Which school a row means: by SEED code, and by type where one code has two schools."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ettle.exchange.roll.row_checker import RowChecker

SEED_FIGURES = 7
TYPES = ("primary", "secondary", "special")


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """A school that a row may name. ``is_ours`` for the authority's own and grant-aided ones.

    ``closed`` says in words why it takes no new pupils today; empty where it does.
    """

    pk: int
    seed_code: str
    school_type: str
    name: str
    run_by: str
    is_ours: bool
    closed: str = ""


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
            _no_school(checker.row["school"]),
            "Write the SEED code: seven figures, as in the published list of schools.",
        )
        return None
    wanted = checker.row["school_type"].lower() or _type_for(stage)
    fitting = [school for school in found if school.school_type == wanted]
    if len(found) == 1 and (fitting or not checker.row["school_type"]):
        fitting = found
    if len(fitting) != 1:
        if checker.row["school_type"] and checker.row["school_type"].lower() not in TYPES:
            checker.refuse(
                "school_type",
                "There is no such type of school.",
                "Write primary, secondary or special, or leave the cell empty.",
            )
            return None
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


def _no_school(written: str) -> str:
    if re.fullmatch(r"\d(\.\d+)?E\+?\d+", written):
        return "The spreadsheet has turned this code into a calculation."
    if any(one.isalpha() for one in written):
        return "This is a name or a word, not a school's SEED code."
    if written.isdigit() and len(written) != SEED_FIGURES:
        return f"This has {len(written)} figures, and a SEED code has {SEED_FIGURES}."
    return "No school has this SEED code."


def fits_stage(school: KnownSchool, stage: str) -> bool:
    """Whether a school of this type has this stage. A special school has every stage."""
    if stage == "SP":
        return True
    return school.school_type not in ("primary", "secondary") or school.school_type == _type_for(
        stage
    )


def _type_for(stage: str) -> str:
    return {"P": "primary", "S": "secondary"}.get(stage[:1], "") if stage != "SP" else "special"
