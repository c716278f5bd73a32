"""Looking after the roll: rows that wait, pupils not seen, undoing, how often a file comes."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.exchange.selectors import (
    held_roll,
    not_seen_for_a_week,
    rejected_waiting,
    roll_health,
    undo_barred,
)
from ettle.exchange.services import expect_roll, set_aside_row
from ettle.jobs.services import start_job
from ettle.people.selectors import pupil_for
from ettle.people.selectors.roll import authorities_for_roll
from ettle.people.services.leaving import end_place
from ettle.web.authority.roll_tables import fault_lines, part_of
from ettle.web.authority.tray import officer_only
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.fields import DayField
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape


class SetAsideForm(EttleForm):
    """Why a row will not come back."""

    reason = forms.CharField(label="Why this row is set aside", max_length=300)


class LeftForm(EttleForm):
    """A pupil's last day, and where they went."""

    left_on = DayField(label="Last day at the school")
    went_to = forms.CharField(
        label="Where they went",
        help_text="A school, an authority or another country, if it is known.",
        max_length=120,
        required=False,
    )


class RhythmForm(EttleForm):
    """How often a roll is expected."""

    every_days = forms.IntegerField(
        label="A roll is expected every … days",
        help_text="1 for every night. 0 if you do not want to be told when none has come.",
        min_value=0,
        max_value=365,
    )


def waiting(request: HttpRequest) -> HttpResponse:
    """List the rejected rows that wait to come back mended, or to be set aside."""
    officer_only(request)
    rows, pages = part_of(request, rejected_waiting(by=request.actor).select_related("roll_import"))
    table = TableShape(
        caption="Rows that wait",
        columns=("Where", "Column", "What stands there", "What is wrong", "What to do"),
        rows=tuple(
            (
                Cell(
                    f"{line[0]}, file of {day(one.roll_import.made_on)}",
                    url=reverse("authority:roll_row", args=[one.ref]),
                ),
                *line[1:],
            )
            for one in rows
            for line in fault_lines(one)[:1]
        ),
        empty=EmptyShape(what="No row waits."),
    )
    return page(request, "authority/roll/waiting.html", {"table": table, **pages})


@require_http_methods(["GET", "POST"])
def waiting_row(request: HttpRequest, row_ref: str) -> HttpResponse:
    """Show one row that waits, and set it aside for a reason."""
    officer_only(request)
    found = rejected_waiting(by=request.actor).select_related("roll_import", "authority")
    row = found.filter(ref=row_ref).first() or not_found()
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_aside_row(by=request.actor, row=row, reason=form.cleaned_data["reason"])
        except Trouble as trouble:
            form.refuse(trouble.field, trouble.message)
        else:
            announce(request, "The row is set aside.")
            return redirect("authority:roll_waiting")
    cells = [
        (heading, cell)
        for heading, cell in zip(row.roll_import.headings, row.written, strict=False)
        if cell.strip()
    ]
    faults = TableShape(
        caption="What is wrong",
        columns=("Where", "Column", "What stands there", "What is wrong", "What to do"),
        rows=tuple(fault_lines(row)),
    )
    return page(
        request,
        "authority/roll/row.html",
        {"row": row, "form": form, "faults": faults, "cells": cells},
    )


def not_seen(request: HttpRequest) -> HttpResponse:
    """List pupils whom the files have left out for a week or more."""
    officer_only(request)
    rows, pages = part_of(request, not_seen_for_a_week(by=request.actor))
    table = TableShape(
        caption="Pupils not seen for a week",
        columns=("Pupil", "School", "Not in a file since"),
        rows=tuple(
            (
                Cell(one.pupil.name, url=reverse("authority:roll_left", args=[one.pupil.ref])),
                str(one.pupil.school or "No school"),
                day(one.since),
            )
            for one in rows
        ),
        empty=EmptyShape(what="No file has left a pupil out for a week or more."),
    )
    return page(request, "authority/roll/not_seen.html", {"table": table, **pages})


@require_http_methods(["GET", "POST"])
def left(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """End one pupil's place, with a day."""
    officer_only(request)
    pupil = pupil_for(pupil_ref, by=request.actor) or not_found()
    form = LeftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_place(
                by=request.actor,
                pupil=pupil,
                left_on=form.cleaned_data["left_on"],
                went_to=form.cleaned_data["went_to"],
            )
        except Trouble as trouble:
            form.refuse(trouble.field, trouble.message)
        else:
            announce(
                request,
                f"{pupil.name} has left.",
                next_step="Their records stay, and are looked at when they are due to go.",
            )
            return redirect("authority:roll_not_seen")
    return page(request, "authority/roll/left.html", {"pupil": pupil, "form": form})


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, roll_ref: str) -> HttpResponse:
    """Have the latest import undone while nothing depends on it; else say what does."""
    held = held_roll(roll_ref, by=request.actor) or not_found()
    reason = undo_barred(held.row, by=request.actor)
    form = EttleForm(request.POST if request.method == "POST" else None)
    if not reason and form.is_valid():
        try:
            job = start_job(
                by=request.actor,
                kind="roll.undo",
                authority=held.row.authority,
                about_ref=held.row.ref,
            )
        except Trouble as trouble:
            form.refuse(None, trouble.message)
        else:
            return redirect("authority:job", job.ref)
    return page(
        request, "authority/roll/undo.html", {"row": held.row, "form": form, "reason": reason}
    )


@require_http_methods(["GET", "POST"])
def rhythm(request: HttpRequest) -> HttpResponse:
    """Say how often a roll is expected, so that one that does not come is noticed."""
    authorities = authorities_for_roll(by=request.actor) or not_found()
    health = roll_health(by=request.actor)
    form = RhythmForm(
        request.POST if request.method == "POST" else None,
        initial={"every_days": health.every_days if health else 0},
    )
    if form.is_valid():
        expect_roll(
            by=request.actor,
            authority=authorities[0],
            every_days=form.cleaned_data["every_days"],
        )
        announce(request, "Kept. You are told here when a roll does not come.")
        return redirect("authority:roll")
    return page(request, "authority/roll/rhythm.html", {"form": form})
