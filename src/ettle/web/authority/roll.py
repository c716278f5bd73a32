"""Bringing in the roll: a file, what it would do, a yes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.exchange.selectors import HeldRoll, RollPreview, held_roll, roll_imports, roll_preview
from ettle.exchange.services import hold_roll, import_roll
from ettle.people.selectors.roll import authorities_for_roll
from ettle.web.authority.roll_tables import (
    absent_table,
    changes_table,
    counts_table,
    new_table,
    past_table,
    rejections_table,
)
from ettle.web.middleware import not_found
from ettle.web.ui.forms import EttleForm, UploadField
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page


class RollFileForm(EttleForm):
    """One file."""

    file = UploadField(
        label="Roll file",
        help_text="One CSV file in UTF-8, up to 8 MB. Send a larger roll one school at a time.",
        accept=".csv,text/csv",
    )


@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest) -> HttpResponse:
    """Take a roll file and check it. Nothing is written yet."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    sent = request.method == "POST"
    form = RollFileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        skipped=request.META.get("ettle.skipped", ()),
    )
    context = {
        "form": form,
        "authority": authorities[0],
        "past": past_table(roll_imports(by=request.actor)),
    }
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        preview = roll_preview(by=request.actor, authority=authorities[0], content=content)
        if not preview.rejections:
            held = hold_roll(by=request.actor, preview=preview)
            return redirect("authority:roll_preview", held.ref)
        return page(
            request, "authority/roll/rejected.html", context | rejected(preview), status=422
        )
    return page(request, "authority/roll/file.html", context)


def rejected(preview: RollPreview) -> dict[str, object]:
    """What the page of rejected rows shows."""
    return {
        "count": len(preview.rejections),
        "rejections": rejections_table(preview),
        "notes": preview.notes,
    }


@require_http_methods(["GET", "POST"])
def roll_preview_page(request: HttpRequest, roll_ref: str) -> HttpResponse:
    """Show what a checked file would do, and do it on a yes."""
    held = held_roll(roll_ref, by=request.actor) or not_found()
    if held.row.applied_at:
        return page(request, "authority/roll/done.html", {"counts": counts_table(held.row.counts)})
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not held.is_stale:
        try:
            import_roll(by=request.actor, held=held)
        except Trouble:
            held = held_roll(roll_ref, by=request.actor) or not_found()
        else:
            announce(request, "The roll is in.", next_step="Nobody is told: a roll sends nothing.")
            return redirect("authority:roll_preview", roll_ref)
    if held.is_stale:
        return page(request, "authority/roll/stale.html", {}, status=409)
    return page(request, "authority/roll/preview.html", shown(held) | {"form": form})


def shown(held: HeldRoll) -> dict[str, object]:
    """What the preview shows."""
    preview = held.preview
    return {
        "changes_nothing": preview.changes_nothing,
        "notes": preview.notes,
        "counts": counts_table(held.row.counts),
        "new": new_table(preview),
        "changes": changes_table(preview),
        "absent": absent_table(preview),
    }
