"""What each day of a school year is, for one school, and how many there are of each.

A day is *pupils*, *in_service*, *closed*, or *not_known* (a holiday of some schools, and
nobody has said whether of this one). A day that no calendar speaks of is left out: whoever
needs it says that a calendar is needed. One-off closures come before everything else, then
a late opening, an in-service day, a holiday.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asl_law.calendar import SchoolYear
from ettle.people.school_year.spans import Span, session_after

LAYERS = (
    (("holiday", "local_holiday"), "closed"),
    (("in_service",), "in_service"),
    (("opens_late",), "closed"),
    (("closure",), "closed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many days of a session are of each kind, before one-off closures, for one school."""

    pupils: int
    in_service: int
    lost: int
    not_known: int


def known_stretches(spans: Iterable[Span]) -> list[tuple[date, date]]:
    """List the stretches of days that a calendar speaks of.

    A session runs from its first in-service or pupil day to its last. Where the next
    session is loaded too, the summer between them is known to be closed. A session without
    pupils' days says nothing.
    """
    sessions: dict[str, list[Span]] = {}
    for span in spans:
        sessions.setdefault(span.session, []).append(span)
    ends = {name: found for name, each in sorted(sessions.items()) if (found := _ends(each))}
    stretches: list[tuple[date, date]] = []
    before = ""
    for name, (first, last) in ends.items():
        if before and session_after(before) == name:
            stretches[-1] = (min(stretches[-1][0], first), max(stretches[-1][1], last))
        else:
            stretches.append((first, last))
        before = name
    return stretches


def day_kinds(
    spans: Sequence[Span], *, first: date, last: date, school_id: int | None = None
) -> dict[date, str]:
    """Say what each known day from ``first`` to ``last`` is for a school."""
    kinds: dict[date, str] = {}
    for begins, ends in known_stretches(spans):
        kinds |= dict.fromkeys(days_from(max(begins, first), min(ends, last)), "closed")
    for span in spans:
        if span.kind == "term":
            for day in days_from(max(span.starts_on, first), min(span.ends_on, last)):
                if day.weekday() < 5 and day in kinds:
                    kinds[day] = "pupils"
    for layer, becomes in LAYERS:
        for span in spans:
            holds = span.holds_for(school_id) if span.kind in layer else False
            if holds is not False:
                _lay(kinds, span, becomes if holds else "not_known", first, last)
    return kinds


def count_days(
    spans: Sequence[Span], *, session: str, school_id: int | None = None
) -> DayCount | None:
    """Count a session's days for a school; None where it has no pupils' days at all."""
    own = [span for span in spans if span.session == session]
    ends = _ends(own)
    if ends is None:
        return None
    planned = [span for span in own if span.kind != "closure"]
    first, last = ends
    kinds = day_kinds(planned, first=first, last=last, school_id=school_id)
    counted = Counter(kinds.values())
    held = Counter(day_kinds(own, first=first, last=last, school_id=school_id).values())
    return DayCount(
        pupils=counted["pupils"],
        in_service=counted["in_service"],
        lost=counted["pupils"] - held["pupils"],
        not_known=held["not_known"],
    )


def law_year(spans: Sequence[Span], *, on: date, school_id: int | None = None) -> SchoolYear | None:
    """Give the law's own school year around a day; None where no calendar speaks of that day.

    A holiday of which it is not known whether this school keeps it counts as open, which
    leaves the authority the least room when a closure is measured.
    """
    stretch = next((each for each in known_stretches(spans) if each[0] <= on <= each[1]), None)
    if stretch is None:
        return None
    first, last = stretch
    inside = [span for span in spans if span.touches(first, last)]
    kinds = day_kinds(inside, first=first, last=last, school_id=school_id)
    terms = sorted((span.starts_on, span.ends_on) for span in inside if span.kind == "term")
    return SchoolYear(
        terms=tuple(terms),
        in_service_days=frozenset(day for day, kind in kinds.items() if kind == "in_service"),
        holidays=frozenset(day for day, kind in kinds.items() if kind == "closed"),
    )


def days_from(first: date, last: date) -> Iterator[date]:
    """Give each day from one to another, both included."""
    for ahead in range((last - first).days + 1):
        yield first + timedelta(days=ahead)


def _lay(kinds: dict[date, str], span: Span, becomes: str, first: date, last: date) -> None:
    for day in days_from(max(span.starts_on, first), min(span.ends_on, last)):
        if day not in kinds or (becomes == "not_known" and kinds[day] == "closed"):
            continue
        kinds[day] = becomes


def _ends(spans: Iterable[Span]) -> tuple[date, date] | None:
    own = list(spans)
    if not any(span.kind == "term" for span in own):
        return None
    counted = [span for span in own if span.kind in ("term", "in_service")]
    return min(span.starts_on for span in counted), max(span.ends_on for span in counted)
