"""Everything that the council holds, as one file: asked for, fetched within a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.access import Trouble
from ettle.exchange.selectors.leaving import export_of, exports_of
from ettle.exchange.services.exporting import (
    EVERYTHING,
    KEPT_FOR,
    ask_for_everything,
    download_everything,
)
from ettle.jobs.selectors import latest_job
from ettle.people.selectors.roll import authorities_for_roll
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import moment
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, SummaryRow, TableShape


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """Say what the file is and who must have it; ask for one; list those that were made."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = act_once(request, form, lambda: _ask(request, authorities[0]))
        if response:
            return response
    past = _table(exports_of(by=request.actor), request)
    context = {"form": form, "authority": authorities[0], "past": past}
    return page(request, "authority/exports/exports.html", context)


def _ask(request: HttpRequest, authority: Any) -> str:
    made = ask_for_everything(by=request.actor, authority=authority)
    job = latest_job(by=request.actor, kind=EVERYTHING, about_ref=made.ref)
    return reverse("authority:job", args=[job.ref]) if job else reverse("authority:exports")


@require_safe
def export(request: HttpRequest, export_ref: str) -> HttpResponse:
    """Show one file: what is in it, until when it is there, and the link to fetch it."""
    found = export_of(export_ref, by=request.actor) or not_found()
    job = latest_job(by=request.actor, kind=EVERYTHING, about_ref=found.ref)
    if not found.made_at and job and not job.is_over:
        return redirect("authority:job", job.ref)
    return page(
        request,
        "authority/exports/export.html",
        {
            "export": found,
            "is_there": found.can_be_downloaded(request.actor.at),
            "rows": _facts(found),
            "counts": _counts(found),
        },
    )


def _facts(found: Any) -> list[SummaryRow]:
    if not found.made_at:
        return []
    return [
        SummaryRow("Asked for", moment(found.asked_at)),
        SummaryRow("Can be fetched until", moment(found.made_at + KEPT_FOR)),
        SummaryRow("Size", size_words(found.size)),
        SummaryRow("SHA-256", found.sha256),
    ]


def size_words(size: int) -> str:
    """Write a size as people do."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


def _counts(found: Any) -> TableShape:
    rows = sorted((kind, count) for kind, count in found.counts.items() if count)
    return TableShape(
        caption="What is in it",
        columns=("Kind of record", "How many"),
        rows=tuple((kind, str(count)) for kind, count in rows),
        empty=EmptyShape(what="Nothing is in it yet."),
    )


def _table(found: list[Any], request: HttpRequest) -> TableShape:
    return TableShape(
        caption="Files that were asked for",
        columns=("Asked for", "Standing"),
        rows=tuple(
            (
                Cell(moment(one.asked_at), url=reverse("authority:export", args=[one.ref])),
                _standing(one, request),
            )
            for one in found
        ),
        empty=EmptyShape(what="Nobody has asked for everything yet."),
        show_caption=True,
    )


def _standing(one: Any, request: HttpRequest) -> str:
    if one.can_be_downloaded(request.actor.at):
        return "Can be fetched"
    return "Deleted, a day after it was made" if one.made_at else "Not made"


@require_safe
def export_file(request: HttpRequest, export_ref: str) -> HttpResponse | StreamingHttpResponse:
    """Give the file, a part at a time. Each time is recorded."""
    found = export_of(export_ref, by=request.actor) or not_found()
    try:
        content = download_everything(by=request.actor, export=found)
    except Trouble:
        return redirect("authority:export", export_ref)
    return StreamingHttpResponse(
        content,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="everything-{found.asked_on}.zip"',
            "Content-Length": str(found.size),
        },
    )
