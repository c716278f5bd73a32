"""The roll as rows of a roll file, in our own columns: what was read is written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ettle.exchange.roll.columns import LONGEST
from ettle.exchange.roll.connecting import classes_said
from ettle.exchange.roll.crosschecks import BETWEEN_NOTES
from ettle.exchange.roll.schools import KnownSchool, by_seed_code
from ettle.exchange.roll.words import POSTCODE
from ettle.people.roll import (
    CareLine,
    FlagLine,
    ParentLine,
    PersonLine,
    PlacementLine,
    PostLine,
    PupilLine,
)
from ettle.people.roll_changes import StandingRoll

Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RollOut:
    """A standing roll to be written. ``authorities`` are all by key; ``ours`` stays unnamed."""

    standing: StandingRoll
    schools: Mapping[int, KnownSchool]
    authorities: Mapping[int, str]
    ours: int

    def rows(self) -> Iterator[Cells]:
        """Give every row: pupils, then their contacts, then staff. An empty cell is unsaid."""
        roll = self.standing.roll
        yield from map(self._pupil, roll.pupils)
        yield from map(self._contact, roll.parents)
        for post in roll.posts:
            yield self._staff(post)

    def _pupil(self, line: PupilLine) -> Cells:
        cared_for = line.looked_after in ("home", "away")
        placed, care = self._placements.get(line.roll_id), self._care.get(line.roll_id)
        cells = {
            "record": "pupil",
            "scn": line.scn,
            "birth_date": line.birth_date.isoformat(),
            "gender": line.gender,
            **self._school(line.school_id),
            "stage": line.stage,
            "class": line.class_name,
            "starts_on": _day(line.entered_school_on),
            "ends_on": _day(line.left_on),
            "came_from": line.came_from,
            "went_to": line.went_to,
            "looked_after": line.looked_after,
            "looked_after_from_on": _day(line.looked_after_since) if cared_for else "",
            "home_authority": self._other(placed.home_id) if placed else "",
            "host_authority": self._other(placed.host_id) if placed else "",
            "care_experience": "yes" if care else "",
            "care_experience_said_by": care.said_by if care else "",
            "care_experience_seen_by": care.seen_by if care else "",
        }
        return _filled(cells | _reached(line))

    def _contact(self, line: ParentLine) -> Cells:
        person, flags = self._people[line.person], self._flags[line.pupil, line.person]
        cells = {
            "record": "contact",
            "title": person.title,
            "pupil": line.pupil,
            "relationship": line.relationship,
            "parental_rights": _yes(line.has_parental_rights),
            "has_care": _yes(line.has_care),
            "lives_with": _yes(line.lives_with),
            "rights_note": line.rights_note,
            "safe_contact_from": ";".join(one.kept_from for one in flags),
            "safe_contact_note": _notes(flags),
            "email": person.email,
        }
        return _filled(cells | _reached(person))

    def _staff(self, line: PostLine) -> Cells:
        person = self._people[line.person]
        at_school = self._school(line.school_id) if line.school_id else {}
        reached = _reached(person)
        cells = {
            "record": "staff",
            "title": person.title,
            **at_school,
            "class": self._classes.get((line.person, line.school_id or 0), "")
            if line.role == "class_teacher"
            else "",
            "starts_on": line.from_on.isoformat(),
            "ends_on": _day(line.until_on),
            "job_title": line.job_title,
            "role": line.role,
            "weekly_hours": _hours(line.weekly_minutes),
            "email": person.email,
        }
        # A member of staff has no address in a file: it is nobody's business at work.
        for column in ("address", "postcode", "language"):
            reached.pop(column)
        return _filled(cells | reached)

    def _school(self, pk: int) -> Cells:
        school = self.schools.get(pk)
        if school is None:
            return {}
        has_twin = len(self._codes[school.seed_code]) > 1
        return {"school": school.seed_code, "school_type": school.school_type if has_twin else ""}

    def _other(self, pk: int) -> str:
        return "" if pk == self.ours else self.authorities[pk]

    @cached_property
    def _classes(self) -> dict[tuple[str, int], str]:
        return classes_said(self.standing)

    @cached_property
    def _codes(self) -> dict[str, list[KnownSchool]]:
        return by_seed_code(self.schools.values())

    @cached_property
    def _people(self) -> dict[str, PersonLine]:
        return {one.roll_id: one for one in self.standing.roll.people}

    @cached_property
    def _flags(self) -> dict[tuple[str, str], list[FlagLine]]:
        found: dict[tuple[str, str], list[FlagLine]] = defaultdict(list)
        for one in self.standing.roll.flags:
            found[one.pupil, one.protects].append(one)
        return found

    @cached_property
    def _placements(self) -> dict[str, PlacementLine]:
        return {one.pupil: one for one in self.standing.roll.placements}

    @cached_property
    def _care(self) -> dict[str, CareLine]:
        return {one.pupil: one for one in self.standing.roll.care}


def _reached(line: PupilLine | PersonLine) -> dict[str, str | None]:
    """Give who somebody is and how to reach them. The postcode goes in its own column."""
    parts = (line.address or "").split(", ")
    code = parts.pop() if len(parts) > 1 and POSTCODE.fullmatch(parts[-1]) else ""
    address = ", ".join(parts)
    if len(address) > LONGEST["address"]:
        address = ",".join(parts)
    return {
        "id": line.roll_id,
        "given_name": line.given_name,
        "family_name": line.family_name,
        "known_as": line.known_as,
        "telephone": line.telephone,
        "address": address,
        "postcode": code,
        "language": line.preferred_language,
    }


def _notes(flags: list[FlagLine]) -> str:
    """Give why, once where it is the same for all, else one for each id in their order."""
    reasons = [one.reason or "" for one in flags]
    return reasons[0] if len(set(reasons)) == 1 else BETWEEN_NOTES.join(reasons)


def _hours(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def _filled(cells: Mapping[str, str | None]) -> Cells:
    return {name: cell for name, cell in cells.items() if cell}
