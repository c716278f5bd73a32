"""Rows beside each other, and beside the roll as it stands: twins, strangers and lost noughts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ettle.exchange.roll.checking import Checked, kept_from_ids
from ettle.exchange.roll.likeness import Alike, likenesses
from ettle.exchange.roll.muddles import muddles
from ettle.exchange.roll.reading import Rejection, Row
from ettle.people.roll import FlagLine, PersonLine, PupilLine, Roll

BETWEEN_NOTES = " | "
NONE_CLOSED: Mapping[int, str] = MappingProxyType({})
LOST_NOUGHTS = (
    "Make the column text in the spreadsheet before the numbers go in, paste them again, and save."
)


def cross_check(
    checked: Checked,
    roll: Roll,
    alikes: Iterable[Alike] = (),
    *,
    closed: Mapping[int, str] = NONE_CLOSED,
) -> Iterator[Rejection]:
    """Find what is wrong between rows. Every fault is named with both of its lines."""
    yield from _pupils_once(checked)
    yield from _numbers_once(checked, roll, alikes)
    yield from _numbers_keep_their_noughts(checked, roll)
    yield from _ids_stay_with_their_child(checked, roll)
    yield from _new_at_closed_schools(checked, roll, closed)
    yield from _contacts_of_somebody(checked, roll)
    yield from _parents_once(checked)
    yield from _people_agree(checked, roll)
    yield from _posts_once(checked)
    yield from _flags_between_contacts(checked, roll)
    yield from muddles(checked, frozenset(one.scn for one in roll.pupils))


def flags_of(checked: Checked) -> tuple[FlagLine, ...]:
    """Turn the column *safe_contact_from* into flags, once each."""
    return tuple(
        dict.fromkeys(
            FlagLine(
                pupil=row["pupil"],
                protects=row["id"],
                kept_from=other,
                reason=_reason(row, other) or None,
            )
            for row, other in checked.kept_from
        )
    )


def _reason(row: Row, other: str) -> str:
    """Give the note: one for all, or one for each id where there are as many notes as ids."""
    note, ids = row["safe_contact_note"], kept_from_ids(row)
    notes = note.split(BETWEEN_NOTES)
    return notes[ids.index(other)] if len(notes) == len(ids) else note


def merged_people(checked: Checked) -> tuple[PersonLine, ...]:
    """Make one line of each adult, however many rows name them; what any row says is kept."""
    merged: dict[str, PersonLine] = {}
    for _, person in checked.people:
        first = merged.get(person.roll_id)
        merged[person.roll_id] = person if first is None else _joined(first, person)
    return tuple(merged.values())


def doubts_of(checked: Checked) -> Iterator[str]:
    """Say where two rows of the file may be one child. They are kept as two."""
    first: dict[object, tuple[int, str]] = {}
    for row, pupil in checked.pupils:
        for likeness in likenesses(pupil):
            line, roll_id = first.setdefault(likeness, (row.line, pupil.roll_id))
            if roll_id != pupil.roll_id:
                yield (
                    f"Lines {line} and {row.line} have the same name and birth date. "
                    "They are kept as two pupils."
                )
                break


def _pupils_once(checked: Checked) -> Iterator[Rejection]:
    for row, line in _twice((row, pupil.roll_id) for row, pupil in checked.pupils):
        yield row.reject(
            "id",
            f"Line {line} has this id too.",
            "Give each pupil one row. If they are two children, correct one id.",
        )


def _twice(keyed: Iterable[tuple[Row, object]]) -> Iterator[tuple[Row, int]]:
    """Give each row whose key another row has too, with the line of such a row.

    Both are given: which of the two is right is not for us to say.
    """
    rows: dict[object, list[Row]] = defaultdict(list)
    for row, key in keyed:
        rows[key].append(row)
    for alike in rows.values():
        for row in alike if len(alike) > 1 else ():
            yield row, next(other.line for other in alike if other is not row)


def _numbers_once(checked: Checked, roll: Roll, alikes: Iterable[Alike]) -> Iterator[Rejection]:
    """Two pupils may not have one SCN, in the file or between it and the roll."""
    named = {pupil.roll_id for _, pupil in checked.pupils}
    elsewhere = {p.scn: p.roll_id for p in roll.pupils if p.scn and p.roll_id not in named}
    asked = {(one.roll_id, one.other.roll_id) for one in alikes}
    owners = {(pupil.scn, pupil.roll_id): row for row, pupil in checked.pupils if pupil.scn}
    for row, line in _twice((row, scn) for (scn, _), row in owners.items()):
        yield row.reject(
            "scn",
            f"The pupil on line {line} has this candidate number too.",
            "Look both pupils up, and correct the number of the one that is wrong.",
        )
    for row, pupil in checked.pupils:
        owner = elsewhere.get(pupil.scn) if pupil.scn else None
        if owner and (pupil.roll_id, owner) not in asked:
            yield row.reject(
                "scn",
                f"Pupil {owner}, already on the roll, has this candidate number.",
                "If it is the same child, use that id. If not, correct the number.",
            )


def _numbers_keep_their_noughts(checked: Checked, roll: Roll) -> Iterator[Rejection]:
    """A spreadsheet takes noughts from the front of a number. See it by the roll or the file."""
    on_roll = {pupil.roll_id: pupil.scn for pupil in roll.pupils if pupil.scn}
    written = [p.scn for _, p in checked.pupils if p.scn and p.scn.isdigit()]
    lengths = Counter(len(scn) for scn in written).most_common(1)
    usual = lengths[0][0] if lengths and lengths[0][1] > len(written) / 2 else 0
    for row, pupil in checked.pupils:
        if not pupil.scn or not pupil.scn.isdigit():
            continue
        known = on_roll.get(pupil.roll_id)
        if known and known != pupil.scn and known.lstrip("0") == pupil.scn.lstrip("0"):
            yield row.reject("scn", f"On the roll this number is {known}.", LOST_NOUGHTS)
        elif len(pupil.scn) < usual and known != pupil.scn:
            yield row.reject(
                "scn",
                f"This has {len(pupil.scn)} figures and most in this file have {usual}: "
                "noughts at the front may be lost.",
                LOST_NOUGHTS,
            )


def _ids_stay_with_their_child(checked: Checked, roll: Roll) -> Iterator[Rejection]:
    """An id used again for another child would put one child's plan on another."""
    known = {pupil.roll_id: pupil for pupil in roll.pupils}
    for row, pupil in checked.pupils:
        old = known.get(pupil.roll_id)
        if old is not None and _is_another_child(pupil, old):
            yield row.reject(
                "id",
                "On the roll this id belongs to a child with another name and birth date.",
                "Check the id. If it has been given to another child, use a new one.",
            )


