"""A comparison of two versions of a plan as pages show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ettle.plans.selectors.versions import Compared

MOST_CHANGES = 150


def said_of(compared: Compared) -> dict[str, Any]:
    """Give as many changes as a page carries, under their headings, and the sum of all."""
    groups, room = [], MOST_CHANGES
    for group in compared.said.groups:
        groups += [(group.about, group.changes[:room])] if room else []
        room = max(0, room - len(group.changes))
    return {
        "groups": groups,
        "sum": _sum(compared),
        "left": max(0, len(compared.said.changes) - MOST_CHANGES),
    }


def _sum(compared: Compared) -> str:
    count = compared.said.count
    said = (
        (count("new"), "new"),
        (count("changed"), "changed"),
        (count("gone"), "no longer in the plan"),
    )
    words = [f"{number} {what}" for number, what in said if number]
    return f"{', '.join(words)}." if words else ""
