"""Which of a file's headings is likely to be which of our columns. A person confirms each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from ettle.exchange.roll.columns import COLUMNS, STAGES
from ettle.exchange.roll.mapping import plain

CLOSE = 0.84
# What councils' own files and forms call these things, whatever wrote them.
CALLED = {
    "record": ("record type", "row type"),
    "id": ("pupil id", "pupil no", "pupil number", "student id", "person id", "contact id")
    + ("staff id", "employee number", "payroll number", "roll number", "admission number"),
    "scn": ("scottish candidate number", "candidate number", "candidate no", "sqa number")
    + ("scn number",),
    "given_name": ("forename", "forenames", "first name", "christian name", "legal forename"),
    "family_name": ("surname", "last name", "legal surname", "second name"),
    "known_as": ("known name", "preferred name", "preferred forename", "called", "known forename"),
    "birth_date": ("dob", "date of birth", "d o b", "born", "birthday", "birthdate"),
    "gender": ("sex", "gender identity"),
    "school": ("seed code", "seed", "school code", "school seed", "establishment code")
    + ("centre code", "base school", "school seed code"),
    "school_type": ("sector", "type of school", "establishment type"),
    "stage": ("year stage", "year group", "pupil stage", "student stage", "year"),
    "class": ("class name", "registration class", "reg class", "form", "class group"),
    "starts_on": ("start date", "date started", "date of entry", "entry date", "admission date")
    + ("date of admission", "from date"),
    "ends_on": ("end date", "leaving date", "date left", "date of leaving", "left on", "to date"),
    "telephone": ("phone", "phone number", "telephone number", "mobile", "mobile number", "tel"),
    "address": ("home address", "address line 1", "full address"),
    "postcode": ("post code", "home postcode"),
    "language": ("home language", "main home language", "first language", "preferred language"),
    "title": ("salutation",),
    "pupil": ("pupil id", "pupil no", "pupil number", "student id", "child id"),
    "relationship": ("relationship to pupil", "relation", "contact type"),
    "parental_rights": ("parental responsibility", "parental responsibilities", "legal rights")
    + ("prr", "has parental responsibility", "parental rights and responsibilities"),
    "has_care": ("care of child", "main carer"),
    "lives_with": ("lives with pupil", "same address", "resides with", "lives at home address"),
    "safe_contact_from": ("no contact with", "address kept from", "not to be told to"),
    "email": ("e mail", "email address", "e mail address", "work email"),
    "job_title": ("post", "post title", "job", "designation", "position"),
    "role": ("role in school", "staff role", "post type"),
    "weekly_hours": ("hours", "hours per week", "contracted hours", "weekly contracted hours"),
}
WORDS_FOR_STAGES = re.compile(r"(primary|secondary|p|s)\W*(\d)", re.IGNORECASE)


def guessed(headings: Iterable[str], kind: str) -> dict[str, str]:
    """Guess the heading for each column that a row of this kind has; each heading once."""
    left = {plain(heading): heading for heading in headings if heading}
    found: dict[str, str] = {}
    columns = columns_of(kind)
    for how in (_named, _synonym, _alike):
        for column in columns:
            if column not in found:
                match = how(column, left, kind)
                if match:
                    found[column] = left.pop(match)
    return found


def columns_of(kind: str) -> tuple[str, ...]:
    """Give the columns of one kind of row; of all kinds where each row says its own."""
    if kind in COLUMNS:
        return COLUMNS[kind]
    every = (name for names in COLUMNS.values() for name in names)
    return ("record", *dict.fromkeys(every))


def _named(column: str, left: dict[str, str], kind: str) -> str | None:
    name = plain(column)
    return name if name in left else None


def _synonym(column: str, left: dict[str, str], kind: str) -> str | None:
    if column == "id" and kind == "contact":
        return next((one for one in left if one in ("contact id", "person id", "parent id")), None)
    return next((one for one in CALLED.get(column, ()) if one in left), None)


def _alike(column: str, left: dict[str, str], kind: str) -> str | None:
    for name in (plain(column), *CALLED.get(column, ())):
        close = get_close_matches(name, left, n=1, cutoff=CLOSE)
        if close and not (column == "id" and kind == "contact"):
            return close[0]
    return None


def guessed_stages(cells: Iterable[str]) -> dict[str, str]:
    """Guess what the file's words for stages mean: *Primary 3* is P3."""
    found = {}
    for cell in dict.fromkeys(cell.strip() for cell in cells):
        match = WORDS_FOR_STAGES.fullmatch(cell)
        stage = f"{match[1][0].upper()}{match[2]}" if match else ""
        if stage in STAGES and cell.upper() != stage:
            found[cell] = stage
    return found


def known_to_us(cells: Sequence[str]) -> int:
    """Count the cells of a row that look like headings of a roll."""
    names = {plain(name) for name in CALLED} | {one for many in CALLED.values() for one in many}
    return len({plain(cell) for cell in cells if cell.strip()} & names)
