"""Adopting a whole list: the template, the file, what it would do, a yes."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.cases.selectors.adopting import KIND_WORDS, STATE_WORDS
from ettle.exchange.adopting.columns import SHEETS
from ettle.exchange.selectors import adopting as lists
from ettle.exchange.services import adopting as services
from ettle.jobs.selectors import latest_job
from ettle.jobs.services import start_job
from ettle.web.authority.adopted import ReasonForm
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day, moment
from ettle.web.ui.forms import EttleForm, UploadField
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSVS = {sheet.name.casefold().replace(" ", "-"): sheet.name for sheet in SHEETS}
SHOWN = 200
KIND_OF = {"sent": "adoptions.check", "failed": "adoptions.check", "applying": "adoptions.apply"}


class ListForm(EttleForm):
    """One filled-in template."""

    file = UploadField(
        label="The filled-in template",
        help_text="A workbook (XLSX), or one of its sheets as CSV, up to 8 MB and 3,000 rows.",
        accept=".xlsx,.csv",
    )


@require_http_methods(["GET", "POST"])
def adopt_file(request: HttpRequest) -> HttpResponse:
    """Give the template, take it filled in, and check it. Nothing is adopted yet."""
    authority = lists.own_authority(by=request.actor) or not_found()
    sent = request.method == "POST"
    form = ListForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        skipped=request.META.get("ettle.skipped", ()),
    )
    if form.is_valid():
        batch = services.send_list(
            by=request.actor, authority=authority, content=form.cleaned_data["file"].read()
        )
        return redirect(_work(request, "adoptions.check", batch))
    return page(
        request,
        "authority/adopting/file.html",
        {
            "form": form,
            "csvs": [
                (name, reverse("authority:adopt_template", args=[slug]))
                for slug, name in CSVS.items()
            ],
            "past": _past(request),
        },
    )


def _work(request: HttpRequest, kind: str, batch: Any) -> str:
    """Ask for long work on a list, and give the page that tells how far it is."""
    job = start_job(by=request.actor, kind=kind, authority=batch.authority, about_ref=batch.ref)
    return reverse("authority:job", args=[job.ref])


@require_http_methods(["GET", "POST"])
def adopt_batch(request: HttpRequest, batch_ref: str) -> HttpResponse:
    """Show what a list would do, adopt it on a yes, and take it back afterwards if need be."""
    batch = lists.batch_for(batch_ref, by=request.actor) or not_found()
    if batch.state == "checked":
        return _preview(request, batch)
    if batch.state in ("applied", "undoing", "undone"):
        return _ledger(request, batch)
    job = latest_job(by=request.actor, kind=KIND_OF[batch.state], about_ref=batch.ref)
    so_far = lists.adopted_so_far(batch, by=request.actor)
    context = {"batch": batch, "job": job, "so_far": so_far}
    return page(request, "authority/adopting/list_waits.html", context)


def _preview(request: HttpRequest, batch: Any) -> HttpResponse:
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = act_once(request, form, lambda: _adopt(request, batch))
        if response:
            return response
    units, counts = batch.units, batch.counts
    return page(
        request,
        "authority/adopting/preview.html",
        {
            "batch": batch,
            "form": form,
            "counts": counts,
            "table": _units(units[:SHOWN]),
            "more": max(0, len(units) - SHOWN),
            "missed": _missed(units)[:SHOWN],
            "more_missed": max(0, counts.get("missed", 0) - SHOWN),
            "doubts": [f"{unit['name']}: {words}" for unit in units for words in unit["doubts"]][
                :SHOWN
            ],
            "unsure": [
                (n, unit["name"], KIND_WORDS[unit["kind"]])
                for n, unit in enumerate(units)
                if unit["by_name"] and not unit["same"]
            ],
            "rejected": _rejected(batch.rejected[:SHOWN]),
        },
    )


def _missed(units: list[dict[str, Any]]) -> list[str]:
    return [
        f"{unit['name']}: {_clock(clock)}"
        for unit in units
        for clock in unit["clocks"]
        if clock["state"] in ("late", "deemed") and not unit["same"]
    ]


def _ledger(request: HttpRequest, batch: Any) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = act_once(request, form, lambda: _undo(request, batch, form))
        if response:
            return response
    counts = batch.counts
    context = {"batch": batch, "form": form, "counts": counts}
    return page(request, "authority/adopting/adopted_list.html", context)


def _adopt(request: HttpRequest, batch: Any) -> str:
    services.answer_list(
        by=request.actor,
        batch=batch,
        confirmed={int(n) for n in request.POST.getlist("same_child") if n.isdigit()},
        partial=request.POST.get("partial") == "yes",
    )
    return _work(request, "adoptions.apply", batch)


def _undo(request: HttpRequest, batch: Any, form: Any) -> str:
    services.ask_to_undo_list(by=request.actor, batch=batch, reason=form.answers["reason"])
    return _work(request, "adoptions.undo", batch)


def adopt_rejected(request: HttpRequest, batch_ref: str) -> HttpResponse:
    """Give the rejected rows as a workbook, each with why."""
    batch = lists.batch_for(batch_ref, by=request.actor) or not_found()
    content = lists.rejected_workbook(batch, by=request.actor) or not_found()
    return _file(content, "rows-to-mend.xlsx", XLSX)


def adopt_template(request: HttpRequest, as_: str) -> HttpResponse:
    """Give the template as a workbook, or one of its sheets as CSV."""
    if as_ != "xlsx" and as_ not in CSVS:
        not_found()
    content = lists.template(by=request.actor, as_=CSVS.get(as_, "xlsx")) or not_found()
    if as_ == "xlsx":
        return _file(content, "adopt-what-exists.xlsx", XLSX)
    return _file(content, f"adopt-{as_}.csv", "text/csv; charset=utf-8")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _units(units: list[dict[str, Any]]) -> TableShape:
    return TableShape(
        caption="Each row, and the time limits it starts",
        columns=("Child", "What", "Time limits"),
        rows=tuple(
            (
                Cell(unit["name"], under="; ".join(unit["where"])),
                KIND_WORDS[unit["kind"]] + (": adopted already" if unit["same"] else ""),
                "; ".join(_clock(clock) for clock in unit["clocks"]) or "None runs yet",
            )
            for unit in units
        ),
        empty=EmptyShape(
            what="No row can be adopted.",
            first="Mend the rejected rows in their sheet, and bring it back.",
        ),
        show_caption=True,
    )


def _clock(clock: dict[str, str]) -> str:
    due_on = day(date.fromisoformat(clock["due_on"]))
    return f"{clock['duty']} {due_on}, {STATE_WORDS[clock['state']]}"


def _rejected(rows: list[dict[str, Any]]) -> TableShape:
    return TableShape(
        caption="Rows that cannot be adopted",
        columns=("Where", "Why"),
        rows=tuple((f"{each['sheet']}, line {each['line']}", each["why"]) for each in rows),
        empty=EmptyShape(what="Every row can be adopted."),
        show_caption=True,
    )


def _past(request: HttpRequest) -> TableShape:
    return TableShape(
        caption="Lists adopted",
        columns=("When", "Adopted", "Left out"),
        rows=tuple(
            (
                Cell(
                    moment(each.applied_at) if each.applied_at else "",
                    url=reverse("authority:adopt_batch", args=[each.ref]),
                ),
                f"{each.counts.get('adopted', 0)}" + (", taken back" if each.undone_at else ""),
                f"{each.counts.get('rejected', 0)}",
            )
            for each in lists.batches_of(by=request.actor)
        ),
        empty=EmptyShape(what="Lists that you adopt will be listed here."),
        show_caption=True,
    )
