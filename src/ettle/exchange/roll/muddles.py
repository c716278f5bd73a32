"""Rows that cannot all be right together: ids mixed up, flags in a circle, ages that do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ettle.exchange.roll.reading import Rejection, Row
from ettle.people.roll import PupilLine

if TYPE_CHECKING:
    from ettle.exchange.roll.checking import Checked

# The age at which a stage begins on 1 August, and how many years beside it are believed. A child
# may start late, stay a year, or come from elsewhere; nobody is four years out.
BEGINS_AT = {f"P{n}": n + 3.5 for n in range(1, 8)} | {f"S{n}": n + 10.5 for n in range(1, 7)}
YEARS_BESIDE = 3
WORTH_A_LOOK = 1.9


def muddles(checked: Checked, on_roll: frozenset[str | None]) -> Iterator[Rejection]:
    """Find ids that stand for two people, flags in a circle, and numbers of another shape.

    ``on_roll`` are the candidate numbers that the roll has already: their shape is known.
    """
    yield from _ids_of_two_kinds(checked)
    yield from _ids_that_differ_by_case(checked)
    yield from _flags_in_a_circle(checked)
    yield from _numbers_of_another_shape(checked, on_roll)


def _ids_of_two_kinds(checked: Checked) -> Iterator[Rejection]:
    """A pupil's id that is also an adult's would mix a child with a grown-up."""
    pupils = {pupil.roll_id: row.line for row, pupil in checked.pupils}
    for row, person in checked.people:
        if person.roll_id in pupils:
            kind = "contact" if row["pupil"] else "member of staff"
            yield row.reject(
                "id",
                f"The pupil on line {pupils[person.roll_id]} has the id of this {kind}.",
                "Look both up, and correct the id of the one that is wrong.",
            )


def _ids_that_differ_by_case(checked: Checked) -> Iterator[Rejection]:
    seen: dict[str, tuple[int, str]] = {}
    for row, pupil in checked.pupils:
        line, first = seen.setdefault(pupil.roll_id.casefold(), (row.line, pupil.roll_id))
        if first != pupil.roll_id:
            yield row.reject(
                "id",
                f"Line {line} has the same id but for small and capital letters.",
                "If they are one child, take one row out. If not, correct one id.",
            )


def _flags_in_a_circle(checked: Checked) -> Iterator[Rejection]:
    """Two parents each kept from the other: neither would see anything of their child."""
    flags = {(row["pupil"], row["id"], other) for row, other in checked.kept_from}
    for row, other in checked.kept_from:
        if other != row["id"] and (row["pupil"], other, row["id"]) in flags:
            yield row.reject(
                "safe_contact_from",
                f"This contact is kept from {other}, and {other} from this contact: then neither "
                "would see anything of this child.",
                "Ask whose address must be kept from whom, and take the other out.",
            )


def _numbers_of_another_shape(
    checked: Checked, on_roll: frozenset[str | None]
) -> Iterator[Rejection]:
    """Where most candidate numbers are figures of one length, say which are not."""
    written = [(row, pupil.scn) for row, pupil in checked.pupils if pupil.scn]
    lengths = Counter(len(scn) for _, scn in written if scn.isdigit()).most_common(1)
    if not lengths or 2 * lengths[0][1] <= len(written) or len(written) < 3:
        return
    usual = lengths[0][0]
    for row, scn in written:
        if scn in on_roll:
            continue
        if not scn.isdigit():
            yield row.reject(
                "scn",
                f"This is not a number of {usual} figures, as most in this file are.",
                "Look for a letter or a sign typed for a figure, such as O for 0.",
            )
        elif len(scn) > usual:
            yield row.reject(
                "scn",
                f"This has {len(scn)} figures and most in this file have {usual}.",
                "Look the number up and correct it.",
            )


def years_from_stage(pupil: PupilLine, today: date) -> float:
    """Say how many years older (or, below 0, younger) a pupil is than the stage begins with."""
    begins = BEGINS_AT.get(pupil.stage)
    if begins is None:
        return 0
    first_of_august = date(today.year if today >= date(today.year, 8, 1) else today.year - 1, 8, 1)
    age = (first_of_august - pupil.birth_date).days / 365.25
    return age - begins - 0.5


def misfit(row: Row, pupil: PupilLine, today: date) -> Rejection | None:
    """Refuse a pupil whose stage and birth date cannot both be right."""
    beside = years_from_stage(pupil, today)
    if abs(beside) <= YEARS_BESIDE:
        return None
    age = int((today - pupil.birth_date).days / 365.25)
    return row.reject(
        "stage",
        f"This pupil is {age} years old and in {pupil.stage}.",
        "Check the birth date and the stage: one of them is wrong.",
    )


def ages_worth_a_look(checked: Checked, today: date) -> Iterator[str]:
    """Say which pupils are two years beside their stage. Nothing is refused for it."""
    lines = [
        row.line
        for row, pupil in checked.pupils
        if WORTH_A_LOOK <= abs(years_from_stage(pupil, today)) <= YEARS_BESIDE
    ]
    for line in lines[:20]:
        yield f"Line {line}: the pupil's age and stage are two years apart. It may be right."
    if len(lines) > 20:
        yield f"{len(lines) - 20} more pupils' age and stage are two years apart."
