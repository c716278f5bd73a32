"""Authorities' school years as the values that rules take. Calendars are public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from django.db.models import F

from asl_law.calendar import SchoolYear
from ettle.access import Actor, Trouble
from ettle.people import reference
from ettle.people.access import may_keep_places
from ettle.people.models import Authority, CalendarEntry, School
from ettle.people.school_year import (
    Finding,
    Span,
    calendar_needed,
    check_session,
    day_kinds,
    law_year,
    sessions_near,
)

REACH = timedelta(weeks=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionShown:
    """One session of an authority: its spans, and what is to be said about it."""

    authority: Authority
    name: str
    spans: tuple[Span, ...]
    near: tuple[Span, ...]
    findings: tuple[Finding, ...]
    school_names: dict[int, str]


def calendar_spans(
    *, by: Actor, authority_id: int, sessions: Sequence[str] | None = None
) -> list[Span]:
    """List the spans of an authority's sessions (all of them unless said), by first day."""
    rows = CalendarEntry.objects.filter(authority_id=authority_id)
    if sessions is not None:
        rows = rows.filter(session__in=sessions)
    found: dict[int, tuple[CalendarEntry, set[int]]] = {}
    # A row for each school of a span, in one question: pages of work ask this every time.
    for row in rows.annotate(one_school=F("schools")):
        found.setdefault(row.pk, (row, set()))[1].update({row.one_school} - {None})
    return [_span(row, ids) for row, ids in found.values()]


def school_year_for(
    *, by: Actor, authority_id: int, day: date, school_id: int | None = None
) -> dict[date, str]:
    """Say what each day within six weeks of ``day`` is for a school.

    Pupils, in_service, closed, or not_known where a holiday is for some schools and nobody
    has said which. A day that no loaded calendar speaks of is left out: nothing is guessed.
    """
    first, last = day - REACH, day + REACH
    spans = calendar_spans(by=by, authority_id=authority_id, sessions=sessions_near(first, last))
    return day_kinds(spans, first=first, last=last, school_id=school_id)


def law_year_for(
    *, by: Actor, authority_id: int, day: date, school_id: int | None = None
) -> SchoolYear:
    """Give the law's school year around a day, for measuring a closure.

    Raises:
        Trouble: with what calendar is needed, where none speaks of that day.
    """
    spans = calendar_spans(by=by, authority_id=authority_id, sessions=sessions_near(day, day))
    year = law_year(spans, on=day, school_id=school_id)
    if year is None:
        raise Trouble(calendar_needed(day))
    return year


def sessions_of(*, by: Actor, authority: Authority) -> list[SessionShown]:
    """List an authority's sessions, the latest first, each with what is to be said about it."""
    near = tuple(calendar_spans(by=by, authority_id=authority.pk))
    names = _school_names(near)
    return [
        _shown(authority, name, near, names)
        for name in sorted({span.session for span in near}, reverse=True)
    ]


def session_shown(*, by: Actor, authority: Authority, session: str) -> SessionShown | None:
    """Give one session of an authority; None where nothing of it is loaded."""
    near = tuple(calendar_spans(by=by, authority_id=authority.pk))
    if not any(span.session == session for span in near):
        return None
    return _shown(authority, session, near, _school_names(near))


def calendar_entry_for(ref: str, *, by: Actor) -> CalendarEntry | None:
    """Give one span of a calendar that this actor keeps."""
    row = CalendarEntry.objects.select_related("authority").filter(ref=ref).first()
    return row if row and may_keep_places(by, row.authority_id) else None


def own_authority(*, by: Actor) -> Authority | None:
    """Give the authority whose calendar and schools this actor keeps."""
    found = Authority.objects.filter(pk=by.authority_id).first()
    return found if found and may_keep_places(by, found.pk) else None


def public_authorities(*, by: Actor) -> list[Authority]:
    """List the authorities that have a calendar here, by name. Anybody may be told."""
    return list(Authority.objects.filter(calendar__isnull=False).distinct().order_by("name"))


def public_authority(code: str, *, by: Actor) -> Authority | None:
    """Give an authority that has a calendar here, by its code."""
    return Authority.objects.filter(calendar__isnull=False, code=code).first()


def schools_written(lines: Sequence[str], *, by: Actor, authority: Authority) -> list[School]:
    """Find the schools that lines of words mean: a SEED code, a name, or a town for all in it.

    Raises:
        Trouble: names the line that means no school, and which one may be meant.
    """
    written = [line.strip() for line in lines if line.strip()]
    if not written:
        return []
    schools = list(School.objects.filter(authority=authority).order_by("name", "pk"))
    found: dict[int, School] = {}
    for line in written:
        meant = _meant(line, schools)
        if not meant:
            names = [school.name for school in schools]
            close = get_close_matches(line, names, n=1)
            cure = f" Do you mean “{close[0]}”?" if close else ""
            raise Trouble(
                f"No school of {authority.name} has the name, the SEED code or the town “{line}”."
                f"{cure} Write one a line.",
                field="schools",
            )
        found |= {school.pk: school for school in meant}
    return list(found.values())


def _meant(line: str, schools: Sequence[School]) -> list[School]:
    wanted = line.casefold()
    for name in ("seed_code", "name", "town"):
        found = [school for school in schools if getattr(school, name).casefold() == wanted]
        if found:
            return found
    return []


def _shown(
    authority: Authority, name: str, near: tuple[Span, ...], names: dict[int, str]
) -> SessionShown:
    findings = check_session(
        near, session=name, bank_holidays=reference.bank_holidays(), school_names=names
    )
    return SessionShown(
        authority=authority,
        name=name,
        spans=tuple(span for span in near if span.session == name),
        near=near,
        findings=tuple(findings),
        school_names=names,
    )


def _school_names(spans: Sequence[Span]) -> dict[int, str]:
    ids = {one for span in spans for one in span.school_ids}
    return dict(School.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _span(row: CalendarEntry, school_ids: set[int]) -> Span:
    return Span(
        session=row.session,
        kind=row.kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        label=row.label,
        scope=row.scope,
        school_ids=frozenset(school_ids),
        source=row.source,
        ref=row.ref,
        version=row.version,
    )
