"""The roll as it stands, and how a file differs from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, Sum

from ettle.access import Actor
from ettle.people.access import may_import_roll
from ettle.people.models import (
    Authority,
    Connection,
    Parentage,
    Person,
    Post,
    Pupil,
    SafeContactFlag,
    School,
)
from ettle.people.roll import (
    ALWAYS_SAID,
    Comparison,
    Difference,
    FlagLine,
    ParentLine,
    PersonLine,
    PostLine,
    PupilLine,
    Roll,
    TeachingLine,
)


def authorities_for_roll(*, by: Actor) -> list[Authority]:
    """List the authorities whose roll this actor may bring in."""
    return [each for each in Authority.objects.order_by("name") if may_import_roll(by, each)]


def schools_known(*, by: Actor) -> list[School]:
    """List every school with its authority. The list is public."""
    return list(School.objects.select_related("authority"))


def roll_of(*, by: Actor, authority: Authority) -> Roll:
    """Read an authority's whole roll as lines; an empty one for whoever may not import it."""
    if not may_import_roll(by, authority):
        return Roll()
    return Roll(
        pupils=tuple(_lines(PupilLine, Pupil, authority)),
        people=tuple(_lines(PersonLine, Person, authority)),
        parents=tuple(
            _lines(ParentLine, Parentage, authority, pupil="pupil__roll_id", person=PERSON)
        ),
        flags=tuple(
            _lines(
                FlagLine,
                SafeContactFlag,
                authority,
                _standing(by.today),
                pupil="pupil__roll_id",
                protects="protects__roll_id",
                kept_from="kept_from__roll_id",
            )
        ),
        posts=tuple(_lines(PostLine, Post, authority, person=PERSON)),
        teaching=_teaching(authority),
    )


def compare_rolls(*, by: Actor, file: Roll, roll: Roll) -> dict[str, Comparison]:
    """Say what a file would make new, change and leave, and what of the roll it does not name.

    Only schools that the file names are looked through for what is absent, so that one
    school's file does not list every other school's pupils. Absence ends nothing.
    """
    schools = {line.school_id for line in file.pupils} | {line.school_id for line in file.posts}
    named = {line.roll_id for line in file.pupils}
    return {
        "pupils": _compare(
            file.pupils,
            roll.pupils,
            expected=lambda old: old.school_id in schools and old.left_on is None,
        ),
        "people": _compare(file.people, roll.people, expected=lambda old: False),
        "parents": _compare(file.parents, roll.parents, expected=lambda old: old.pupil in named),
        "flags": _compare(file.flags, roll.flags, expected=lambda old: False),
        "posts": _compare(
            file.posts,
            roll.posts,
            expected=lambda old: (
                old.school_id in schools and (old.until_on is None or old.until_on >= by.today)
            ),
        ),
        "teaching": _compare_teaching(file, roll),
    }


def _compare_teaching(file: Roll, roll: Roll) -> Comparison:
    """Say which classes a teacher takes up, and (``absent``) leaves for another in the file."""
    classes = {(line.school_id, line.class_name) for line in (*file.pupils, *roll.pupils)}
    teachers = {line.person for line in file.teaching}
    taught = [line for line in file.teaching if (line.school_id, line.class_name) in classes]
    return _compare(taught, roll.teaching, expected=lambda old: old.person in teachers)


def roll_stamp(*, by: Actor, authority: Authority) -> str:
    """Give a short mark that changes when the roll does, to refuse a stale preview.

    It adds up versions and standings in the database, because it is worked out again
    inside the writing transaction, which must be short.
    """
    facts = [
        Pupil.objects.filter(authority=authority).aggregate(Count("pk"), Max("pk"), Sum("version")),
        Person.objects.filter(authority=authority).aggregate(
            Count("pk"), Max("pk"), Sum("version")
        ),
        Parentage.objects.filter(authority=authority).aggregate(
            Count("pk"),
            Max("pk"),
            rights=Count("pk", filter=Q(has_parental_rights=True)),
            care=Count("pk", filter=Q(has_care=True)),
            home=Count("pk", filter=Q(lives_with=True)),
        ),
        SafeContactFlag.objects.filter(authority=authority).aggregate(
            Count("pk"), Max("pk"), Count("until_on")
        ),
        Post.objects.filter(authority=authority).aggregate(
            Count("pk"), Max("pk"), Count("until_on"), Sum("weekly_minutes")
        ),
    ]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


PERSON = "person__roll_id"


def _standing(today: date) -> Q:
    return Q(until_on__isnull=True) | Q(until_on__gte=today)


def _lines(
    shape: type[Any], model: type[Any], authority: Authority, where: Q | None = None, **paths: str
) -> Iterable[Any]:
    names = [field.name for field in fields(shape)]
    rows = model.objects.filter(where or Q(), authority=authority).order_by("pk")
    for values in rows.values_list(*(paths.get(name, name) for name in names)):
        yield shape(**dict(zip(names, values, strict=True)))


def _teaching(authority: Authority) -> tuple[TeachingLine, ...]:
    """Give the classes that teachers are connected with, from their standing connections."""
    connections = Connection.objects.filter(
        authority=authority, kind="class_teacher", until_on__isnull=True
    ).exclude(pupil__class_name="")
    return tuple(
        TeachingLine(person=person, school_id=school_id, class_name=class_name)
        for person, school_id, class_name in connections.order_by()
        .values_list(PERSON, "pupil__school_id", "pupil__class_name")
        .distinct()
    )


def _compare(lines: Iterable[Any], on_roll: Iterable[Any], *, expected: Any) -> Comparison:
    known: Mapping[Any, Any] = {line.key: line for line in on_roll}
    new, changed, same, seen = [], [], 0, set()
    for line in lines:
        old = known.get(line.key)
        seen.add(line.key)
        if old is None:
            new.append(Difference(line, None))
        elif differing := _differing(line, old):
            changed.append(Difference(line, old, differing))
        else:
            same += 1
    absent = tuple(line for key, line in known.items() if key not in seen and expected(line))
    return Comparison(new=tuple(new), changed=tuple(changed), same=same, absent=absent)


def _differing(line: Any, old: Any) -> tuple[str, ...]:
    """Name the fields that would change; *not said* changes nothing."""
    return tuple(
        field.name
        for field in fields(line)
        if (value := getattr(line, field.name)) != getattr(old, field.name)
        and (value is not None or field.name in ALWAYS_SAID)
    )
