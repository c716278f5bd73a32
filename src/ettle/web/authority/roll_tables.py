"""The tables of the roll's pages: what is rejected, new, changed and absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ettle.access import Actor
from ettle.exchange.roll.headings import are_of_rows_to_correct
from ettle.exchange.selectors import changes_in, rejected_in
from ettle.people.roll import PART_WORDS
from ettle.web.ui.dates import moment, plain_day
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

SHOWN = 50
FIELD_WORDS = {
    "roll_id": "id",
    "scn": "candidate number",
    "given_name": "first name",
    "family_name": "family name",
    "known_as": "known as",
    "birth_date": "birth date",
    "school_id": "school",
    "class_name": "class",
    "entered_school_on": "first day",
    "left_on": "last day",
    "preferred_language": "language",
    "has_parental_rights": "parental rights",
    "has_care": "care of the child",
    "lives_with": "lives with the child",
    "job_title": "post",
    "weekly_minutes": "hours a week",
    "until_on": "last day",
    "went_to": "where they went",
    "came_from": "where they came from",
    "home_id": "home authority",
    "host_id": "host authority",
}
KIND_WORDS = {
    "pupils": "Pupil",
    "people": "Parent or member of staff",
    "parents": "Parent of a child",
    "flags": "Safe-contact flag",
    "posts": "Post",
    "connections": "Class teacher",
    "placements": "Placement",
    "care": "Care experience",
}
STATE_WORDS = {
    "sent": "Being checked",
    "checked": "Waits for a yes",
    "failed": "Could not be taken",
    "applied": "Brought in",
    "undone": "Undone",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading and the first rows of a list; how many there are in all, and where the rest is."""

    heading: str
    table: TableShape
    in_all: int
    url: str = ""
    about: str = ""
    writes: bool = True

    @property
    def is_cut(self) -> bool:
        return self.in_all > SHOWN


@dataclass(frozen=True, slots=True)
class ListKind:
    """One list of a preview: its heading, its columns, and which changes go in it."""

    what: str
    heading: str
    columns: tuple[str, ...]
    empty: str
    parts: tuple[str, ...] = ()
    about: str = ""


LISTS: dict[str, ListKind] = {
    "rejected": ListKind(
        "rejected",
        "Rows that cannot be taken",
        ("Where", "Column", "What stands there", "What is wrong", "What to do"),
        "",
    ),
    "changed": ListKind(
        "changed",
        "Changed",
        ("Who", "What", "On the roll", "In the file"),
        "Nothing that is on the roll changes.",
    ),
    "new": ListKind(
        "new",
        "New",
        ("Name", "Id", "As"),
        "No pupil, parent or member of staff is new.",
        ("pupils", "people", "posts", "flags"),
    ),
    "absent": ListKind(
        "absent",
        "On the roll, and not in this file",
        ("Name", "Id", "As"),
        "Everyone on the roll of these schools is in the file.",
        about="Nothing ends because a file leaves somebody out. If a pupil has left, give the last "
        "day in ends_on, or on the page “Not seen”.",
    ),
}


