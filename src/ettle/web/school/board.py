"""The board: who is with whom on a day, and whether they are ready."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.exchange.selectors import roll_made_on
from ettle.web.school.board_words import own_school, own_word_words, stretch_words
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, FilterLink, TableShape
from ettle.workforce import selectors as workforce
from ettle.workforce.access import may_deploy
from ettle.workforce.selectors import BoardRow


class BoardDayForm(EttleForm):
    """Which day to show."""

    day = DayField(label="Another day", help_text="For example, 7 12 2026")


def board(request: HttpRequest) -> HttpResponse:
    """Show the next school day, or any day asked for, by time of day."""
    school = own_school(request)
    by = request.actor
    coming = workforce.next_pupil_day(school, by.today, by=by)
    form = BoardDayForm(request.GET) if "day_day" in request.GET else BoardDayForm()
    day = form.cleaned_data["day"] if form.is_bound and form.is_valid() else _day(request, coming)
    rows = workforce.board_for(school, day, by=by)
    context = {
        "form": form,
        "day": day,
        "heading": "Tomorrow" if (day - by.today).days == 1 else _heading(day, by.today),
        "table": _table(rows, day),
        "calendar_note": workforce.calendar_note(school, day, by=by),
        "counts": _counts(rows),
        "links": [_link(school, each, day, by) for each in (by.today, coming)],
        "may_deploy": bool(may_deploy(by, school.pk)),
        "roll_of": roll_made_on(by=by),
        "waiting": sum(ask.answered_at is None for ask in workforce.asks_for(school.pk, by=by)),
    }
    return page(request, "school/board/board.html", context)


def _day(request: HttpRequest, coming: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return coming


def _heading(day: date, today: date) -> str:
    return "Today" if day == today else day_words(day)


def _link(school, day: date, shown: date, by) -> FilterLink:
    return FilterLink(
        label=_heading(day, by.today),
        count=workforce.board_size(school, day, by=by),
        url=f"{reverse('school:board')}?day={day.isoformat()}",
        is_current=day == shown,
    )


def _counts(rows: list[BoardRow]) -> str:
    """Say first what a headteacher has to see: how many are not ready."""
    if not rows:
        return ""
    waiting = sum(row.readiness != "ready" for row in rows)
    if not waiting:
        return "Everyone is ready."
    return f"{waiting} of {len(rows)} {'is' if waiting == 1 else 'are'} not ready yet."


def _table(rows: list[BoardRow], day: date) -> TableShape:
    return TableShape(
        caption=f"Who is with whom on {day_words(day)}",
        columns=("Time", "Child", "With", "Ready?", "Meanwhile"),
        rows=tuple(_cells(row) for row in rows),
        empty=EmptyShape(
            what=f"Nobody is put with a child on {day_words(day)}, or pupils are not in school.",
            first="Each child with a support assistant is listed here by time of day.",
        ),
    )


def _cells(row: BoardRow) -> tuple[Cell, ...]:
    said = [row.sentence, own_word_words(row.adult, row.own_word)]
    if not row.is_confirmed:
        said.insert(0, "Planned, not yet confirmed.")
    return (
        Cell(stretch_words(row.starts_at, row.ends_at)),
        Cell(row.child, url=reverse("school:deployment", args=[row.deployment_ref])),
        Cell(row.adult),
        Cell(status=row.readiness, under=" ".join(filter(None, said))),
        Cell("" if row.readiness == "ready" else row.stand_in),
    )
