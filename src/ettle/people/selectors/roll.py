"""The roll as it stands, and how a file differs from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum

from ettle.access import Actor
from ettle.people.access import may_import_roll
from ettle.people.models import (
    Authority,
    CareExperience,
    Connection,
    Parentage,
    Person,
    Placement,
    Post,
    Pupil,
    SafeContactFlag,
    School,
)
from ettle.people.roll import (
    ALWAYS_SAID,
    CareLine,
    Comparison,
    Difference,
    FlagLine,
    ParentLine,
    PersonLine,
    PlacementLine,
    PostLine,
    PupilLine,
    Roll,
    TeachingLine,
)
from ettle.people.roll_changes import StandingConnection, StandingRoll

PERSON = "person__roll_id"
SHAPES: dict[str, tuple[type[Any], type[Any]]] = {
    "pupils": (PupilLine, Pupil),
    "people": (PersonLine, Person),
    "parents": (ParentLine, Parentage),
    "flags": (FlagLine, SafeContactFlag),
    "posts": (PostLine, Post),
    "placements": (PlacementLine, Placement),
    "care": (CareLine, CareExperience),
}
PATHS = {
    (ParentLine, "pupil"): "pupil__roll_id",
    (ParentLine, "person"): PERSON,
    (FlagLine, "pupil"): "pupil__roll_id",
    (FlagLine, "protects"): "protects__roll_id",
    (FlagLine, "kept_from"): "kept_from__roll_id",
    (PostLine, "person"): PERSON,
    (PlacementLine, "pupil"): "pupil__roll_id",
    (CareLine, "pupil"): "pupil__roll_id",
}


def authorities_for_roll(*, by: Actor) -> list[Authority]:
    """List the authorities whose roll this actor may bring in."""
    return [each for each in Authority.objects.order_by("name") if may_import_roll(by, each)]


def schools_known(*, by: Actor) -> list[School]:
    """List every school with its authority. The list is public."""
    return list(School.objects.select_related("authority"))


def authorities_known(*, by: Actor) -> list[Authority]:
    """List every education authority. The list is public."""
    return list(Authority.objects.order_by("name"))


def roll_of(*, by: Actor, authority: Authority) -> Roll:
    """Read an authority's whole roll as lines; an empty one for whoever may not import it."""
    return standing_roll(by=by, authority=authority).roll


def standing_roll(*, by: Actor, authority: Authority) -> StandingRoll:
    """Read an authority's roll with the key of each row; empty for whoever may not import it."""
    if not may_import_roll(by, authority):
        return StandingRoll()
    pks: dict[str, dict[Any, int]] = {}
    lines = {
        part: _lines(pks.setdefault(part, {}), shape, model, authority, by.today)
        for part, (shape, model) in SHAPES.items()
    }
    return StandingRoll(
        roll=Roll(**lines, teaching=_teaching(authority)),
        pks=pks,
        connections=tuple(
            StandingConnection(pk=pk, pupil=pupil, person=person)
            for pk, pupil, person in Connection.objects.filter(
                authority=authority, kind="class_teacher", until_on__isnull=True
            ).values_list("pk", "pupil__roll_id", PERSON)
        ),
    )


def roll_keys(*, by: Actor, authority: Authority) -> dict[str, dict[str, int]]:
    """Give the row keys of pupils and adults by roll id, for whoever may import the roll."""
    if not may_import_roll(by, authority):
        return {}
    return {
        part: dict(model.objects.filter(authority=authority).values_list("roll_id", "pk"))
        for part, model in (("pupils", Pupil), ("people", Person))
    }


def compare_rolls(
    *, by: Actor, file: Roll, roll: Roll, schools: frozenset[int | None] | None = None
) -> dict[str, Comparison]:
    """Say what a file would make new, change and leave, and what of the roll it does not name.

    Only ``schools``, those that the file names, are looked through for what is absent, so that one
    school's file does not list every other school's pupils. Absence ends nothing.
    """
    if schools is None:
        schools = file.schools
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
        "placements": _compare(file.placements, roll.placements, expected=lambda old: False),
        "care": _compare(file.care, roll.care, expected=lambda old: False),
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
        Placement.objects.filter(authority=authority).aggregate(Count("pk"), Sum("host_id")),
        CareExperience.objects.filter(authority=authority).aggregate(
            Count("pk"), Max("said_by"), Min("seen_by")
        ),
        Post.objects.filter(authority=authority).aggregate(
            Count("pk"), Max("pk"), Count("until_on"), Sum("weekly_minutes")
        ),
    ]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def _lines(
    pks: dict[Any, int], shape: type[Any], model: type[Any], authority: Authority, today: date
) -> tuple[Any, ...]:
    names = [field.name for field in fields(shape)]
    rows = model.objects.filter(authority=authority).order_by("pk")
    if shape is FlagLine:
        rows = rows.filter(Q(until_on__isnull=True) | Q(until_on__gte=today))
    lines = []
    for pk, *values in rows.values_list("pk", *(PATHS.get((shape, n), n) for n in names)):
        line = shape(**dict(zip(names, values, strict=True)))
        pks[line.key] = pk
        lines.append(line)
    return tuple(lines)


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
    if line == old:
        return ()
    return tuple(
        field.name
        for field in fields(line)
        if (value := getattr(line, field.name)) != getattr(old, field.name)
        and (value is not None or field.name in ALWAYS_SAID)
    )
