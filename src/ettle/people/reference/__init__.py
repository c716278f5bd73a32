"""The published lists that every installation starts from, as plain rows.

What belongs here: small tables of our own and how to read them. What does not: loading them
into the database (``people.services``) or deciding anything from them. Sources, licence and
traps are in ``README.md`` beside the tables.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
GRANT_AIDED = "900"
URBAN_RURAL = {
    "1": "Large urban area",
    "2": "Other urban area",
    "3": "Accessible small town",
    "4": "Remote small town",
    "5": "Accessible rural area",
    "6": "Remote rural area",
    "": "",
}


@dataclass(frozen=True, slots=True)
class PublishedSchool:
    """A school of the September 2025 list. SEED code and type together are its key.

    ``roll`` and ``asn`` are ``None`` where the list withholds them; the mark says why
    (``c``: one to four pupils, or hidden so that another cell cannot be worked out).
    ``authority_code`` is ``None`` for a grant-aided school: no authority runs it.
    """

    seed_code: str
    school_type: str
    authority_code: str | None
    name: str
    roll: int | None
    roll_mark: str
    asn: int | None
    asn_mark: str
    denomination: str
    urban_rural: str
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """A run of days, both ends included.

    ``kind`` is ``term`` (first to last pupil day of a whole session), or days within it when
    pupils are not in: ``holiday``, ``local_holiday``, ``in_service``.
    """

    authority_code: str
    session: str
    kind: str
    starts_on: date
    ends_on: date
    label: str
    scope: str
    trust: str
    source: str


def authorities() -> list[dict[str, str]]:
    """The 32 education authorities of Scotland."""
    return list(_rows(FOLDER / "authorities.csv"))


def schools() -> Iterator[PublishedSchool]:
    """The 2,435 schools of the September 2025 list, grant-aided ones included."""
    for row in _rows(FOLDER / "schools.csv"):
        yield PublishedSchool(
            seed_code=row["seed_code"],
            school_type=row["school_type"],
            authority_code=None if row["authority_code"] == GRANT_AIDED else row["authority_code"],
            name=row["name"],
            roll=_count(row["roll"]),
            roll_mark=row["roll_mark"],
            asn=_count(row["asn"]),
            asn_mark=row["asn_mark"],
            denomination=row["denomination"],
            urban_rural=URBAN_RURAL[row["urban_rural_6"]],
            postcode=row["postcode"],
            town=row["town"],
        )


@cache
def bank_holidays() -> dict[date, str]:
    """Scottish bank holidays from 2012 to 2028, by day. Nothing is known outside those years."""
    return {
        date.fromisoformat(row["day"]): row["name"] for row in _rows(FOLDER / "bank_holidays.csv")
    }


def school_calendars(path: Path = FOLDER / "school_calendars.csv") -> list[CalendarSpan]:
    """Read complete school sessions: for each, its first and last pupil day, then days off."""
    return [
        CalendarSpan(
            authority_code=row["authority_code"],
            session=row["session"],
            kind=row["kind"],
            starts_on=date.fromisoformat(row["starts_on"]),
            ends_on=date.fromisoformat(row["ends_on"]),
            label=row["label"],
            scope=row["scope"],
            trust=row["trust"],
            source=row["source"],
        )
        for row in _rows(path)
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _count(cell: str) -> int | None:
    return int(cell) if cell else None
