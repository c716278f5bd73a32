"""Each row by itself: from cells to lines of the roll, and every fault with what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ettle.exchange.roll import cells
from ettle.exchange.roll.circumstances import (
    NONE_KNOWN,
    KnownAuthorities,
    care_of,
    looked_after,
    placement_of,
)
from ettle.exchange.roll.columns import (
    AUTHORITY_ROLES,
    PARENTS_IN_LAW,
    ROLES,
    STAGES,
)
from ettle.exchange.roll.muddles import misfit
from ettle.exchange.roll.reading import Rejection, Row
from ettle.exchange.roll.row_checker import RowChecker, is_filled, record_is_known
from ettle.exchange.roll.schools import KnownSchool, by_seed_code, fits_stage, school_of
from ettle.people.roll import (
    CareLine,
    ParentLine,
    PersonLine,
    PlacementLine,
    PostLine,
    PupilLine,
    TeachingLine,
)


@dataclass(slots=True)
class Checked:
    """The rows that stand by themselves, each with the line it came from.

    ``named`` has every pupil and contact that the file names, rejected rows included, so
    that one fault is not told again by every row that points to it.
    """

    pupils: list[tuple[Row, PupilLine]] = field(default_factory=list)
    people: list[tuple[Row, PersonLine]] = field(default_factory=list)
    parents: list[tuple[Row, ParentLine]] = field(default_factory=list)
    kept_from: list[tuple[Row, str]] = field(default_factory=list)
    posts: list[tuple[Row, PostLine]] = field(default_factory=list)
    teaching: list[tuple[Row, TeachingLine]] = field(default_factory=list)
    placements: list[tuple[Row, PlacementLine]] = field(default_factory=list)
    care: list[tuple[Row, CareLine]] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    named: set[tuple[str, ...]] = field(default_factory=set)


def check_rows(
    rows: Iterable[Row],
    schools: Iterable[KnownSchool],
    *,
    today: date,
    authorities: KnownAuthorities = NONE_KNOWN,
) -> Checked:
    """Check each row by itself. Those that stand become lines; the others say why."""
    checked = Checked()
    by_code = by_seed_code(schools)
    for row in rows:
        checker = RowChecker(row, checked.rejections)
        checked.named.add(named_by(row))
        if record_is_known(checker) and is_filled(checker):
            if row["record"].lower() == "pupil":
                _check_pupil(checker, by_code, today, checked, authorities)
            elif row["record"].lower() == "contact":
                _check_contact(checker, checked)
            else:
                _check_staff(checker, by_code, checked)
    return checked


def named_by(row: Row) -> tuple[str, ...]:
    """Give whom a row is about: a contact with the pupil, anybody else alone."""
    return (row["pupil"], row["id"]) if row["pupil"] else (row["id"],)


def _check_pupil(
    checker: RowChecker,
    schools: dict[str, list[KnownSchool]],
    today: date,
    checked: Checked,
    authorities: KnownAuthorities,
) -> None:
    stage = _stage(checker)
    school = school_of(checker, schools, stage)
    starts_on, ends_on = _span(checker)
    there = min(today, ends_on or today)  # a leaver was of an age then, not now
    born = _birth_date(checker, today, there)
    scn = _scn(checker)
    line = PupilLine(
        roll_id=checker.identifier("id"),
        scn=scn,
        given_name=checker.text("given_name"),
        family_name=checker.text("family_name"),
        known_as=checker.said("known_as"),
        birth_date=born,
        gender=checker.said("gender"),
        school_id=school.pk if school else 0,
        stage=stage,
        class_name=checker.said("class"),
        entered_school_on=starts_on,
        left_on=ends_on,
        address=checker.address(),
        telephone=checker.said("telephone"),
        preferred_language=checker.said("language"),
        came_from=checker.said("came_from"),
        went_to=checker.said("went_to"),
        **looked_after(checker, today),
    )
    _check_sense(checker, line, school, there)
    placement = placement_of(checker, line.roll_id, authorities)
    care = care_of(checker, line.roll_id)
    if checker.is_right:
        checked.placements += [(checker.row, placement)] if placement else []
        checked.care += [(checker.row, care)] if care else []
        checked.pupils.append((checker.row, line))


def _check_sense(
    checker: RowChecker, line: PupilLine, school: KnownSchool | None, today: date
) -> None:
    """Refuse cells that cannot be right beside each other."""
    if not checker.is_right:
        return
    if wrong := misfit(checker.row, line, today):
        checker.refuse(wrong.column, wrong.happened, wrong.do)
    if school and not fits_stage(school, line.stage):
        checker.refuse(
            "stage",
            f"{school.name} is in the list as {school.school_type}, and this pupil is in "
            f"{line.stage}.",
            "Check the stage and the school's code: one of them is wrong.",
        )
    if line.entered_school_on and line.entered_school_on <= line.birth_date:
        checker.refuse(
            "starts_on", "This is before the pupil was born, or that day.", "Check both days."
        )


def _stage(checker: RowChecker) -> str:
    stage = checker.row["stage"].upper()
    if stage not in STAGES:
        checker.refuse("stage", "There is no such stage.", "Write P1 to P7, S1 to S6, or SP.")
    return stage


def _scn(checker: RowChecker) -> str | None:
    scn = checker.identifier("scn")
    if "e+" in scn.lower():
        checker.refuse(
            "scn",
            "The spreadsheet has turned this number into a calculation.",
            "Make the column text in the spreadsheet, paste the numbers again, and save.",
        )
    return scn or None


def _birth_date(checker: RowChecker, today: date, there: date) -> date:
    born = checker.day("birth_date") or today
    if born > today:
        checker.refuse(
            "birth_date",
            f"This day is after today, {today:%d/%m/%Y}.",
            "Check the year.",
        )
    elif checker.is_right and not 3 <= (there - born).days / 365.25 <= 21:
        checker.refuse(
            "birth_date",
            f"This pupil would be {int((there - born).days / 365.25)} years old.",
            "Check the year. A roll holds pupils from 3 to 20.",
        )
    return born


def _span(checker: RowChecker) -> tuple[date | None, date | None]:
    starts_on, ends_on = checker.day("starts_on"), checker.day("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        checker.refuse("ends_on", "This is before the first day.", "Check both days.")
    return starts_on, ends_on


def _person(checker: RowChecker) -> PersonLine:
    return PersonLine(
        roll_id=checker.identifier("id"),
        title=checker.said("title"),
        given_name=checker.text("given_name"),
        family_name=checker.text("family_name"),
        known_as=checker.said("known_as"),
        email=checker.take("email", cells.email, None),
        telephone=checker.said("telephone"),
        address=checker.address(),
        preferred_language=checker.said("language"),
    )


def _check_contact(checker: RowChecker, checked: Checked) -> None:
    person = _person(checker)
    lives_with = checker.yes_or_no("lives_with")
    line = ParentLine(
        pupil=checker.identifier("pupil"),
        person=person.roll_id,
        relationship=_capital(checker.text("relationship")),
        has_parental_rights=checker.yes_or_no("parental_rights"),
        has_care=checker.yes_or_no("has_care", instead=lives_with),
        lives_with=lives_with,
        rights_note=checker.said("rights_note"),
    )
    if checker.is_right and line.pupil == line.person:
        checker.refuse("id", "This is the pupil's own id.", "Write the contact's own id.")
    standing = line.has_parental_rights or line.has_care
    if checker.is_right and not standing and line.relationship.lower() not in PARENTS_IN_LAW:
        checker.refuse(
            "relationship",
            "This contact is not a parent, has no parental rights and no care of the child.",
            "Leave the row out. Ettle keeps parents and carers, not emergency contacts.",
        )
    if checker.is_right:
        checked.people.append((checker.row, person))
        checked.parents.append((checker.row, line))
        checked.kept_from.extend((checker.row, other) for other in kept_from_ids(checker.row))


def kept_from_ids(row: Row) -> list[str]:
    """Give the ids of those from whom this contact's address is kept."""
    cell = row["safe_contact_from"].replace(",", ";")
    return [other.strip() for other in cell.split(";") if other.strip()]


