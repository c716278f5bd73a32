"""From a checked file and the roll to the changes that the file makes, and those it asks about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from ettle.exchange.roll.connecting import connections_of
from ettle.exchange.roll.likeness import Alike
from ettle.people.roll import Comparison, Difference, Roll, counts_of
from ettle.people.roll_changes import (
    Change,
    StandingRoll,
    before_and_after,
    changes_of,
    key_of,
    said_of,
)

PARTS = ("pupils", "people", "parents", "flags", "posts", "placements", "care")
OF_A_PUPIL = ("parents", "flags", "placements", "care")
Compare = Callable[[Roll, Roll], dict[str, Comparison]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a file would do. ``compared`` leaves out the rows that ask a question first."""

    changes: tuple[Change, ...] = ()
    compared: dict[str, Comparison] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def plan_of(
    file: Roll,
    standing: StandingRoll,
    alikes: Iterable[Alike],
    *,
    compare: Compare,
    named: frozenset[str],
    names: dict[str, str],
) -> Plan:
    """Plan what a file does. ``named`` are the pupils whom any row of the file names.

    A pupil who is named in a row that waits, or who may be one that has a new id, is not
    said to be absent.
    """
    asked = {one.roll_id: one for one in alikes}
    sure, asking = parted(file, frozenset(asked))
    compared = compare(sure, standing.roll)
    excused = named | {one.other.roll_id for one in asked.values()}
    compared["pupils"] = _excused(compared["pupils"], excused)
    changes: list[Change] = []
    for part in PARTS:
        changes += changes_of(part, compared[part], standing, names)
        changes += _absent(part, compared[part], standing, names)
    for roll_id, one in asked.items():
        changes += _hanging_on(one, asking[roll_id], standing, compare, names)
    changes += connections_of(file, standing, asked, names)
    return Plan(
        changes=tuple(changes), compared=compared, counts=counts_of(compared) | _extra(changes)
    )


def parted(file: Roll, asked: frozenset[str]) -> tuple[Roll, dict[str, Roll]]:
    """Part a file into what is sure and, for each pupil asked about, what hangs on the answer."""
    if not asked:
        return file, {}
    hanging = _adults_of_only(file, asked)
    sure = replace(
        file,
        pupils=tuple(one for one in file.pupils if one.roll_id not in asked),
        people=tuple(one for one in file.people if one.roll_id not in hanging),
        parents=tuple(one for one in file.parents if one.pupil not in asked),
        flags=tuple(one for one in file.flags if one.pupil not in asked),
        placements=tuple(one for one in file.placements if one.pupil not in asked),
        care=tuple(one for one in file.care if one.pupil not in asked),
    )
    each = {
        roll_id: Roll(
            pupils=tuple(one for one in file.pupils if one.roll_id == roll_id),
            people=tuple(one for one in file.people if hanging.get(one.roll_id) == roll_id),
            parents=tuple(one for one in file.parents if one.pupil == roll_id),
            flags=tuple(one for one in file.flags if one.pupil == roll_id),
            placements=tuple(one for one in file.placements if one.pupil == roll_id),
            care=tuple(one for one in file.care if one.pupil == roll_id),
        )
        for roll_id in asked
    }
    return sure, each


def _adults_of_only(file: Roll, asked: frozenset[str]) -> dict[str, str]:
    """Find adults whom the file names for one pupil only, who is asked about."""
    children: dict[str, set[str]] = defaultdict(set)
    for line in file.parents:
        children[line.person].add(line.pupil)
    posted = {line.person for line in file.posts}
    return {
        person: next(iter(of))
        for person, of in children.items()
        if len(of) == 1 and of <= asked and person not in posted
    }


def _hanging_on(
    one: Alike, part: Roll, standing: StandingRoll, compare: Compare, names: dict[str, str]
) -> Iterator[Change]:
    """Plan both answers about a new id: *two* children, or the *same* under another id."""
    people = compare(Roll(people=part.people), standing.roll)["people"]
    for each in changes_of("people", people, standing, names):
        yield replace(each, question=one.roll_id)
    family = Roll(
        parents=part.parents, flags=part.flags, placements=part.placements, care=part.care
    )
    keyed = as_the_same(one, standing)
    for answer, known in (("two", standing), ("same", keyed)):
        compared = compare(family, known.roll)
        for of in OF_A_PUPIL:
            for each in changes_of(of, compared[of], known, names):
                yield replace(each, question=one.roll_id, only_if=answer)
    new = Comparison(new=(Difference(one.pupil, None),))
    for each in changes_of("pupils", new, standing, names):
        yield replace(each, question=one.roll_id, only_if="two")
    yield _new_id(one, standing, compare, names)


def _new_id(one: Alike, standing: StandingRoll, compare: Compare, names: dict[str, str]) -> Change:
    """Plan that the child already here takes the new id, and whatever else the row says."""
    was = replace(one.other, roll_id=one.roll_id)
    found = compare(Roll(pupils=(one.pupil,)), Roll(pupils=(was,)))["pupils"].changed
    return Change(
        part="pupils",
        what="changed",
        key=key_of(one.pupil),
        name=said_of(one.pupil, names),
        row_pk=standing.pk_of("pupils", one.other.roll_id),
        fields={"roll_id": [one.other.roll_id, one.roll_id]}
        | (before_and_after(found[0]) if found else {}),
        question=one.roll_id,
        only_if="same",
    )


def as_the_same(one: Alike, standing: StandingRoll) -> StandingRoll:
    """Give the child's family as it would stand if the child had the new id already."""
    old, new = one.other.roll_id, one.roll_id
    lines = {
        part: [line for line in getattr(standing.roll, part) if line.pupil == old]
        for part in OF_A_PUPIL
    }
    renamed = {
        part: tuple(replace(line, pupil=new) for line in found) for part, found in lines.items()
    }
    return StandingRoll(
        roll=Roll(**renamed),
        pks={
            part: {
                after.key: standing.pks[part][before.key]
                for before, after in zip(lines[part], renamed[part], strict=True)
            }
            for part in OF_A_PUPIL
        },
    )


def _excused(found: Comparison, excused: frozenset[str]) -> Comparison:
    return replace(found, absent=tuple(one for one in found.absent if one.roll_id not in excused))


def _absent(
    part: str, found: Comparison, standing: StandingRoll, names: dict[str, str]
) -> Iterator[Change]:
    for line in found.absent:
        yield Change(
            part=part,
            what="absent",
            key=key_of(line),
            name=said_of(line, names),
            row_pk=standing.pk_of(part, line.key),
        )


def _extra(changes: Iterable[Change]) -> dict[str, int]:
    """Count what ``counts_of`` does not see: who is absent, and what hangs on an answer."""
    changes = list(changes)
    return {
        "pupils_absent": sum(one.what == "absent" and one.part == "pupils" for one in changes),
        "connections_new": sum(one.part == "connections" and one.what == "new" for one in changes),
        "connections_ended": sum(
            one.part == "connections" and one.what == "ended" for one in changes
        ),
    }
