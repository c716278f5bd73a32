"""A roll as values: what one authority's records say of its pupils, their parents and its staff.

What belongs here: the lines of a roll, whoever wrote them. What does not: files and columns
(``exchange``), and writing rows (``services.roll``). ``None`` means *not said*, which changes
nothing; an empty string means *known to be empty*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilLine:
    """A pupil who is on the roll. ``left_on`` is said by the line: empty means still here."""

    roll_id: str
    scn: str | None
    given_name: str
    family_name: str
    known_as: str | None
    birth_date: date
    gender: str | None
    school_id: int
    stage: str
    class_name: str | None
    entered_school_on: date | None
    left_on: date | None
    address: str | None
    telephone: str | None
    preferred_language: str | None
    came_from: str | None = None
    went_to: str | None = None
    looked_after: str | None = None
    looked_after_since: date | None = None

    @property
    def key(self) -> str:
        return self.roll_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementLine:
    """That a pupil is placed by one authority in the area of another."""

    pupil: str
    home_id: int
    host_id: int

    @property
    def key(self) -> str:
        return self.pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """That the child or the family chose to say that the child has experience of care."""

    pupil: str
    said_by: str
    seen_by: str

    @property
    def key(self) -> str:
        return self.pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """An adult: a parent, a member of staff, or both under one id."""

    roll_id: str
    title: str | None
    given_name: str
    family_name: str
    known_as: str | None
    email: str | None
    telephone: str | None
    address: str | None
    preferred_language: str | None

    @property
    def key(self) -> str:
        return self.roll_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentLine:
    """That an adult is a parent of a pupil, and with what standing. Both named by roll id."""

    pupil: str
    person: str
    relationship: str
    has_parental_rights: bool
    has_care: bool
    lives_with: bool
    rights_note: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        return (self.pupil, self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagLine:
    """That one parent's address and doings are kept from another, about this pupil."""

    pupil: str
    protects: str
    kept_from: str
    reason: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.pupil, self.protects, self.kept_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """A job at a school, or at the authority where ``school_id`` is ``None``."""

    person: str
    school_id: int | None
    job_title: str
    role: str
    weekly_minutes: int | None
    from_on: date
    until_on: date | None

    @property
    def key(self) -> tuple[str, int | None, str, date]:
        return (self.person, self.school_id, self.role, self.from_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachingLine:
    """That a class teacher teaches every pupil of a class."""

    person: str
    school_id: int
    class_name: str

    @property
    def key(self) -> tuple[str, int, str]:
        return (self.person, self.school_id, self.class_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Everything that one file says. ``kinds`` names the parts, in the order they are written."""

    pupils: tuple[PupilLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    parents: tuple[ParentLine, ...] = ()
    flags: tuple[FlagLine, ...] = ()
    posts: tuple[PostLine, ...] = ()
    teaching: tuple[TeachingLine, ...] = ()
    placements: tuple[PlacementLine, ...] = ()
    care: tuple[CareLine, ...] = ()

    @property
    def schools(self) -> frozenset[int | None]:
        """The schools that it names, by its pupils and its posts."""
        return frozenset(
            {one.school_id for one in self.pupils} | {one.school_id for one in self.posts}
        )

    def as_json(self) -> list[dict[str, Any]]:
        """Give the lines in a form that a database can keep between preview and yes."""
        return [
            {"kind": kind, **{name: _plain(value) for name, value in asdict(line).items()}}
            for kind in KINDS
            for line in getattr(self, kind)
        ]

    @classmethod
    def from_json(cls, rows: list[dict[str, Any]]) -> Roll:
        """Read back what ``as_json`` gave."""
        lines: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        for row in rows:
            facts = {name: value for name, value in row.items() if name != "kind"}
            lines[row["kind"]].append(_line(KINDS[row["kind"]], facts))
        return cls(**{kind: tuple(found) for kind, found in lines.items()})


KINDS: dict[str, type[Any]] = {
    "pupils": PupilLine,
    "people": PersonLine,
    "parents": ParentLine,
    "flags": FlagLine,
    "posts": PostLine,
    "teaching": TeachingLine,
    "placements": PlacementLine,
    "care": CareLine,
}


# A row without a last day says that the pupil, or the post, is still here.
ALWAYS_SAID = frozenset({"left_on", "until_on"})
PART_WORDS = {
    "pupils": "Pupils",
    "people": "Parents and staff",
    "parents": "Who is whose parent",
    "flags": "Safe-contact flags",
    "posts": "Posts",
    "teaching": "Class teachers",
    "placements": "Placed by or in another authority",
    "care": "Care experience",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a file beside what is on the roll; ``old`` is ``None`` for a new one.

    ``fields`` names what differs. A new line has none.
    """

    line: Any
    old: Any | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How one part of a file differs from the roll. ``absent`` lines are on the roll only."""

    new: tuple[Difference, ...] = ()
    changed: tuple[Difference, ...] = ()
    same: int = 0
    absent: tuple[Any, ...] = ()


def counts_of(compared: Mapping[str, Comparison]) -> dict[str, int]:
    """Count what is new, changed and the same in each part: ``pupils_new`` and so on."""
    return {
        f"{part}_{what}": count
        for part, found in compared.items()
        for what, count in (
            ("new", len(found.new)),
            ("changed", len(found.changed)),
            ("same", found.same),
        )
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _line(shape: type[Any], facts: dict[str, Any]) -> Any:
    days = {field.name for field in fields(shape) if str(field.type).startswith("date")}
    return shape(
        **{
            name: date.fromisoformat(value) if name in days and value else value
            for name, value in facts.items()
        }
    )
