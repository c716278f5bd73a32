"""How a council's own files are read: headings chosen once, and five rows looked at."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ettle.access import Trouble
from ettle.exchange.roll.glimpse import glimpse
from ettle.exchange.roll.mapping import Mapping
from ettle.exchange.roll.reading import Table, read_table
from ettle.exchange.roll.table import Unreadable
from ettle.exchange.selectors import mapping_by_ref, mappings_of
from ettle.exchange.services import end_mapping, save_mapping
from ettle.people.selectors.roll import authorities_for_roll
from ettle.web.authority.roll_mapping_form import (
    COLUMN_WORDS,
    KIND_WORDS,
    MappingForm,
    OwnFileForm,
    first_guess,
)
from ettle.web.middleware import not_found
from ettle.web.ui.dates import moment
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

MOST_HEADINGS = 200
SAMPLE = 5


@require_http_methods(["GET", "POST"])
def roll_mappings(request: HttpRequest) -> HttpResponse:
    """List the files that are read in a way of their own, and take a new one's headings."""
    authority = (authorities_for_roll(by=request.actor) or not_found())[0]
    sent = request.method == "POST"
    form = OwnFileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"kind": "pupil"},
        skipped=request.META.get("ettle.skipped", ()),
    )
    if form.is_valid():
        try:
            seen = glimpse(form.cleaned_data["file"].read())
        except Unreadable as trouble:
            form.refuse("file", f"{trouble} {trouble.do}")
        else:
            kind = form.cleaned_data["kind"]
            top = {"kind": kind, "headings": list(seen.headings), "rows": [*seen.rows]}
            reads = first_guess(kind, seen.headings, seen.rows)
            return _asking(request, MappingForm(**_about(top), reads=reads), top, None)
    table = _kept_table(mappings_of(by=request.actor, authority=authority))
    return page(request, "authority/roll/mappings.html", {"form": form, "table": table})


@require_POST
def roll_mapping_new(request: HttpRequest) -> HttpResponse:
    """Show five rows as they would be read, or keep the way of reading."""
    authority = (authorities_for_roll(by=request.actor) or not_found())[0]
    top = _top(request.POST.get("top", ""))
    if top is None:
        return redirect("authority:roll_mappings")
    form = MappingForm(request.POST, **_about(top), reads=Mapping())
    return _saved(request, form, top, authority, None) or _asking(request, form, top, None)


@require_http_methods(["GET", "POST"])
def roll_mapping(request: HttpRequest, mapping_ref: str) -> HttpResponse:
    """Change a way of reading: it becomes the next version."""
    row = mapping_by_ref(mapping_ref, by=request.actor) or not_found()
    top = {"kind": row.kind, "headings": row.headings, "rows": []}
    reads = Mapping.from_json(row.reads)
    form = MappingForm(request.POST or None, **_about(top), reads=reads)
    return _saved(request, form, top, row.authority, row) or _asking(request, form, top, row)


@require_http_methods(["GET", "POST"])
def roll_mapping_end(request: HttpRequest, mapping_ref: str) -> HttpResponse:
    """Stop reading files in one way, on a yes."""
    row = mapping_by_ref(mapping_ref, by=request.actor) or not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        end_mapping(by=request.actor, row=row)
        announce(request, f"“{row.name}” is no longer used.", next_step="")
        return redirect("authority:roll_mappings")
    return page(request, "authority/roll/mapping_end.html", {"form": form, "row": row})


def _about(top: dict[str, Any]) -> dict[str, Any]:
    return {"kind": top["kind"], "headings": top["headings"]}


def _top(words: str) -> dict[str, Any] | None:
    """Read back the headings and rows that the page sent along; None if they are spoiled."""
    try:
        top = json.loads(words)
        headings = [str(one)[:200] for one in top["headings"]][:MOST_HEADINGS]
        rows = [[str(cell)[:400] for cell in row] for row in top["rows"]][:SAMPLE]
        kind = str(top["kind"])
    except (ValueError, KeyError, TypeError):
        return None
    return {"kind": kind, "headings": headings, "rows": rows} if kind in KIND_WORDS else None


def _saved(
    request: HttpRequest, form: MappingForm, top: dict[str, Any], authority: Any, row: Any
) -> HttpResponse | None:
    if not form.is_valid() or "look" in request.POST:
        return None
    try:
        save_mapping(
            by=request.actor,
            authority=authority,
            name=form.cleaned_data["name"],
            kind=top["kind"],
            headings=top["headings"],
            mapping=form.mapping,
            of=row,
        )
    except Trouble as trouble:
        form.refuse(trouble.field, trouble.message)
        return None
    announce(
        request,
        f"“{form.cleaned_data['name']}” is kept.",
        next_step="A file with these headings is read this way from now on.",
    )
    return redirect("authority:roll_mappings")


def _asking(request: HttpRequest, form: MappingForm, top: dict[str, Any], row: Any) -> HttpResponse:
    table = _as_read(top, form.mapping) if form.is_bound and form.is_valid() else None
    action = reverse("authority:roll_mapping", args=[row.ref]) if row else None
    context = {
        "form": form,
        "row": row,
        "top": json.dumps(top, ensure_ascii=False),
        "has_rows": bool(top["rows"]),
        "kind": KIND_WORDS[top["kind"]],
        "action": action or reverse("authority:roll_mapping_new"),
        "sample": _sample_table(table) if table else None,
        "troubles": [f"{one.happened} {one.do}" for one in table.rejections] if table else [],
    }
    return page(request, "authority/roll/mapping.html", context)


def _as_read(top: dict[str, Any], mapping: Mapping) -> Table | None:
    """Read the sample as a file would be read, by the same code."""
    if not top["rows"]:
        return None
    out = io.StringIO()
    csv.writer(out).writerows([top["headings"], *top["rows"]])
    return read_table(out.getvalue().encode("utf-8"), mapping=mapping)


def _sample_table(table: Table) -> TableShape:
    columns = tuple(dict.fromkeys(name for row in table.rows for name in row.cells))
    return TableShape(
        caption="The first rows as they are read",
        columns=tuple(COLUMN_WORDS.get(one, one.replace("_", " ").capitalize()) for one in columns),
        rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
        empty=EmptyShape(what="No row could be read this way."),
        show_caption=True,
    )


def _kept_table(kept: Sequence[Any]) -> TableShape:
    return TableShape(
        caption="Files of your own",
        columns=("File", "What is in it", "Version", "Since"),
        rows=tuple(
            (
                Cell(row.name, url=reverse("authority:roll_mapping", args=[row.ref])),
                KIND_WORDS[row.kind],
                str(row.version),
                Cell(moment(row.made_at)),
            )
            for row in kept
        ),
        empty=EmptyShape(what="No file is read in a way of its own: all have our headings."),
    )