def part_of(
    request: HttpRequest, found: Any, at_once: int = SHOWN
) -> tuple[list[Any], dict[str, int]]:
    """Take the rows of a list for the page asked for."""
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdigit() and len(asked) < 6 else 1
    rows = list(found[(number - 1) * at_once : number * at_once])
    return rows, {"page": number, "pages": max(1, -(-found.count() // at_once))}


def listings_of(row: Any, by: Actor) -> list[Listing]:
    """The first rows of each list of a preview; of rejected rows only where there are any."""
    is_part = are_of_rows_to_correct(row.headings)
    kinds = [one for one in LISTS.values() if not (is_part and one.what == "absent")]
    shown = [listing_of(row, by, kind) for kind in kinds]
    return [one for one in shown if one.in_all or one.table.empty]


def listing_of(row: Any, by: Actor, kind: ListKind, start: int = 0) -> Listing:
    """Fifty rows of one list, from a place in it."""
    if kind.what == "rejected":
        found = rejected_in(row, by=by)
        rows = [line for one in found[start : start + SHOWN] for line in fault_lines(one)]
    else:
        found = changes_in(row, by=by, what=kind.what, parts=kind.parts)
        lines = _CHANGE_LINES[kind.what]
        rows = [line for one in found[start : start + SHOWN] for line in lines(one)]
    return Listing(
        heading=kind.heading,
        table=TableShape(
            caption=kind.heading,
            columns=kind.columns,
            rows=tuple(rows),
            empty=EmptyShape(what=kind.empty) if kind.empty else None,
        ),
        in_all=found.count(),
        url=reverse("authority:roll_list", args=[row.ref, kind.what]),
        about=kind.about,
        writes=kind.what in ("new", "changed"),
    )


def fault_lines(one: Any) -> list[tuple[str, ...]]:
    """Each fault of a rejected row: its line, its column, what stands there, what to do."""
    return [
        (
            f"Line {one.line}",
            column.replace("_", " ") or "the row",
            value or "Nothing",
            happened,
            do,
        )
        for column, value, happened, do in one.faults
    ]


def counts_table(counts: Mapping[str, int]) -> TableShape:
    """How many are new, changed and the same, in each part of the roll that the file has."""
    kinds = ("new", "changed", "same")
    return TableShape(
        caption="What the file holds",
        columns=("Part of the roll", "New", "Changed", "The same"),
        rows=tuple(
            (
                words,
                *(f"{counts.get(f'{part}_{what}', 0):,}" for what in kinds),
            )
            for part, words in PART_WORDS.items()
            if part == "pupils" or any(counts.get(f"{part}_{what}") for what in kinds)
        ),
    )


def past_table(imports: Sequence[Any], names: Mapping[int, str]) -> TableShape:
    """The files that were sent, who sent and who brought in each, and how each of them stands."""
    return TableShape(
        caption="Rolls that were sent",
        columns=(
            *("When", "File of", "Sent by", "How it stands", "Brought in by"),
            *("New pupils", "Changed pupils"),
        ),
        rows=tuple(
            (
                Cell(
                    moment(each.sent_at or each.checked_at),
                    url=reverse("authority:roll_preview", args=[each.ref]),
                ),
                plain_day(each.made_on) if each.made_on else "",
                _who(each.checked_by_account_id, each.came_by, names),
                STATE_WORDS[each.state],
                _who(each.applied_by_account_id, each.came_by, names) if each.applied_at else "",
                f"{each.counts.get('pupils_new', 0):,}",
                f"{each.counts.get('pupils_changed', 0):,}",
            )
            for each in imports
        ),
        empty=EmptyShape(what="No roll has been brought in yet."),
    )


def _who(account_id: int | None, came_by: str, names: Mapping[int, str]) -> str:
    if account_id is None:
        return "The command" if came_by == "command" else "Not kept"
    return names.get(account_id, "Somebody who has left")


def _changed(one: Any) -> list[tuple[str, ...]]:
    who = f"{one.name} ({one.key[0]})" if one.part in ("pupils", "people") else one.name
    return [
        (who, FIELD_WORDS.get(name, name.replace("_", " ")), said(name, old), said(name, new))
        for name, (old, new) in one.fields.items()
    ]


def _named(one: Any) -> list[tuple[str, ...]]:
    return [(one.name, str(one.key[0]), KIND_WORDS[one.part])]


_CHANGE_LINES = {"changed": _changed, "new": _named, "absent": _named}


def said(name: str, value: Any) -> str:
    """Put a value of the roll in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in ("birth_date", "entered_school_on", "left_on", "from_on", "until_on") and value:
        return plain_day(date.fromisoformat(value))
    if name == "weekly_minutes" and value is not None:
        return f"{value / 60:g}"
    if name == "school_id":
        return "another school"
    return str(value) if value not in (None, "") else "nothing"
