"""Writing a roll: pupils, parents and staff as the roll file says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.db.models import Model

from ettle.access import Actor, require
from ettle.people.access import may_import_roll
from ettle.people.models import (
    Authority,
    Connection,
    Parentage,
    Person,
    Post,
    Pupil,
    SafeContactFlag,
)
from ettle.people.roll import (
    ALWAYS_SAID,
    Comparison,
    Difference,
    PersonLine,
    PupilLine,
    Roll,
    counts_of,
)

FLAG_REASON = "Said by the school roll."
BATCH = 500


@transaction.atomic
def write_roll(
    *, by: Actor, authority: Authority, file: Roll, compared: Mapping[str, Comparison]
) -> dict[str, int]:
    """Write what a checked file makes new or changes, and count it.

    Part of an import, which whoever brings the file in records as one event. Nothing is
    ended because a file leaves it out. A class teacher's link to a pupil ends only where
    the file itself puts the pupil in another class than that teacher's.
    """
    require(may_import_roll(by, authority), by=by, act="roll.import")
    _write_named(Pupil, PupilLine, authority, compared["pupils"])
    _write_named(Person, PersonLine, authority, compared["people"])
    pupils = _keys(Pupil, authority)
    people = _keys(Person, authority)
    _write_parents(authority, compared["parents"], pupils, people)
    _write_flags(by, authority, compared["flags"], pupils, people)
    _write_posts(authority, compared["posts"], people)
    _connect_teachers(by, authority, file, people)
    return counts_of(compared)


def _write_named(
    model: type[Any], shape: type[Any], authority: Authority, found: Comparison
) -> None:
    """Write pupils or adults: new rows, and changed ones, whose version goes up by one."""
    _free_scns(model, authority, found.changed)
    versions = dict(model.objects.filter(authority=authority).values_list("roll_id", "version"))
    model.objects.bulk_create(
        [
            model(
                authority=authority,
                version=versions.get(each.line.roll_id, 0) + 1,
                **_said(each, model),
            )
            for each in (*found.new, *found.changed)
        ],
        update_conflicts=True,
        unique_fields=["authority", "roll_id"],
        update_fields=[*(field.name for field in fields(shape)), "version"],
        batch_size=BATCH,
    )


def _said(each: Difference, model: type[Model]) -> dict[str, Any]:
    """Give a row's values: what the line says; where it says nothing, what stands on the roll.

    In a new row, text that nobody said is empty; a day or a number is unknown.
    """
    nullable = {field.attname for field in model._meta.concrete_fields if field.null}
    values = {}
    for name in (field.name for field in fields(each.line)):
        value = getattr(each.line, name)
        if value is None and each.old is not None and name not in ALWAYS_SAID:
            value = getattr(each.old, name)
        values[name] = "" if value is None and name not in nullable else value
    return values


def _free_scns(model: type[Any], authority: Authority, changes: Iterable[Difference]) -> None:
    """Let go of numbers that move, so that two pupils may exchange theirs in one file."""
    moving = [each.line.roll_id for each in changes if "scn" in each.fields]
    for start in range(0, len(moving), BATCH):
        wanted = moving[start : start + BATCH]
        model.objects.filter(authority=authority, roll_id__in=wanted).update(scn=None)


def _keys(model: type[Any], authority: Authority) -> dict[str, int]:
    return dict(model.objects.filter(authority=authority).values_list("roll_id", "pk"))


def _write_parents(
    authority: Authority, found: Comparison, pupils: dict[str, int], people: dict[str, int]
) -> None:
    Parentage.objects.bulk_create(
        [
            Parentage(
                authority=authority,
                pupil_id=pupils[each.line.pupil],
                person_id=people[each.line.person],
                relationship=each.line.relationship,
                has_parental_rights=each.line.has_parental_rights,
                has_care=each.line.has_care,
                lives_with=each.line.lives_with,
            )
            for each in found.new
        ],
        batch_size=BATCH,
    )
    for each in found.changed:
        Parentage.objects.filter(
            pupil_id=pupils[each.line.pupil], person_id=people[each.line.person]
        ).update(**{name: getattr(each.line, name) for name in each.fields})


def _write_flags(
    by: Actor,
    authority: Authority,
    found: Comparison,
    pupils: dict[str, int],
    people: dict[str, int],
) -> None:
    SafeContactFlag.objects.bulk_create(
        [
            SafeContactFlag(
                authority=authority,
                pupil_id=pupils[each.line.pupil],
                protects_id=people[each.line.protects],
                kept_from_id=people[each.line.kept_from],
                reason=FLAG_REASON,
                from_on=by.today,
            )
            for each in found.new
        ],
        batch_size=BATCH,
    )


def _write_posts(authority: Authority, found: Comparison, people: dict[str, int]) -> None:
    Post.objects.bulk_create(
        [
            Post(
                authority=authority,
                person_id=people[each.line.person],
                school_id=each.line.school_id,
                job_title=each.line.job_title,
                role=each.line.role,
                weekly_minutes=each.line.weekly_minutes,
                from_on=each.line.from_on,
                until_on=each.line.until_on,
            )
            for each in found.new
        ],
        batch_size=BATCH,
    )
    for each in found.changed:
        Post.objects.filter(
            person_id=people[each.line.person],
            school_id=each.line.school_id,
            role=each.line.role,
            from_on=each.line.from_on,
        ).update(**{name: getattr(each.line, name) for name in each.fields})


def _connect_teachers(by: Actor, authority: Authority, file: Roll, people: dict[str, int]) -> None:
    """Connect each class teacher whom the file names with their class, and end what it moved."""
    teachers = {people[line.person] for line in file.teaching}
    wanted = {
        (pupil_id, people[line.person])
        for line in file.teaching
        for pupil_id in Pupil.objects.filter(
            authority=authority,
            school_id=line.school_id,
            class_name=line.class_name,
            left_on__isnull=True,
        ).values_list("pk", flat=True)
    }
    standing = {
        (each.pupil_id, each.person_id): each.pk
        for each in Connection.objects.filter(
            authority=authority,
            kind="class_teacher",
            until_on__isnull=True,
            person_id__in=teachers,
        )
    }
    ended = [key for pair, key in standing.items() if pair not in wanted]
    Connection.objects.filter(pk__in=ended).update(until_on=by.today)
    Connection.objects.bulk_create(
        [
            Connection(
                authority=authority,
                pupil_id=pupil_id,
                person_id=person_id,
                kind="class_teacher",
                from_on=by.today,
            )
            for pupil_id, person_id in sorted(wanted - standing.keys())
        ],
        batch_size=BATCH,
    )
