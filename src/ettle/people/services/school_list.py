"""Refreshing the schools from a newer published list. Nothing is closed by being left out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_load_reference
from ettle.people.models import Authority, Pupil, School, SchoolChange
from ettle.people.school_lists import COUNTS, FACTS, ListCompared, ListedSchool, compare_list


@transaction.atomic
def refresh_schools(*, by: Actor, listed: Sequence[ListedSchool], year: str) -> ListCompared:
    """Bring the schools up to a newer list: new ones, new names, counts with their symbols.

    A school with pupils that the list gives to another authority is noted and not moved; one
    that it leaves out is noted for an officer to confirm, and stays open.
    """
    require(may_load_reference(by), by=by, act="school.list_refreshed")
    compared = compare_list(listed)
    authorities = {one.name: one for one in Authority.objects.all()}
    notes: list[SchoolChange] = []

    def note(school: School, kind: str, was: str = "", now: str = "") -> None:
        notes.append(
            SchoolChange(
                authority_id=school.authority_id,
                school=school,
                kind=kind,
                on=by.today,
                was=was[:120],
                now=now[:120],
                list_year=year,
                recorded_at=by.at,
            )
        )

    for each in compared.new:
        note(_add(each, authorities, year), "listed", now=each.name)
    for row, each in compared.counts:
        note(row, "counts", _counts(row), _counts(each))
    for row, each in compared.renamed:
        note(row, "renamed", row.name, each.name)
        row.name = each.name
    for row, each in compared.moved:
        note(row, "moved_authority", str(row.authority or ""), each.authority_name)
        if not Pupil.objects.filter(school=row).exists():
            row.authority = authorities.get(each.authority_name)
    told = SchoolChange.objects.filter(kind="not_listed", list_year=year)
    noted = set(told.values_list("school_id", flat=True))
    for row in compared.not_listed:
        if row.listed_in < year and row.pk not in noted:
            note(row, "not_listed")
    _keep(compared, year)
    SchoolChange.objects.bulk_create(notes, batch_size=500)
    record(
        by=by,
        verb="school.list_refreshed",
        year=year,
        new=len(compared.new),
        renamed=len(compared.renamed),
        moved=len(compared.moved),
        counts=len(compared.counts),
        not_listed=len(compared.not_listed),
    )
    return compared


def _add(each: ListedSchool, authorities: dict[str, Authority], year: str) -> School:
    return School.objects.create(
        authority=authorities.get(each.authority_name),
        group="" if each.authority_name else "Grant aided",
        seed_code=each.seed_code,
        school_type=each.school_type,
        name=each.name,
        listed_in=year,
        **{name: getattr(each, name) for name in FACTS},
    )


def _keep(compared: ListCompared, year: str) -> None:
    rows: dict[int, School] = {}
    for row, each in (*compared.counts, *compared.renamed, *compared.moved, *compared.same):
        for name in FACTS:
            told = getattr(each, name)
            if name in COUNTS or told:
                setattr(row, name, told)
        row.listed_in = year
        rows[row.pk] = row
    fields = ["name", "authority", "listed_in", *FACTS]
    School.objects.bulk_update(rows.values(), fields, batch_size=200)


def _counts(each: School | ListedSchool) -> str:
    roll = each.roll if each.roll is not None else each.roll_symbol or "not given"
    asn = each.pupils_asn if each.pupils_asn is not None else each.pupils_asn_symbol or "not given"
    return f"{roll} pupils, {asn} with additional support needs"
