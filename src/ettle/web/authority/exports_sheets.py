"""The sheet for the roll system: what to key, with a box to tick, and the mark when it is done."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.exchange.leaving.sheet import COLUMNS
from ettle.exchange.leaving.sheet_files import (
    PAPER_UP_TO,
    as_csv,
    as_pdf,
    as_xlsx,
    changes_grid,
    state_grid,
)
from ettle.exchange.selectors.sheets import sheet_lines, sheet_of, sheets_of, state_rows
from ettle.exchange.services.sheets import make_sheet, mark_keyed_in, note_taken_out
from ettle.people.selectors.roll import authorities_for_roll
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day, moment
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

PER_PAGE = 40  # children
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
FORMATS = (("xlsx", "Workbook"), ("pdf", "Paper (PDF)"), ("csv", "CSV"))


class KeyedForm(EttleForm):
    """The day a sheet was keyed."""

    keyed_on = DayField(
        label="On which day was it all keyed into the roll system?",
        help_text="For example, 23 11 2026",
    )


@require_http_methods(["GET", "POST"])
def sheets(request: HttpRequest) -> HttpResponse:
    """Make a sheet of what has changed, and list those that were made."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = act_once(request, form, lambda: _make(request, authorities[0]))
        if response:
            return response
    past = _past(sheets_of(by=request.actor))
    return page(request, "authority/exports/sheets.html", {"form": form, "past": past})


def _make(request: HttpRequest, authority: Any) -> str:
    made = make_sheet(by=request.actor, authority=authority)
    return reverse("authority:sheet", args=[made.ref])


def _past(found: list[Any]) -> TableShape:
    return TableShape(
        caption="Sheets that were made",
        columns=("Made", "Children", "Keyed in"),
        rows=tuple(
            (
                Cell(moment(one.made_at), url=reverse("authority:sheet", args=[one.ref])),
                str(one.row_count),
                f"{day(one.keyed_on)}, by {one.keyed_by_name}" if one.keyed_on else "Not yet",
            )
            for one in found
        ),
        empty=EmptyShape(what="No sheet has been made yet."),
        show_caption=True,
    )


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, sheet_ref: str) -> HttpResponse:
    """Show what to key, school by school and class by class, and take the mark that it was."""
    found = sheet_of(sheet_ref, by=request.actor) or not_found()
    sent = request.POST if request.method == "POST" else None
    form = KeyedForm(sent, initial={"keyed_on": request.actor.today})
    if form.is_valid():
        response = act_once(request, form, lambda: _mark(request, found, form))
        if response:
            return response
    pages = Paginator(found.rows, PER_PAGE).get_page(_number(request))
    context = {
        "form": form,
        "sheet": found,
        "pages": pages,
        "table": _changes(sheet_lines(list(pages.object_list), by=request.actor)),
        "files": _files("authority:sheet_file", [sheet_ref], len(found.rows)),
    }
    return page(request, "authority/exports/sheet.html", context)


def _mark(request: HttpRequest, found: Any, form: KeyedForm) -> str:
    marked = mark_keyed_in(by=request.actor, sheet=found, on=form.cleaned_data["keyed_on"])
    announce(
        request,
        f"The sheet of {marked.row_count} children is keyed in.",
        next_step="The next sheet will show only what changes from now on.",
    )
    return reverse("authority:sheets")


def _changes(lines: list[Any]) -> TableShape:
    return TableShape(
        caption="What to key",
        columns=("School and class", "Child", "What", "Was", "Is now"),
        rows=tuple(
            (
                line.where,
                Cell(
                    line.name,
                    url=reverse("authority:pupil", args=[line.pupil_ref]),
                    under=line.roll_id,
                ),
                one.what,
                one.was or "Nothing",
                one.now or "Nothing",
            )
            for line in lines
            for one in line.changes
        ),
        empty=EmptyShape(what="The rows of a sheet are not kept once it is keyed in."),
    )


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdigit() and len(asked) < 6 else 1


def _files(name: str, arguments: list[str], count: int) -> list[tuple[str, str]]:
    return [
        (words, reverse(name, args=[*arguments, as_]))
        for as_, words in FORMATS
        if _can_be(as_, count)
    ]


def _can_be(as_: str, count: int) -> bool:
    return as_ in KINDS and (as_ != "pdf" or count <= PAPER_UP_TO)


@require_safe
def sheet_file(request: HttpRequest, sheet_ref: str, as_: str) -> HttpResponse:
    """Give a sheet as a workbook, as CSV or on paper. It is recorded."""
    found = sheet_of(sheet_ref, by=request.actor) or not_found()
    if not _can_be(as_, len(found.rows)):
        not_found()
    lines = sheet_lines(found.rows, by=request.actor)
    note_taken_out(by=request.actor, authority=found.authority, sheet=found, how=as_)
    made = f"Made on {day(found.made_on)}."
    return _file(as_, lines, council=found.authority.name, made=made, is_whole=False)


def _file(as_: str, lines: list[Any], *, council: str, made: str, is_whole: bool) -> HttpResponse:
    if as_ == "pdf":
        content = as_pdf(lines, council=council, made=made, is_whole=is_whole)
    else:
        rows = state_grid(lines) if is_whole else changes_grid(lines)
        content = as_csv(rows) if as_ == "csv" else as_xlsx(rows)
    name = f"roll-system-{'all' if is_whole else 'changes'}.{as_}"
    return HttpResponse(
        content,
        content_type=KINDS[as_],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
def roll_state(request: HttpRequest) -> HttpResponse:
    """Show everything that the roll system should hold, whatever it was told before."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    rows = state_rows(by=request.actor, authority=authorities[0])
    pages = Paginator(rows, PER_PAGE).get_page(_number(request))
    lines = sheet_lines(list(pages.object_list), by=request.actor)
    context = {
        "pages": pages,
        "table": _state(lines),
        "files": _files("authority:roll_state_file", [], len(rows)),
    }
    return page(request, "authority/exports/state.html", context)


def _state(lines: list[Any]) -> TableShape:
    return TableShape(
        caption="What the roll system should hold",
        columns=("School and class", "Child", "What", "Is"),
        rows=tuple(
            (line.where, Cell(line.name, under=line.roll_id), what, fact)
            for line in lines
            for what, fact in zip(COLUMNS.values(), line.facts, strict=True)
            if fact and fact != "No"
        ),
        empty=EmptyShape(what="Ettle holds no plan of any child on the roll yet."),
    )


@require_safe
def roll_state_file(request: HttpRequest, as_: str) -> HttpResponse:
    """Give everything that the roll system should hold, as a file. It is recorded."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    rows = state_rows(by=request.actor, authority=authorities[0])
    if not _can_be(as_, len(rows)):
        not_found()
    lines = sheet_lines(rows, by=request.actor)
    note_taken_out(by=request.actor, authority=authorities[0], sheet=None, how=f"all, {as_}")
    made = f"As it stood on {day(request.actor.today)}."
    return _file(as_, lines, council=authorities[0].name, made=made, is_whole=True)
