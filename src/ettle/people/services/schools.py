"""A school's life: opened, closed, merged, renamed, joined; and its enhanced provision.

Nothing is moved silently: pupils stay where the roll has them until somebody moves them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_keep_places
from ettle.people.models import Authority, Pupil, School, SchoolChange
from ettle.people.school_standing import standing_of

TYPES = ("Primary", "Secondary", "Special", "Early learning")
PARTNER = "Partner provider"


@transaction.atomic
def open_school(
    *,
    by: Actor,
    authority: Authority,
    seed_code: str,
    school_type: str,
    name: str,
    opened_on: date,
    is_partner: bool = False,
) -> School:
    """Add a school of the authority that the published list does not have yet, or a partner."""
    require(may_keep_places(by, authority.pk), by=by, act="school.opened")
    if not name.strip():
        raise Trouble("Give the school’s name.", field="name")
    if school_type not in TYPES:
        raise Trouble("Choose what kind of school it is.", field="school_type")
    if School.objects.filter(seed_code=seed_code, school_type=school_type).exists():
        raise Trouble(
            "A school with this SEED code and kind is here already. Look for it in the list.",
            field="seed_code",
        )
    school = School.objects.create(
        authority=authority,
        group=PARTNER if is_partner else "",
        seed_code=seed_code,
        school_type=school_type,
        name=name.strip(),
        is_invented=authority.is_invented,
    )
    _note(by, school, "opened", opened_on)
    record(by=by, verb="school.opened", subject=school, on=opened_on, seed_code=seed_code)
    return school


@transaction.atomic
def close_school(*, by: Actor, school: School, on: date) -> SchoolChange:
    """Close a school from a day. Whoever is there stays on its roll until they are moved."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.closed")
    _require_open(school, on)
    change = _note(by, school, "closed", on)
    record(by=by, verb="school.closed", subject=school, on=on)
    return change


@transaction.atomic
def merge_school(*, by: Actor, school: School, into: School, on: date) -> SchoolChange:
    """Close a school into another of the same authority from a day. Nobody is moved by it."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.merged")
    _require_open(school, on)
    _require_beside(school, into)
    if not standing_of(into, on).is_open:
        raise Trouble(f"{into.name} is not open on {in_words(on)}.", field="other")
    change = _note(by, school, "merged_into", on, other_school=into)
    record(by=by, verb="school.merged", subject=school, on=on, into=into.ref)
    return change


@transaction.atomic
def rename_school(*, by: Actor, school: School, name: str, on: date) -> SchoolChange:
    """Give a school its new name, on the day it takes it or after. The old one is still found."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.renamed")
    if on > by.today:
        raise Trouble("Record a new name on the day the school takes it, or after.", field="on")
    name = name.strip()
    if not name or name == school.name:
        raise Trouble("Write the new name.", field="name")
    change = _note(by, school, "renamed", on, was=school.name, now=name)
    School.objects.filter(pk=school.pk).update(name=name)
    record(by=by, verb="school.renamed", subject=school, on=on)
    return change


@transaction.atomic
def join_schools(*, by: Actor, school: School, other: School, on: date) -> SchoolChange:
    """Say that two schools are one all-through school from a day, under one leadership."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.joined")
    _require_beside(school, other)
    if school.school_type == other.school_type:
        raise Trouble(
            "An all-through school joins schools of two kinds, such as a primary and a secondary. "
            "If one goes into the other, choose “Merge”.",
            field="other",
        )
    for one in (school, other):
        _require_open(one, on)
    change = _note(by, school, "all_through", on, other_school=other)
    _note(by, other, "all_through", on, other_school=school)
    record(by=by, verb="school.joined", subject=school, on=on, other=other.ref)
    return change


@transaction.atomic
def open_provision(
    *, by: Actor, school: School, name: str, capacity: int | None, on: date
) -> SchoolChange:
    """Open enhanced provision at a school, with its name and how many places it has."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.provision_opened")
    _require_open(school, on)
    name = name.strip()
    if not name:
        raise Trouble("Give the provision’s name.", field="name")
    if name in {each.name for each in standing_of(school, on).provisions}:
        raise Trouble(f"{name} is open here already.", field="name")
    change = _note(by, school, "provision_opened", on, now=name, capacity=capacity)
    record(by=by, verb="school.provision_opened", subject=school, on=on, capacity=capacity)
    return change


