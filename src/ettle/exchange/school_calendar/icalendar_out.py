"""A school calendar as iCalendar: whole days, in no time zone, for any calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from ettle.people.school_year import KIND_WORDS, Span

PRODUCT = "-//Ettle//School dates//EN"


def write_icalendar(name: str, spans: Iterable[Span], *, at: datetime) -> bytes:
    """Write spans as all-day events. Pupils' days are two events: their first day, their last.

    The last day of an event is written as the day after it, as RFC 5545 has it.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for span in spans:
        for event in _events(span, at.astimezone(UTC)):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(span: Span, at: datetime) -> list[Event]:
    if span.kind == "term":
        first, last = span.starts_on, span.ends_on
        return [
            _event(span, at, "first", "First day for pupils", first, first),
            _event(span, at, "last", "Last day for pupils", last, last),
        ]
    words = span.label or KIND_WORDS[span.kind]
    if span.kind == "in_service" and "service" not in words.casefold():
        words = f"In-service day: {words}"
    return [_event(span, at, "", words, span.starts_on, span.ends_on)]


def _event(span: Span, at: datetime, part: str, words: str, first: date, last: date) -> Event:
    event = Event()
    event.add("uid", "-".join(filter(None, (span.ref, part))) + "@school-dates.ettle")
    event.add("dtstamp", at)
    event.add("sequence", span.version)
    event.add("summary", words)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("x-ettle-kind", f"{span.kind}{'.' + part if part else ''}")
    event.add("x-ettle-session", span.session)
    return event
