"""A pupil's circumstances as a row says them: looked after, placed elsewhere, care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ettle.exchange.roll.row_checker import RowChecker
from ettle.people.roll import CareLine, PlacementLine

LOOKED_AFTER = {
    "no": "no",
    "n": "no",
    "home": "home",
    "at home": "home",
    "at_home": "home",
    "away": "away",
    "away from home": "away",
}
SEEN_BY = {"officers": "officers", "": "officers", "school": "school"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAuthorities:
    """The authorities that a row may name, by name in small letters; and which is ours."""

    ours: int = 0
    by_name: Mapping[str, int] = field(default_factory=dict)


NONE_KNOWN = KnownAuthorities()


def looked_after(checker: RowChecker, today: date) -> dict[str, Any]:
    """Take whether the authority looks after the pupil, and since when."""
    cell = checker.row["looked_after"].lower()
    since = checker.day("looked_after_from_on")
    if cell and cell != "-" and cell not in LOOKED_AFTER:
        checker.refuse(
            "looked_after",
            "This says neither where nor whether the pupil is looked after.",
            "Write no, home or away: at home, or away from home.",
        )
    if since and LOOKED_AFTER.get(cell) not in ("home", "away"):
        checker.refuse(
            "looked_after_from_on",
            "There is a day, and the row does not say that the pupil is looked after.",
            "Write home or away in “looked_after”, or take the day out.",
        )
    if since and since > today:
        checker.refuse("looked_after_from_on", "This day is still to come.", "Check the year.")
    said = None if not cell else LOOKED_AFTER.get(cell, "")
    return {"looked_after": said, "looked_after_since": since}


def placement_of(checker: RowChecker, pupil: str, known: KnownAuthorities) -> PlacementLine | None:
    """Take which authority answers for the pupil and in whose area they are; empty means ours."""
    cells = {name: checker.row[name] for name in ("home_authority", "host_authority")}
    if not any(cells.values()):
        return None
    found = {name: _authority(checker, name, cell, known) for name, cell in cells.items()}
    home, host = found["home_authority"], found["host_authority"]
    if checker.is_right and home == host:
        checker.refuse(
            "host_authority",
            "The home and the host are one authority, so nobody is placed anywhere.",
            "Leave both empty, or name the other authority.",
        )
    elif checker.is_right and known.ours not in (home, host):
        checker.refuse(
            "home_authority",
            "Neither of these is your authority.",
            "One of the two is yours: leave that one empty.",
        )
    if not checker.is_right:
        return None
    return PlacementLine(pupil=pupil, home_id=home, host_id=host)


def care_of(checker: RowChecker, pupil: str) -> CareLine | None:
    """Take experience of care, only with who chose to say so."""
    row = checker.row
    if row["care_experience"].lower() in ("", "no", "n", "-"):
        return None
    checker.yes_or_no("care_experience")
    said_by, seen_by = (row[f"care_experience_{one}"].lower() for one in ("said_by", "seen_by"))
    if said_by not in ("child", "family"):
        checker.refuse(
            "care_experience_said_by",
            "Experience of care is kept only where the child or the family chose to say so.",
            "Write child or family, or leave care_experience empty.",
        )
    if seen_by not in SEEN_BY:
        checker.refuse(
            "care_experience_seen_by",
            "This says nobody whom we know.",
            "Write officers, or school if they agreed that the school's leaders may know.",
        )
    if not checker.is_right:
        return None
    return CareLine(pupil=pupil, said_by=said_by, seen_by=SEEN_BY[seen_by])


def _authority(checker: RowChecker, column: str, cell: str, known: KnownAuthorities) -> int:
    if not cell:
        return known.ours
    found = known.by_name.get(cell.casefold())
    if found is None:
        checker.refuse(
            column,
            "No education authority has this name.",
            "Write the council's name as it writes it, such as Highland Council.",
        )
    return found or 0
