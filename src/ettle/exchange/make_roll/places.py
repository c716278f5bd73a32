"""Pupils over an authority's schools, as the published list has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PRIMARY = tuple(f"P{n}" for n in range(1, 8))
SECONDARY = tuple(f"S{n}" for n in range(1, 7))
STAYING_ON = (1.0, 1.0, 1.0, 1.0, 0.88, 0.62)  # of the four lower stages, how many are in S5 and S6
AGE_AT = {stage: n + 5 for n, stage in enumerate((*PRIMARY, *SECONDARY))}
WHERE_WITHHELD = 3  # pupils counted for a school whose roll the list withholds


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """A school of the list. ``roll`` and ``asn`` are None where the list withholds them."""

    seed_code: str
    school_type: str  # primary, secondary or special
    name: str
    town: str
    roll: int | None
    asn: int | None
    has_twin: bool = False  # another school has the same SEED code


@dataclass(slots=True)
class Place:
    """A pupil's place: school, stage and birth date, before there is a pupil."""

    school: SchoolFacts
    stage: str
    born: date
    class_name: str = ""


def places(chance: Random, schools: Sequence[SchoolFacts], pupils: int, today: date) -> list[Place]:
    """Make as many places as pupils are wanted, over the schools by their rolls."""
    session = today.year if today >= date(today.year, 8, 1) else today.year - 1
    found: list[Place] = []
    for school, count in zip(schools, apportion(schools, pupils), strict=True):
        mine = [_place(chance, school, session) for _ in range(count)]
        _into_classes(mine)
        found += mine
    _give_someone_a_leap_day(found)
    return found


def apportion(schools: Sequence[SchoolFacts], pupils: int) -> list[int]:
    """Share pupils out by published rolls, to the last one."""
    rolls = [WHERE_WITHHELD if one.roll is None else one.roll for one in schools]
    whole = sum(rolls) or 1
    exact = [pupils * roll / whole for roll in rolls]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(rolls)), key=lambda n: (shares[n] - exact[n], n))
    for n in by_rest[: pupils - sum(shares)]:
        shares[n] += 1
    return shares


def _place(chance: Random, school: SchoolFacts, session: int) -> Place:
    if school.school_type == "primary":
        stage = PRIMARY[int(chance.random() * 7)]
    elif school.school_type == "secondary":
        stage = chance.choices(SECONDARY, STAYING_ON)[0]
    else:
        stage = "SP"
    age = AGE_AT.get(stage) or 5 + int(chance.random() * 13)
    first = date(session - age, 3, 1)
    born = first + timedelta(days=int(chance.random() * 365))
    if born.month < 3 and chance.random() < 0.2:
        born = date(born.year - 1, born.month, min(born.day, 28))  # began a year later
    return Place(school, stage, born)


def _give_someone_a_leap_day(found: Sequence[Place]) -> None:
    """See that somebody is born on 29 February, if any stage has such a year."""
    if any((one.born.month, one.born.day) == (2, 29) for one in found):
        return
    for one in found:
        if one.born.month == 2 and one.born.year % 4 == 0:
            one.born = date(one.born.year, 2, 29)
            return
    for one in found:
        for near in (one.born.year, one.born.year + 1):
            if near % 4 == 0 and abs((date(near, 2, 29) - one.born).days) < 400:
                one.born = date(near, 2, 29)
                return


def _into_classes(mine: list[Place]) -> None:
    """Put the places of a school into classes of lawful size; small schools join stages."""
    mine.sort(key=lambda one: (one.stage, one.born))
    by_stage: dict[str, list[Place]] = {}
    for one in mine:
        by_stage.setdefault(one.stage, []).append(one)
    if mine and mine[0].stage in PRIMARY and len(mine) < 7 * 12:
        _join_stages(mine)
        return
    for stage, pupils in by_stage.items():
        most = 8 if stage == "SP" else 25 if stage == "P1" else 30
        classes = -(-len(pupils) // most)
        for n, one in enumerate(pupils):
            letter = chr(ord("A") + n * classes // len(pupils) % 26)
            one.class_name = f"{stage}{letter}" if classes > 1 or stage[0] == "S" else stage


def _join_stages(mine: list[Place]) -> None:
    classes = -(-len(mine) // 25)
    for n in range(classes):
        part = mine[n * len(mine) // classes : (n + 1) * len(mine) // classes]
        first, last = part[0].stage, part[-1].stage
        name = first if first == last else f"{first}-{last[1:]}"
        for one in part:
            one.class_name = f"{name}{'ABCDEFG'[n]}"
