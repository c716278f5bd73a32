"""Keeping an authority's school year: adding, changing and taking out spans of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_keep_places
from ettle.people.models import Authority, CalendarEntry, School
from ettle.people.school_year import KIND_WORDS, NEEDS_SCHOOLS, is_session_name, sessions_near
from ettle.people.school_year.checking import impossible
from ettle.people.selectors.calendars import calendar_spans

FACTS = ("session", "kind", "starts_on", "ends_on", "label", "scope")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanGiven:
    """A span of days as somebody gives it. Every school keeps it, unless ``schools`` names some.

    ``scope`` is the council's own words for whom it is; ``source`` where the dates come from.
    """

    session: str
    kind: str
    starts_on: date
    ends_on: date
    label: str = ""
    scope: str = ""
    schools: tuple[School, ...] = ()
    source: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two spans the same one."""
        ids = frozenset(school.pk for school in self.schools)
        return (self.session, self.kind, self.starts_on, self.ends_on, self.label, ids)


@transaction.atomic
def add_span(*, by: Actor, authority: Authority, given: SpanGiven) -> CalendarEntry:
    """Add days to an authority's school year: a session, a holiday, a closure."""
    require(may_keep_places(by, authority.pk), by=by, act="calendar.span_added")
    _check(authority, given)
    if given.key in _keys_of(authority, [given.session]):
        raise Trouble("The calendar says this already. Nothing was added.")
    entry = _keep(authority, given)
    _require_possible(by, authority, given.session)
    record(by=by, verb="calendar.span_added", subject=entry, **_facts(entry))
    return entry


@transaction.atomic
def change_span(
    *, by: Actor, entry: CalendarEntry, given: SpanGiven, expected_version: int | None
) -> CalendarEntry:
    """Change days of a school year. What they were stays in the record as days and kind.

    Raises:
        StaleEdit: where somebody changed them first.
    """
    require(may_keep_places(by, entry.authority_id), by=by, act="calendar.span_changed")
    entry = _as_it_stands(entry)
    require_version(entry, expected_version)
    _check(entry.authority, given)
    was = (entry.starts_on, entry.ends_on)
    for name in FACTS:
        setattr(entry, name, getattr(given, name))
    entry.version += 1
    entry.save()
    entry.schools.set(given.schools)
    _require_possible(by, entry.authority, given.session)
    record(
        by=by,
        verb="calendar.span_changed",
        subject=entry,
        started_on=was[0],
        ended_on=was[1],
        **_facts(entry),
    )
    return entry


@transaction.atomic
def take_out_span(*, by: Actor, entry: CalendarEntry, expected_version: int | None) -> None:
    """Take days out of a school year. The record keeps what they were."""
    require(may_keep_places(by, entry.authority_id), by=by, act="calendar.span_taken_out")
    entry = _as_it_stands(entry)
    require_version(entry, expected_version)
    record(by=by, verb="calendar.span_taken_out", subject=entry, **_facts(entry))
    entry.delete()


@transaction.atomic
def bring_in_spans(
    *,
    by: Actor,
    authority: Authority,
    spans: Sequence[SpanGiven],
    takes_out_others: bool = False,
) -> dict[str, int]:
    """Bring in a file's spans, all or none. What is here already stays as it is.

    ``takes_out_others`` also takes out whatever else stands in the sessions that the file
    names; otherwise nothing goes because a file leaves it out.
    """
    require(may_keep_places(by, authority.pk), by=by, act="calendar.brought_in")
    sessions = sorted({given.session for given in spans})
    here = _keys_of(authority, sessions)
    for given in spans:
        _check(authority, given)
    given_keys = {given.key for given in spans}
    gone = [pk for key, pk in here.items() if key not in given_keys] if takes_out_others else []
    CalendarEntry.objects.filter(pk__in=gone).delete()
    new = {given.key: given for given in spans if given.key not in here}
    for given in new.values():
        _keep(authority, given)
    for session in sessions:
        _require_possible(by, authority, session)
    counts = {"added": len(new), "same": len(given_keys) - len(new), "taken_out": len(gone)}
    record(by=by, verb="calendar.brought_in", subject=authority, **counts)
    return counts


def _as_it_stands(entry: CalendarEntry) -> CalendarEntry:
    now = CalendarEntry.objects.select_for_update().filter(pk=entry.pk).first()
    if now is None:
        raise Trouble("Somebody has taken these days out of the calendar. Nothing was saved.")
    return now


def _check(authority: Authority, given: SpanGiven) -> None:
    if given.kind not in KIND_WORDS:
        raise Trouble("Choose what these days are.", field="kind")
    if not is_session_name(given.session):
        raise Trouble(
            f"“{given.session}” is not a session. Write two years, for example 2026-27.",
            field="session",
        )
    if given.ends_on < given.starts_on:
        raise Trouble(
            f"The last day, {in_words(given.ends_on)}, is before the first, "
            f"{in_words(given.starts_on)}. Check both.",
            field="ends_on",
        )
    if given.kind == "term" and (given.schools or given.scope):
        raise Trouble(
            "Pupils’ days are for every school of the council. For a school that starts later, "
            "add the days on which it is not open yet.",
            field="schools",
        )
    if given.kind in NEEDS_SCHOOLS and not (given.schools or given.scope):
        raise Trouble(
            f"{KIND_WORDS[given.kind]}: say for which schools. If it is for every school, choose "
            "“holiday”.",
            field="schools",
        )
    if any(school.authority_id != authority.pk for school in given.schools):
        raise Trouble("Name schools of your own council only.", field="schools")


def _require_possible(by: Actor, authority: Authority, session: str) -> None:
    year = date(int(session[:4]), 9, 1)
    spans = calendar_spans(by=by, authority_id=authority.pk, sessions=sessions_near(year, year))
    for finding in impossible(spans, session):
        raise Trouble(finding.words, field="starts_on")


def _keys_of(authority: Authority, sessions: Iterable[str]) -> dict[tuple[object, ...], int]:
    rows = CalendarEntry.objects.filter(authority=authority, session__in=sessions)
    return {
        (
            row.session,
            row.kind,
            row.starts_on,
            row.ends_on,
            row.label,
            frozenset(school.pk for school in row.schools.all()),
        ): row.pk
        for row in rows.prefetch_related("schools")
    }


def _keep(authority: Authority, given: SpanGiven) -> CalendarEntry:
    entry = CalendarEntry.objects.create(
        authority=authority, source=given.source, **{name: getattr(given, name) for name in FACTS}
    )
    entry.schools.set(given.schools)
    return entry


def _facts(entry: CalendarEntry) -> dict[str, Any]:
    return {
        "session": entry.session,
        "kind": entry.kind,
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
        "schools": entry.schools.count(),
    }
