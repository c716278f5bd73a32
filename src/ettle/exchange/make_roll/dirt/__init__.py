"""Kinds of dirt: what goes wrong in roll files, how to plant each, and what must be said of it.

What belongs here: one entry for each kind. ``docs/how-to/kinds-of-dirt.md`` is written from them.
"""

from ettle.exchange.make_roll.dirt import (
    of_contacts,
    of_days,
    of_lines,
    of_names,
    of_numbers,
    of_reach,
    of_schools,
    of_staff,
)
from ettle.exchange.make_roll.dirt.kinds import Kind
from ettle.exchange.make_roll.dirt.planting import Planted, Planting, plant_kinds

__all__ = ["GROUPS", "KINDS", "Kind", "Planted", "Planting", "plant"]

GROUPS: dict[str, tuple[Kind, ...]] = {
    "Days": of_days.KINDS,
    "Names": of_names.KINDS,
    "Ids and candidate numbers": of_numbers.KINDS,
    "Schools, stages and classes": of_schools.KINDS,
    "How people are reached": of_reach.KINDS,
    "Contacts": of_contacts.KINDS,
    "Staff": of_staff.KINDS,
    "Whole lines": of_lines.KINDS,
}
KINDS: tuple[Kind, ...] = tuple(kind for kinds in GROUPS.values() for kind in kinds)


def plant(rows: list[list[str]], headings: tuple[str, ...], count: int) -> Planting:
    """Plant so many kinds of dirt at the end of a clean roll, each on a line of its own."""
    wanted = [kind for kind in KINDS if kind.said == "rejected"]
    wanted += [kind for kind in KINDS if kind.said != "rejected"]
    chosen = set(map(id, wanted[:count]))
    return plant_kinds(rows, headings, [kind for kind in KINDS if id(kind) in chosen])