def _capital(words: str) -> str:
    """Begin with a capital, so that *mother* and *Mother* are one word on the roll."""
    return words[:1].upper() + words[1:].lower()


def _check_staff(
    checker: RowChecker, schools: dict[str, list[KnownSchool]], checked: Checked
) -> None:
    person = _person(checker)
    role = checker.row["role"].lower().replace(" ", "_")
    if role not in ROLES:
        checker.refuse("role", "There is no such role.", f"Write one of: {', '.join(ROLES)}.")
    school = school_of(checker, schools) if checker.row["school"] else None
    if checker.is_right and school is None and role not in AUTHORITY_ROLES:
        checker.refuse(
            "school",
            "This post is at a school, and no school is named.",
            "Write the school's SEED code.",
        )
    starts_on, ends_on = _span(checker)
    minutes = checker.take("weekly_hours", cells.minutes_a_week, None)
    class_name, job_title = checker.text("class"), checker.text("job_title")
    if not checker.is_right or starts_on is None:
        return
    school_id = school.pk if school else None
    checked.people.append((checker.row, person))
    checked.posts.append(
        (
            checker.row,
            PostLine(
                person=person.roll_id,
                school_id=school_id,
                job_title=job_title,
                role=role,
                weekly_minutes=minutes,
                from_on=starts_on,
                until_on=ends_on,
            ),
        )
    )
    if class_name and role == "class_teacher" and school_id is not None:
        checked.teaching.append(
            (
                checker.row,
                TeachingLine(person=person.roll_id, school_id=school_id, class_name=class_name),
            )
        )
