"""School dates that anyone may read: each council's sessions, and a file for a calendar."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.exchange.school_calendar import write_icalendar
from ettle.people import selectors as people
from ettle.people.school_year import session_of
from ettle.web.authority.calendar import calendar_response
from ettle.web.middleware import not_found
from ettle.web.ui.page import page
from ettle.web.ui.school_year import spans_table, year_shape
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape


@login_not_required
def school_dates(request: HttpRequest) -> HttpResponse:
    """List the councils whose school dates are here."""
    found = people.public_authorities(by=request.actor)  # type: ignore[attr-defined]
    table = TableShape(
        caption="Councils",
        columns=("Council",),
        rows=tuple(
            (Cell(str(each), url=reverse("public:school_dates_of", args=[each.code])),)
            for each in found
        ),
        empty=EmptyShape(what="No council’s school dates are here yet."),
    )
    return page(request, "public/school_dates.html", {"table": table})


@login_not_required
def school_dates_of(request: HttpRequest, code: str) -> HttpResponse:
    """Show a council's school dates, one session at a time, the latest first."""
    by = request.actor  # type: ignore[attr-defined]
    authority = people.public_authority(code, by=by) or not_found()
    sessions = people.sessions_of(by=by, authority=authority)
    asked = request.GET.get("session", "")
    names = [each.name for each in sessions]
    shown = next((each for each in sessions if each.name == asked), None) or _now(sessions, by)
    return page(
        request,
        "public/school_dates_of.html",
        {
            "authority": authority,
            "session": shown.name,
            "others": [name for name in names if name != shown.name],
            "table": spans_table(shown.spans, shown.school_names, may_change=False),
            "year": year_shape(shown),
        },
    )


@login_not_required
def school_dates_file(request: HttpRequest, code: str, session: str) -> HttpResponse:
    """Give a council's session for a calendar program: the days that every school keeps."""
    by = request.actor  # type: ignore[attr-defined]
    authority = people.public_authority(code, by=by) or not_found()
    shown = people.session_shown(by=by, authority=authority, session=session) or not_found()
    kept = [span for span in shown.spans if span.is_for_all]
    content = write_icalendar(f"{authority.name}, {session}", kept, at=by.at)
    return calendar_response(content, session, "ics")


def _now(sessions: list[people.SessionShown], by) -> people.SessionShown:
    """Choose the session that today is in, or else the latest."""
    return next((each for each in sessions if each.name == session_of(by.today)), sessions[0])
