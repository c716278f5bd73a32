"""A session of a school year as pages show it: its months, its table, what is said about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from ettle.people.school_year import (
    KIND_WORDS,
    DayCount,
    Span,
    count_days,
    day_kinds,
)
from ettle.people.selectors import SessionShown
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.months import MonthShape, key_of, months_of
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape


@dataclass(frozen=True, slots=True)
class YearShape:
    """What a page shows of a session, perhaps for one school."""

    counts: str
    needed: list[str]
    looks: list[str]
    months: list[MonthShape]
    key: list[tuple[str, str]]


def year_shape(shown: SessionShown, school_id: int | None = None) -> YearShape:
    """Map a session for a page."""
    first, last = _year_of(shown.name)
    months = months_of(first, last, _kinds(shown.near, first, last, school_id))
    return YearShape(
        counts=counts_words(count_days(shown.near, session=shown.name, school_id=school_id)),
        needed=[each.words for each in shown.findings if each.weight != "look"],
        looks=[each.words for each in shown.findings if each.weight == "look"],
        months=months,
        key=key_of(months),
    )


def counts_words(counted: DayCount | None) -> str:
    """Say how many days a session has."""
    if counted is None:
        return "The first and the last day for pupils are not here yet."
    words = f"{counted.pupils} days for pupils and {counted.in_service} in-service days."
    if counted.lost:
        words += f" {counted.lost} of them lost to closures."
    if counted.not_known:
        words += f" Of {counted.not_known} it is not known whether this school is open."
    return words


def spans_table(
    spans: tuple[Span, ...], names: Mapping[int, str], *, may_change: bool
) -> TableShape:
    """List the spans of a session by first day."""
    return TableShape(
        caption="Days of the session",
        columns=("What", "First day", "Last day", "Schools"),
        rows=tuple(
            (
                Cell(
                    span.label or KIND_WORDS[span.kind],
                    url=reverse("authority:calendar_change", args=[span.ref]) if may_change else "",
                    under=""
                    if span.label in ("", KIND_WORDS[span.kind])
                    else KIND_WORDS[span.kind],
                ),
                day_words(span.starts_on),
                day_words(span.ends_on),
                whom(span, names),
            )
            for span in sorted(spans, key=lambda each: (each.starts_on, each.kind))
        ),
        empty=EmptyShape(what="No day is here yet."),
    )


def whom(span: Span, names: Mapping[int, str]) -> str:
    """Say for which schools a span is."""
    if span.is_for_all:
        return "All"
    if span.needs_schools:
        return f"{span.scope}: it is not said which schools"
    schools = ", ".join(sorted(names[one] for one in span.school_ids))
    return f"{span.scope}: {schools}" if span.scope else schools


def _kinds(
    spans: tuple[Span, ...], first: date, last: date, school_id: int | None
) -> Callable[[date], str]:
    kinds = day_kinds(spans, first=first, last=last, school_id=school_id)
    closures = [span for span in spans if span.kind == "closure" and span.holds_for(school_id)]

    def kind_of(day: date) -> str:
        kind = kinds.get(day, "no_calendar")
        if day.weekday() > 4 and kind in ("closed", "no_calendar"):
            return "weekend"
        if kind == "closed" and any(span.touches(day, day) for span in closures):
            return "closure"
        return kind

    return kind_of


def _year_of(session: str) -> tuple[date, date]:
    year = int(session[:4])
    return date(year, 8, 1), date(year + 1, 7, 31)