def _new_at_closed_schools(
    checked: Checked, roll: Roll, closed: Mapping[int, str]
) -> Iterator[Rejection]:
    """A school that is closed takes nobody new. Who is on its roll already stays readable."""
    there = {pupil.roll_id: pupil.school_id for pupil in roll.pupils}
    for row, pupil in checked.pupils:
        words = closed.get(pupil.school_id)
        if words and pupil.left_on is None and there.get(pupil.roll_id) != pupil.school_id:
            yield row.reject(
                "school",
                f"This school takes no new pupils: {words[0].lower()}{words[1:]}.",
                "Write the code of the school that the pupil goes to. If this one is open, "
                "correct it under Schools.",
            )


def _contacts_of_somebody(checked: Checked, roll: Roll) -> Iterator[Rejection]:
    pupils = {pupil.roll_id for pupil in roll.pupils}
    for row, parent in checked.parents:
        if parent.pupil not in pupils and (parent.pupil,) not in checked.named:
            yield row.reject(
                "pupil",
                "No pupil has this id, in the file or on the roll.",
                "Correct the id, or add the pupil's own row.",
            )


def _parents_once(checked: Checked) -> Iterator[Rejection]:
    for row, line in _twice((row, parent.key) for row, parent in checked.parents):
        yield row.reject(
            "id",
            f"Line {line} has this contact for this pupil too.",
            "Take one of the two rows out.",
        )


def _people_agree(checked: Checked, roll: Roll) -> Iterator[Rejection]:
    """One id is one adult, with one name and one way to reach them."""
    rows: dict[str, list[tuple[Row, PersonLine]]] = defaultdict(list)
    for row, person in checked.people:
        rows[person.roll_id].append((row, person))
    for alike in rows.values():
        if len(alike) > 1:
            yield from _disagreements(alike)
    known = {person.roll_id: person for person in roll.people}
    for row, person in checked.people:
        old = known.get(person.roll_id)
        if old and old.given_name != person.given_name and old.family_name != person.family_name:
            yield row.reject(
                "id",
                "On the roll this id belongs to a person with another name.",
                "Check the id. If it has been given to another person, use a new one.",
            )


def _disagreements(alike: list[tuple[Row, PersonLine]]) -> Iterator[Rejection]:
    for name in ("given_name", "family_name", "email", "telephone", "address"):
        said = [(row, getattr(person, name)) for row, person in alike if getattr(person, name)]
        for row, value in said:
            other = next((o for o, theirs in said if theirs != value), None)
            if other is not None:
                yield row.reject(
                    name,
                    f"Line {other.line} has the same id and another {name.replace('_', ' ')}.",
                    "If they are one person, make both rows agree. If not, correct one id.",
                )


def _posts_once(checked: Checked) -> Iterator[Rejection]:
    for row, line in _twice((row, post.key) for row, post in checked.posts):
        yield row.reject("id", f"Line {line} has the same post for this person.", "Take one out.")


def _flags_between_contacts(checked: Checked, roll: Roll) -> Iterator[Rejection]:
    pairs = checked.named | {parent.key for parent in roll.parents}
    for row, other in checked.kept_from:
        if other == row["id"]:
            yield row.reject(
                "safe_contact_from",
                "This is the contact's own id.",
                "Write the id of the contact from whom the address is kept.",
            )
        elif (row["pupil"], other) not in pairs:
            yield row.reject(
                "safe_contact_from",
                f"{other} is not a contact of this pupil, in the file or on the roll.",
                "Correct the id. Until it is right the address would not be protected.",
            )


def _joined(first: PersonLine, second: PersonLine) -> PersonLine:
    return PersonLine(
        **{
            name: getattr(first, name) or getattr(second, name) or getattr(first, name)
            for name in PersonLine.__slots__
        }
    )


def _is_another_child(pupil: PupilLine, old: PupilLine) -> bool:
    names = ("given_name", "family_name", "birth_date")
    return all(getattr(pupil, name) != getattr(old, name) for name in names)
