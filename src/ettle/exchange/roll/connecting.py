"""Which class teachers a file connects with which pupils, and which links it ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ettle.exchange.roll.likeness import Alike
from ettle.people.roll import PupilLine, Roll
from ettle.people.roll_changes import Change, StandingRoll

Class = tuple[int, str]


def connections_of(
    file: Roll, standing: StandingRoll, asked: Mapping[str, Alike], names: Mapping[str, str]
) -> Iterator[Change]:
    """Plan each class teacher's links: with the class that the file gives, and no other.

    A teacher whom the file names with a class leaves pupils of other classes. A pupil who
    moves to another school leaves every class teacher of the school before.
    """
    wanted = _wanted(file, standing.roll, asked)
    here = {(one.pupil, one.person) for one in standing.connections}
    for pupil, person in sorted(wanted - here):
        question = asked.get(pupil)
        if question and (question.other.roll_id, person) in here:
            continue
        yield _change("new", pupil, person, names, question=question.roll_id if question else "")
    teachers = {line.person for line in file.teaching}
    moved = _moved(file, standing.roll)
    for each in standing.connections:
        if (each.pupil, each.person) in wanted:
            continue
        if each.person in teachers or each.pupil in moved:
            yield _change("ended", each.pupil, each.person, names, row_pk=each.pk)


def classes_said(standing: StandingRoll) -> dict[tuple[str, int], str]:
    """Give the class of each teacher, by school, that a file can say without changing a link.

    A file gives a teacher one class at a school, whole. Who is linked with one child of another
    class, or not with all of this one, is left out: a file that names no class ends no link.
    """
    roll = standing.roll
    posts = {(one.person, one.school_id) for one in roll.posts if one.role == "class_teacher"}
    said: dict[str, dict[int, str]] = defaultdict(dict)
    for line in roll.teaching:
        if (line.person, line.school_id) in posts:
            said[line.person][line.school_id] = line.class_name
    linked: dict[str, set[str]] = defaultdict(set)
    for each in standing.connections:
        linked[each.person].add(each.pupil)
    classes: dict[Class, set[str]] = defaultdict(set)
    for one in roll.pupils:
        if one.left_on is None:
            classes[_class(one, None)].add(one.roll_id)
    return {
        (person, school): name
        for person, at in said.items()
        if linked[person] == set().union(*(classes[pair] for pair in at.items()))
        for school, name in at.items()
    }


def _wanted(file: Roll, roll: Roll, asked: Mapping[str, Alike]) -> set[tuple[str, str]]:
    """Pair each pupil of a class, as they will be, with the teachers of that class."""
    classes: dict[Class, list[str]] = defaultdict(list)
    said = {one.roll_id: one for one in file.pupils}
    here = {one.roll_id: one for one in roll.pupils}
    for roll_id in here.keys() | said.keys():
        one, was = said.get(roll_id) or here[roll_id], here.get(roll_id)
        if one.left_on is None:
            classes[_class(one, was)].append(roll_id)
    return {
        (pupil, line.person)
        for line in file.teaching
        for pupil in classes.get((line.school_id, line.class_name), ())
    }


def _class(one: PupilLine, was: PupilLine | None) -> Class:
    named = one.class_name if one.class_name is not None else (was.class_name if was else "")
    return (one.school_id, named or "")


def _moved(file: Roll, roll: Roll) -> set[str]:
    was = {one.roll_id: one.school_id for one in roll.pupils}
    return {one.roll_id for one in file.pupils if was.get(one.roll_id) not in (None, one.school_id)}


def _change(
    what: str,
    pupil: str,
    person: str,
    names: Mapping[str, str],
    *,
    row_pk: int | None = None,
    question: str = "",
) -> Change:
    return Change(
        part="connections",
        what=what,
        key=(pupil, person),
        name=f"{names.get(person, person)}, of {names.get(pupil, pupil)}",
        row_pk=row_pk,
        fields={"pupil": pupil, "person": person} if what == "new" else {},
        question=question,
    )
