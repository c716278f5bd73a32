"""The tables of the roll's pages: what is rejected, new, changed and absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ettle.exchange.selectors import RollPreview
from ettle.people.roll import PART_WORDS
from ettle.web.ui.dates import day, moment
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

SHOWN = 200
FIELD_WORDS = {
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
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of the first rows, and how many there are in all when that is more."""

    table: TableShape
    in_all: int

    @property
    def is_cut(self) -> bool:
        return self.in_all > SHOWN


def rejections_table(preview: RollPreview) -> Listing:
    """Each fault with its line, its column and what to do."""
    return _listing(
        "What to correct",
        ("Line", "Column", "What stands there", "What is wrong", "What to do"),
        [
            (str(each.line), each.column or "the row", each.value, each.happened, each.do)
            for each in preview.rejections
        ],
    )


def counts_table(counts: Mapping[str, int]) -> TableShape:
    """How many are new, changed and the same, in each part of the roll."""
    return TableShape(
        caption="What the file holds",
        columns=("Part of the roll", "New", "Changed", "The same"),
        rows=tuple(
            (words, *(str(counts.get(f"{part}_{what}", 0)) for what in ("new", "changed", "same")))
            for part, words in PART_WORDS.items()
        ),
    )


def new_table(preview: RollPreview) -> Listing:
    """New pupils and new adults by name."""
    return _listing(
        "New",
        ("Name", "Id", "As"),
        [
            (preview.names[each.line.roll_id], each.line.roll_id, kind)
            for part, kind in (("pupils", "Pupil"), ("people", "Parent or member of staff"))
            for each in preview.compared[part].new
        ],
        "No pupil, parent or member of staff is new.",
    )


def changes_table(preview: RollPreview) -> Listing:
    """Each change: who, what, from, to."""
    return _listing(
        "Changed",
        ("Who", "What", "On the roll", "In the file"),
        [
            (_who(each.line, part, preview.names), FIELD_WORDS.get(name, name.replace("_", " ")))
            + (_said(name, each.old), _said(name, each.line))
            for part, found in preview.compared.items()
            for each in found.changed
            for name in each.fields
        ],
        "Nothing that is on the roll changes.",
    )


def absent_table(preview: RollPreview) -> Listing:
    """Those on the roll whom the file does not name. Nothing of theirs ends."""
    return _listing(
        "On the roll, and not in this file",
        ("Name", "Id", "As"),
        preview.absent,
        "Everyone on the roll of these schools is in the file.",
    )


def past_table(imports: Sequence[Any]) -> TableShape:
    """The last rolls that came in."""
    return TableShape(
        caption="Rolls brought in",
        columns=("When", "New pupils", "Changed pupils"),
        rows=tuple(
            (
                Cell(moment(each.applied_at)),
                str(each.counts.get("pupils_new", 0)),
                str(each.counts.get("pupils_changed", 0)),
            )
            for each in imports
        ),
        empty=EmptyShape(what="No roll has been brought in yet."),
    )


def _listing(
    caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], empty: str = ""
) -> Listing:
    table = TableShape(
        caption=caption,
        columns=columns,
        rows=tuple(rows[:SHOWN]),
        empty=EmptyShape(what=empty) if empty else None,
    )
    return Listing(table, len(rows))


def _who(line: Any, part: str, names: Mapping[str, str]) -> str:
    if part in ("pupils", "people"):
        return f"{names[line.roll_id]} ({line.roll_id})"
    if part == "parents":
        return f"{names[line.person]}, of {names[line.pupil]}"
    return names[line.person]


def _said(name: str, line: Any) -> str:
    value = getattr(line, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if name == "weekly_minutes" and value is not None:
        return f"{value / 60:g}"
    if name == "school_id":
        return "another school"
    return str(value) if value not in (None, "") else "nothing"