@transaction.atomic
def close_provision(*, by: Actor, school: School, name: str, on: date) -> SchoolChange:
    """Close enhanced provision at a school from a day. Nobody is moved by it."""
    require(may_keep_places(by, school.authority_id), by=by, act="school.provision_closed")
    if name not in {each.name for each in standing_of(school, on).provisions}:
        raise Trouble(f"No provision of that name is open on {in_words(on)}.", field="name")
    change = _note(by, school, "provision_closed", on, now=name)
    record(by=by, verb="school.provision_closed", subject=school, on=on)
    return change


@transaction.atomic
def take_back_change(*, by: Actor, change: SchoolChange) -> None:
    """Take back what was recorded about a school by mistake. The record keeps that it was."""
    require(may_keep_places(by, change.school.authority_id), by=by, act="school.change_taken_back")
    change = SchoolChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.taken_back_at or change.list_year or change.kind == "opened":
        raise Trouble("This cannot be taken back.")
    if change.kind == "renamed":
        School.objects.filter(pk=change.school_id, name=change.now).update(name=change.was)
    again = SchoolChange.objects.filter(pk=change.pk)
    if change.kind == "all_through":
        again |= SchoolChange.objects.filter(
            school_id=change.other_school_id, kind="all_through", other_school=change.school_id
        )
    again.update(taken_back_at=by.at)
    record(by=by, verb="school.change_taken_back", subject=change.school, kind=change.kind)


@transaction.atomic
def move_pupils(*, by: Actor, school: School, to: School, expected: int) -> int:
    """Move everyone who is at a school that closes to another, all at once, each with a record.

    ``expected`` is how many the officer's page showed; if the roll has changed since, nobody
    is moved. Staff, their roles and what they are planned for stay as they are.
    """
    require(may_keep_places(by, school.authority_id), by=by, act="school.pupils_moved")
    if standing_of(school, by.today).closes_on is None:
        raise Trouble("Pupils are moved together only from a school that closes or merges.")
    _require_beside(school, to)
    if not standing_of(to, by.today).is_open:
        raise Trouble(f"{to.name} is not open.", field="other")
    pupils = list(Pupil.objects.select_for_update().filter(school=school, left_on__isnull=True))
    if len(pupils) != expected:
        raise Trouble(
            f"The roll has changed: {len(pupils)} pupils are there now, not {expected}. Look "
            "again, then press once more."
        )
    for pupil in pupils:
        pupil.school = to
        pupil.version += 1
        pupil.save(update_fields=["school", "version"])
        record(by=by, verb="pupil.moved_school", subject=pupil, left=school.ref, to=to.ref)
    record(by=by, verb="school.pupils_moved", subject=school, pupils=len(pupils), to=to.ref)
    return len(pupils)


def _note(by: Actor, school: School, kind: str, on: date, **facts: Any) -> SchoolChange:
    return SchoolChange.objects.create(
        authority_id=school.authority_id,
        school=school,
        kind=kind,
        on=on,
        recorded_at=by.at,
        **facts,
    )


def _require_open(school: School, on: date) -> None:
    standing = standing_of(school, on)
    if standing.closes_on or not standing.is_open:
        raise Trouble(f"{school.name}: {standing.words}. Take that back first if it is wrong.")


def _require_beside(school: School, other: School) -> None:
    if other.pk == school.pk:
        raise Trouble("Name another school.", field="other")
    if other.authority_id != school.authority_id:
        raise Trouble("Name a school of the same council.", field="other")
