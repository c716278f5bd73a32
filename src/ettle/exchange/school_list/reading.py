"""From the published workbook (or CSV) to its schools. A withheld count is never a nought.

*School level summary statistics*, Scottish Government: titles and notes stand above the
headings, 51 columns, and symbols where a number would be: ``c`` one to four pupils or hidden
so that another cannot be worked out, ``z`` not applicable, ``x`` not available, ``low``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ettle.exchange.roll.table import Rejection, Unreadable
from ettle.exchange.tables import plain, rows_below_headings
from ettle.people import reference
from ettle.people.school_lists import ListedSchool

HEADINGS: Final[Mapping[str, str]] = {
    "local authority": "authority",
    "seedcode": "seed_code",
    "school name": "name",
    "school type": "school_type",
    "pupil roll": "roll",
    "pupils with an additional support need recorded": "asn",
    "denomination of school": "denomination",
    "school s 6 fold urban rural classification": "urban_rural",
}
NEEDED: Final = ("authority", "seed_code", "name", "school_type", "roll", "asn")
SYMBOLS: Final[Mapping[str, str]] = {
    "c": "one to four pupils, or hidden so that another count cannot be worked out",
    "z": "not applicable",
    "x": "not available",
    "low": "a small percentage",
}
GRANT_AIDED: Final = "grant aided"
DENOMINATIONS: Final[Mapping[str, str]] = {
    "non denominational school": "non-denominational",
    "roman catholic school": "Roman Catholic",
    "other denomination school": "other",
}
URBAN_RURAL: Final[Mapping[str, str]] = {
    "large urban areas": "Large urban area",
    "other urban areas": "Other urban area",
    "accessible small towns": "Accessible small town",
    "remote small towns": "Remote small town",
    "accessible rural areas": "Accessible rural area",
    "remote rural areas": "Remote rural area",
}
YEAR: Final = re.compile(r"\b(20\d\d)\b")
SEED: Final = re.compile(r"\d{7}")


@dataclass(slots=True)
class ListFile:
    """What a file holds: its schools, the year in its title, and rows that cannot be taken."""

    schools: list[ListedSchool] = field(default_factory=list)
    year: str = ""
    rejections: list[Rejection] = field(default_factory=list)

    def refuse(self, line: int, column: str, value: str, happened: str, do: str) -> None:
        """Say why a row, or the whole file, cannot be taken."""
        self.rejections.append(Rejection(line, column, value[:120], happened, do))


def read_school_list(content: bytes) -> ListFile:
    """Read the published list. Nothing is raised: what cannot be taken is said."""
    file = ListFile()
    try:
        above, (line, headings), rows = rows_below_headings(content, _known, 4)
    except Unreadable as trouble:
        file.refuse(trouble.line, "", "", trouble.happened, trouble.do)
        return file
    years = [year for _, cells in above for cell in cells for year in YEAR.findall(cell)]
    file.year = max(years, default="")
    places: dict[str, int] = {}
    for at, heading in enumerate(headings):
        places.setdefault(HEADINGS.get(plain(heading), ""), at)
    if missing := [name for name in NEEDED if name not in places]:
        names = ", ".join(f"“{name.replace('_', ' ')}”" for name in missing)
        file.refuse(
            line, "", "", f"The list has no column for {names}.", "Download it again, unchanged."
        )
        return file
    seen: dict[tuple[str, str], int] = {}
    for number, cells in rows:
        row = {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}
        if row["seed_code"] or row["school_type"]:  # a note below the table has neither
            _take(file, number, row, seen)
    return file


def _known(cells: Sequence[str]) -> int:
    return len({plain(cell) for cell in cells} & HEADINGS.keys())


def _take(file: ListFile, line: int, row: dict[str, str], seen: dict[tuple[str, str], int]) -> None:
    key = (row["seed_code"].removesuffix(".0"), row["school_type"])
    if not SEED.fullmatch(key[0]) or not row["name"] or not row["authority"]:
        what = "This row has no SEED code of seven figures, no name or no authority."
        file.refuse(line, "SeedCode", row["seed_code"], what, "Download the list again.")
        return
    if key in seen:
        what = f"This school is on line {seen[key]} too."
        file.refuse(line, "SeedCode", key[0], what, "Look which of the two is right.")
        return
    counts = {}
    for name in ("roll", "asn"):
        counted = _count(row[name])
        if counted is None:
            what = "This is neither a number nor a symbol of the list (c, z, x, low)."
            file.refuse(line, name, row[name], what, "Look in the list’s notes for what it means.")
            return
        counts[name] = counted
    seen[key] = line
    file.schools.append(
        ListedSchool(
            seed_code=key[0],
            school_type=key[1],
            authority_name=_authority(row["authority"]),
            name=row["name"][:120],
            roll=counts["roll"][0],
            roll_symbol=counts["roll"][1],
            pupils_asn=counts["asn"][0],
            pupils_asn_symbol=counts["asn"][1],
            denomination=DENOMINATIONS.get(plain(row.get("denomination", "")), ""),
            urban_rural=URBAN_RURAL.get(plain(row.get("urban_rural", "")), ""),
        )
    )


def _count(cell: str) -> tuple[int | None, str] | None:
    """Split a cell into a count and a symbol; None where it is neither."""
    plain_number = cell.replace(",", "").removesuffix(".0")
    if plain_number.isascii() and plain_number.isdigit():
        return int(plain_number), ""
    symbol = cell.strip("[]").casefold()
    if symbol in SYMBOLS:
        return None, symbol
    return (None, "x") if not cell else None


def _authority(name: str) -> str:
    """Give an authority's name as it is here; empty for a grant-aided school, which has none."""
    return "" if plain(name) == GRANT_AIDED else _spellings().get(name.casefold(), name)


@cache
def _spellings() -> dict[str, str]:
    return {
        other.strip().casefold(): row["name"]
        for row in reference.authorities()
        for other in row["other_names"].split(";")
        if other.strip()
    }
