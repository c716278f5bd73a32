"""Bringing in the roll: a file, what it would do, a person's answers, a yes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.exchange.selectors import (
    HeldRoll,
    held_roll,
    likenesses_in,
    roll_health,
    roll_imports,
    who_did,
)
from ettle.exchange.services import answer_roll, send_roll
from ettle.jobs.services import start_job
from ettle.people.roll import PART_WORDS
from ettle.people.selectors.roll import authorities_for_roll
from ettle.web.authority.roll_asking import RollAnswersForm
from ettle.web.authority.roll_tables import counts_table, listings_of, part_of, past_table
from ettle.web.middleware import not_found
from ettle.web.ui.fields import DayField
from ettle.web.ui.forms import EttleForm, UploadField
from ettle.web.ui.page import page
from ettle.web.uploads import ROLL_FILE, takes_files_up_to

PAST = 10
# What a file may write, as it is counted. A class that is new makes links, which are counted.
WRITTEN = (
    *(f"{part}_{what}" for part in PART_WORDS if part != "teaching" for what in ("new", "changed")),
    *("connections_new", "connections_ended"),
)


class RollFileForm(EttleForm):
    """One file, and the day it was made."""

    file = UploadField(
        label="Roll file",
        help_text="A workbook or a CSV file, up to 60 MB.",
        accept=".csv,.txt,.tsv,.xlsx,text/csv",
        max_bytes=ROLL_FILE,
    )
    made_on = DayField(
        label="The day the file was made",
        help_text="Today if you leave it empty. Yesterday’s file never comes in over today’s.",
        required=False,
    )


@takes_files_up_to(ROLL_FILE)
@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest) -> HttpResponse:
    """Take a roll file and have it checked. Nothing is written yet."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    form = file_form(request)
    if form.is_valid():
        try:
            return redirect("authority:job", checked(request, form, authorities[0]).ref)
        except Trouble as trouble:
            form.refuse(trouble.field or "file", trouble.message)
    imports = roll_imports(by=request.actor)
    past, pages = part_of(request, imports, PAST)
    return page(
        request,
        "authority/roll/file.html",
        {
            "form": form,
            "health": roll_health(by=request.actor),
            "past": past_table(past, who_did(past, by=request.actor)),
            **pages,
            "others": waiting_for_others(request, imports),
        },
    )


def file_form(request: HttpRequest) -> RollFileForm:
    """The form for a file; the day it was made is today unless somebody says otherwise."""
    sent = request.method == "POST"
    return RollFileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"made_on": request.actor.today},
        skipped=request.META.get("ettle.skipped", ()),
    )


def checked(request: HttpRequest, form: RollFileForm, authority: Any) -> Any:
    """Keep the file, and ask for its check."""
    row = send_roll(
        by=request.actor,
        authority=authority,
        content=form.cleaned_data["file"].read(),
        made_on=form.cleaned_data["made_on"] or request.actor.today,
    )
    return start_job(by=request.actor, kind="roll.check", authority=authority, about_ref=row.ref)


def waiting_for_others(request: HttpRequest, imports: Any) -> list[Any]:
    """Files that somebody else, or the night, sent and nobody has said yes to."""
    open_ones = imports.filter(applied_at__isnull=True, trouble="", checked_at__isnull=False)
    return list(open_ones.exclude(checked_by_account_id=request.actor.account_id)[:3])


@require_http_methods(["GET", "POST"])
def roll_preview_page(request: HttpRequest, roll_ref: str) -> HttpResponse:
    """Show what a checked file would do, ask what it asks, and do it on a yes."""
    held = held_roll(roll_ref, by=request.actor) or not_found()
    if held.row.state in ("applied", "undone"):
        return page(request, "authority/roll/done.html", done(held))
    if held.row.state in ("failed", "sent"):
        return page(request, "authority/roll/failed.html", {"row": held.row})
    if held.is_stale:
        return page(request, "authority/roll/stale.html", {"row": held.row}, status=409)
    likenesses = likenesses_in(held.row, by=request.actor)
    form = RollAnswersForm(
        request.POST if request.method == "POST" else None, row=held.row, likenesses=likenesses
    )
    if form.is_valid():
        try:
            answer_roll(by=request.actor, row=held.row, **form.said)
        except Trouble as trouble:
            form.refuse(trouble.field, trouble.message)
        else:
            job = start_job(
                by=request.actor,
                kind="roll.apply",
                authority=held.row.authority,
                about_ref=held.row.ref,
            )
            return redirect("authority:job", job.ref)
    return page(request, "authority/roll/preview.html", shown(request, held) | {"form": form})


def shown(request: HttpRequest, held: HeldRoll) -> dict[str, Any]:
    """What the preview shows: the counts, and the first rows of each list."""
    row = held.row
    rejected = row.counts.get("rejected", 0)
    listings = listings_of(row, request.actor)
    return {
        "row": row,
        "rejected": rejected,
        "taken": row.row_count - rejected,
        "counts": counts_table(row.counts),
        "listings": listings,
        "changes_nothing": not any(row.counts.get(name) for name in WRITTEN),
    }


def done(held: HeldRoll) -> dict[str, Any]:
    """What is said of a roll that came in."""
    row = held.row
    return {
        "row": row,
        "counts": counts_table(row.counts),
        "waiting": row.rejected.filter(waits=True, settled_at__isnull=True).count(),
        "is_undone": row.state == "undone",
    }
