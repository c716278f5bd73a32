"""The council's school years: a list of sessions, and each with its days, months and files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble
from ettle.exchange.school_calendar import write_calendar_csv, write_icalendar
from ettle.people import selectors as people
from ettle.people.school_year import count_days
from ettle.web.middleware import not_found
from ettle.web.ui.page import page
from ettle.web.ui.school_year import counts_words, spans_table, year_shape
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

KINDS = {"csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8"}


def keeper(request: HttpRequest) -> Any:
    """Give the authority whose calendar and schools this person keeps; 404 for anyone else."""
    return people.own_authority(by=request.actor) or not_found()  # type: ignore[attr-defined]


def calendar(request: HttpRequest) -> HttpResponse:
    """List the sessions that are loaded, and say what is missing in each."""
    authority = keeper(request)
    sessions = people.sessions_of(by=request.actor, authority=authority)
    table = TableShape(
        caption="School years",
        columns=("Session", "Days", "To look at"),
        rows=tuple(
            (
                Cell(each.name, url=reverse("authority:calendar_session", args=[each.name])),
                counts_words(count_days(each.near, session=each.name)),
                _looks(each),
            )
            for each in sessions
        ),
        empty=EmptyShape(
            what="No school year is here yet. Until one is, Ettle says “calendar needed” wherever "
            "a day at school matters, and guesses nothing.",
            first="Begin with a file, or with the first and last day for pupils.",
        ),
    )
    context = {"authority": authority, "table": table, "has_any": bool(sessions)}
    return page(request, "authority/calendar/calendar.html", context)


def session(request: HttpRequest, session: str) -> HttpResponse:
    """Show one session: how many days, what looks wrong, the table, the months."""
    authority = keeper(request)
    shown = people.session_shown(by=request.actor, authority=authority, session=session)
    if shown is None:
        not_found()
    words, school, trouble = _school(request, authority)
    return page(
        request,
        "authority/calendar/session.html",
        {
            "authority": authority,
            "session": session,
            "year": year_shape(shown, school.pk if school else None),
            "table": spans_table(shown.spans, shown.school_names, may_change=True),
            "school": school,
            "words": words,
            "trouble": trouble,
        },
    )


def session_file(request: HttpRequest, session: str, as_: str) -> HttpResponse:
    """Give a session as a file: CSV to change and bring in again, iCalendar for a calendar."""
    authority = keeper(request)
    shown = people.session_shown(by=request.actor, authority=authority, session=session)
    if shown is None or as_ not in KINDS:
        not_found()
    _, school, _ = _school(request, authority)
    if as_ == "csv":
        content = write_calendar_csv(shown.spans, shown.school_names)
    else:
        kept = [span for span in shown.spans if span.holds_for(school.pk if school else None)]
        name = f"{school.name if school else authority.name}, {session}"
        content = write_icalendar(name, kept, at=request.actor.at)
    return calendar_response(content, session, as_)


def calendar_response(content: bytes, session: str, as_: str) -> HttpResponse:
    """Give a calendar file to be saved."""
    return HttpResponse(
        content,
        content_type=KINDS[as_],
        headers={"Content-Disposition": f'attachment; filename="school-dates-{session}.{as_}"'},
    )


def _school(request: HttpRequest, authority: Any) -> tuple[str, Any, str]:
    """Find the one school that the address asks about, if any."""
    words = request.GET.get("school", "").strip()[:120]
    if not words:
        return "", None, ""
    by = request.actor  # type: ignore[attr-defined]
    school = people.school_for(words, by=by)
    if school:
        return school.name, school, ""
    try:
        found = people.schools_written([words], by=by, authority=authority)
    except Trouble as trouble:
        return words, None, trouble.message
    if len(found) > 1:
        return words, None, f"“{words}” means {len(found)} schools. Write one school’s name."
    return words, found[0], ""


def _looks(shown: people.SessionShown) -> str:
    needed = [each for each in shown.findings if each.weight != "look"]
    if needed:
        return f"{len(needed)} needed" if len(needed) > 1 else needed[0].words
    return f"{len(shown.findings)} to look at" if shown.findings else "Nothing"
