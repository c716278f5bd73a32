"""A published list of schools held against the schools that are here.

Called by whoever refreshes the list. What it finds is not acted on here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ettle.people.models import Authority, School

COUNTS = ("roll", "roll_symbol", "pupils_asn", "pupils_asn_symbol")
FACTS = (*COUNTS, "denomination", "urban_rural")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSchool:
    """A school as a published list has it. A withheld count is ``None`` with its symbol."""

    seed_code: str
    school_type: str
    authority_name: str
    name: str
    roll: int | None
    roll_symbol: str
    pupils_asn: int | None
    pupils_asn_symbol: str
    denomination: str = ""
    urban_rural: str = ""


@dataclass(slots=True)
class ListCompared:
    """What a list says that is not here yet. ``not_listed`` are for an officer to decide."""

    new: list[ListedSchool] = field(default_factory=list)
    renamed: list[tuple[School, ListedSchool]] = field(default_factory=list)
    moved: list[tuple[School, ListedSchool]] = field(default_factory=list)
    counts: list[tuple[School, ListedSchool]] = field(default_factory=list)
    same: list[tuple[School, ListedSchool]] = field(default_factory=list)
    not_listed: list[School] = field(default_factory=list)
    unknown_authorities: list[str] = field(default_factory=list)


def compare_list(listed: Sequence[ListedSchool]) -> ListCompared:
    """Hold a published list against the schools that are here. The key is code and type."""
    here = {
        (one.seed_code, one.school_type): one
        for one in School.objects.select_related("authority").exclude(is_invented=True)
    }
    known = set(Authority.objects.values_list("name", flat=True))
    compared = ListCompared()
    for each in listed:
        row = here.pop((each.seed_code, each.school_type), None)
        if each.authority_name and each.authority_name not in known:
            compared.unknown_authorities.append(each.authority_name)
        elif row is None:
            compared.new.append(each)
        else:
            _compare(compared, row, each)
    compared.not_listed = [row for row in here.values() if row.listed_in]
    return compared


def _compare(compared: ListCompared, row: School, each: ListedSchool) -> None:
    is_changed = False
    if row.name != each.name:
        compared.renamed.append((row, each))
        is_changed = True
    if (row.authority.name if row.authority else "") != each.authority_name:
        compared.moved.append((row, each))
        is_changed = True
    if any(getattr(row, name) != getattr(each, name) for name in COUNTS):
        compared.counts.append((row, each))
        is_changed = True
    if not is_changed:
        compared.same.append((row, each))
