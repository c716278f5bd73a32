"""Loading what is published, and adding the places that an installation serves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.people import reference, verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_load_reference
from ettle.people.models import Agency, Authority, CalendarEntry, School

SCHOOL_FACTS = (
    "authority_id",
    "group",
    "name",
    "town",
    "postcode",
    "denomination",
    "urban_rural",
    "roll",
    "roll_symbol",
    "pupils_asn",
    "pupils_asn_symbol",
    "listed_in",
)
LIST_YEAR = "2025"  # the published list that ``reference`` holds


@transaction.atomic
def load_reference(*, by: Actor) -> dict[str, int]:
    """Load the 32 authorities, the 2,435 schools and the complete calendars, or refresh them.

    Run twice it changes nothing. A school that a later list leaves out stays, because
    records may point to it.
    """
    require(may_load_reference(by), by=by, act="reference.load")
    for row in reference.authorities():
        Authority.objects.update_or_create(
            code=row["code"], defaults={"name": row["name"], "gss_code": row["gss_code"]}
        )
    codes = dict(Authority.objects.values_list("code", "pk"))
    schools = [_school(each, codes) for each in reference.schools()]
    kept = _kept_as_they_are()
    School.objects.bulk_create(
        [each for each in schools if (each.seed_code, each.school_type) not in kept],
        update_conflicts=True,
        unique_fields=["seed_code", "school_type"],
        update_fields=SCHOOL_FACTS,
        batch_size=500,
    )
    entries = _keep_calendar(reference.school_calendars(), codes)
    counts = {
        "authorities": len(reference.authorities()),
        "schools": len(schools),
        "calendar_entries": entries,
    }
    record(by=by, verb="reference.loaded", **counts)
    return counts


@transaction.atomic
def add_authority(
    *,
    by: Actor,
    code: str,
    name: str,
    is_invented: bool = False,
    address: str = "",
    telephone: str = "",
) -> Authority:
    """Add an education authority that is not on the published list, such as an invented one."""
    require(may_load_reference(by), by=by, act="authority.add")
    facts = {"address": address, "telephone": telephone, "is_invented": is_invented}
    authority, _ = Authority.objects.update_or_create(code=code, defaults={"name": name, **facts})
    record(by=by, verb="authority.added", subject=authority, code=code)
    return authority


@transaction.atomic
def add_school(
    *,
    by: Actor,
    authority: Authority,
    seed_code: str,
    school_type: str,
    name: str,
    is_invented: bool = False,
    telephone: str = "",
) -> School:
    """Add a school that is newer than the published list, or invented."""
    require(may_load_reference(by), by=by, act="school.add")
    school, _ = School.objects.update_or_create(
        seed_code=seed_code,
        school_type=school_type,
        defaults={
            "authority": authority,
            "name": name,
            "is_invented": is_invented,
            "telephone": telephone,
        },
    )
    record(by=by, verb="school.added", subject=school, seed_code=seed_code)
    return school


@transaction.atomic
def add_agency(
    *, by: Actor, authority: Authority, name: str, kind: str, is_invented: bool = False
) -> Agency:
    """Add a body that this authority may ask for help under section 23."""
    require(may_load_reference(by), by=by, act="agency.add")
    agency, _ = Agency.objects.update_or_create(
        authority=authority, name=name, defaults={"kind": kind, "is_invented": is_invented}
    )
    record(by=by, verb="agency.added", subject=agency, kind=kind)
    return agency


@transaction.atomic
def load_calendar(*, by: Actor, spans: Iterable[reference.CalendarSpan]) -> int:
    """Load school sessions of authorities that are already here, each by its code."""
    require(may_load_reference(by), by=by, act="calendar.load")
    entries = _keep_calendar(spans, dict(Authority.objects.values_list("code", "pk")))
    record(by=by, verb="calendar.loaded", entries=entries)
    return entries


def _kept_as_they_are() -> set[tuple[str, str]]:
    """Name the schools about which something newer is known here than this list says."""
    newer = Q(listed_in__gt=LIST_YEAR) | Q(
        changes__kind__in=["renamed", "moved_authority"], changes__taken_back_at__isnull=True
    )
    return set(School.objects.filter(newer).values_list("seed_code", "school_type"))


def _school(each: reference.PublishedSchool, codes: dict[str, int]) -> School:
    return School(
        authority_id=codes[each.authority_code] if each.authority_code else None,
        group="" if each.authority_code else "Grant aided",
        seed_code=each.seed_code,
        school_type=each.school_type,
        name=each.name,
        town=each.town,
        postcode=each.postcode,
        denomination=each.denomination,
        urban_rural=each.urban_rural,
        roll=each.roll,
        roll_symbol=each.roll_mark,
        pupils_asn=each.asn,
        pupils_asn_symbol=each.asn_mark,
        listed_in=LIST_YEAR,
    )


def _keep_calendar(spans: Iterable[reference.CalendarSpan], codes: dict[str, int]) -> int:
    """Keep published sessions of authorities that have none of their own by that name.

    A session that is here already may have been changed by its authority, and stays.
    """
    given = list(spans)
    here = set(CalendarEntry.objects.values_list("authority_id", "session"))
    entries = [
        CalendarEntry(
            authority_id=codes[span.authority_code],
            session=span.session,
            kind=span.kind,
            starts_on=span.starts_on,
            ends_on=span.ends_on,
            label=span.label,
            scope="" if span.scope == "all" else span.scope,
            source=f"{span.trust}: {span.source}"[:200] if span.source else span.trust,
        )
        for span in given
        if (codes[span.authority_code], span.session) not in here
    ]
    CalendarEntry.objects.bulk_create(entries)
    return len(given)
