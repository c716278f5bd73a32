"""Checking what is to be adopted, adopting it, and what can be done with it afterwards."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble, require
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.access import may_do_casework
from ettle.cases.adopting import from_facts
from ettle.plans import selectors as plans
from ettle.plans import services as plan_services
from ettle.web.authority.adopting import answers_so_far, begin_correction
from ettle.web.authority.adopting_answers import initial, then_of
from ettle.web.authority.adopting_forms import GROUPS
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.case_shapes import clock_shape
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm, UploadField
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, SummaryRow, TableShape

NOT_GIVEN = "Not given"


class ReasonForm(EttleForm):
    """Why."""

    reason = forms.CharField(
        label="Why?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class PageForm(EttleForm):
    """One scan."""

    page = UploadField(
        label="Add a scan of the paper plan",
        help_text="PDF, JPEG or PNG, up to 8 MB.",
        accept=".pdf,.jpg,.jpeg,.png",
    )


@require_http_methods(["GET", "POST"])
def adopt_check(request: HttpRequest, draft_ref: str) -> HttpResponse:
    """Show every answer and the clocks they would start, and adopt on a press."""
    draft = cases.draft_of(draft_ref, by=request.actor) or not_found()
    post = request.POST if request.method == "POST" else None
    form = ReasonForm(post) if draft.corrects else EttleForm(post)
    trouble, ahead = "", None
    try:
        ahead = cases.ahead_of(draft.pupil, _then(draft), by=request.actor)
    except Trouble as wrong:
        trouble = wrong.message
    if form.is_valid() and not trouble:
        response = act_once(request, form, lambda: _adopt(request, draft, form))
        if response:
            announce(
                request,
                "It is adopted.",
                next_step="Nobody was told: adopting sends nothing. Its time limits run now.",
            )
            return response
    return page(
        request,
        "authority/adopting/check.html",
        {
            "draft": draft,
            "pupil": draft.pupil,
            "form": form,
            "trouble": trouble,
            "sections": _sections(request, draft),
            "clocks": _ahead_table(ahead) if ahead else None,
            "doubts": ahead.doubts if ahead else (),
            "wrong": [words for each in ahead.clocks for words in each.wrong] if ahead else [],
        },
    )


def _then(draft: Any) -> Any:
    base = from_facts(draft.kind, draft.corrects.facts) if draft.corrects else None
    return then_of(draft.kind, draft.answers, base)


def _adopt(request: HttpRequest, draft: Any, form: Any) -> str:
    source = str(answers_so_far(draft).get("source") or "")
    if draft.corrects:
        adoption = services.correct_adoption(
            by=request.actor,
            adoption=draft.corrects,
            then=_then(draft),
            source=source,
            reason=form.answers["reason"],
        )
    else:
        adoption = services.adopt(
            by=request.actor, pupil=draft.pupil, then=_then(draft), source=source
        )
    services.drop_adoption_draft(by=request.actor, draft=draft)
    return reverse("authority:adopted", args=[adoption.ref])


def _sections(request: HttpRequest, draft: Any) -> list[tuple[str, list[SummaryRow]]]:
    merged = initial(answers_so_far(draft))
    return [
        (
            title,
            _rows(
                shape(pupil=draft.pupil, by=request.actor),
                merged,
                reverse("authority:adopt_group", args=[draft.ref, key]),
            ),
        )
        for key, title, shape in GROUPS[draft.kind]
    ]


def _rows(form: Any, answers: dict[str, Any], url: str) -> list[SummaryRow]:
    """Give each answer that was given; of those left empty, only the first of the group."""
    rows: list[SummaryRow] = []
    for name, field in form.fields.items():
        if name in ("form_key", "expected_version", "file") or not answers.get(name):
            continue
        value = answers[name]
        choices = dict(getattr(field, "choices", ()) or ())
        rows.append(SummaryRow(field.label, choices.get(value, value), url if not rows else ""))
    return rows or [SummaryRow("Answers", NOT_GIVEN, url)]


def _ahead_table(ahead: Any) -> TableShape:
    return TableShape(
        caption="The time limits that this starts",
        columns=("Time limit", "Began", "Last day", "Today"),
        rows=tuple(
            (
                Cell(each.duty, under=each.why),
                day(each.started_on),
                day(each.due_on),
                each.state_words[:1].upper() + each.state_words[1:],
            )
            for each in ahead.clocks
        ),
        show_caption=True,
    )


@require_http_methods(["GET", "POST"])
def adopted(request: HttpRequest, adoption_ref: str) -> HttpResponse:
    """Show one adoption: what was given, what runs, the scans; and take another scan."""
    found = cases.adoption_for(adoption_ref, by=request.actor, page="adopted") or not_found()
    if request.POST.get("forget"):
        return _forget(request, found)
    form = PageForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        skipped=request.META.get("ettle.skipped", ()),
    )
    if form.is_valid():
        response = act_once(request, form, lambda: _keep(request, found, form))
        if response:
            announce(request, "The page is kept.", next_step="Nobody was told.")
            return response
    return page(
        request,
        "authority/adopting/adopted.html",
        {
            "adoption": found,
            "pupil": found.pupil,
            "clocks": [clock_shape(each) for each in found.clocks],
            "rows": [
                SummaryRow("What", found.kind_words),
                SummaryRow("From", found.source),
                SummaryRow("Adopted by", found.adopted_by),
                SummaryRow("Adopted on", found.adopted_on),
            ],
            "form": form,
            "takes_pages": found.kind == "plan" and not found.undone_on,
        },
    )


def _keep(request: HttpRequest, found: Any, form: Any) -> str:
    plan_services.keep_adopted_page(
        by=request.actor, adoption=found.row, content=form.cleaned_data["page"].read()
    )
    return reverse("authority:adopted", args=[found.ref])


def _forget(request: HttpRequest, found: Any) -> HttpResponse:
    """Take one scan away, from the record and from the disk."""
    row = plans.adopted_page_row(request.POST["forget"], by=request.actor)
    if row is None or row.adoption_id != found.row.pk:
        not_found()
    plan_services.forget_adopted_page(by=request.actor, page=row)
    announce(request, "The scan is taken away.", next_step="Nothing of it is left on the disk.")
    return redirect("authority:adopted", found.ref)


@require_http_methods(["POST"])
def adopt_correct(request: HttpRequest, adoption_ref: str) -> HttpResponse:
    """Open an adoption to put it right."""
    found = cases.adoption_for(adoption_ref, by=request.actor) or not_found()
    if found.undone_on:
        not_found()
    draft = begin_correction(request, found)
    return redirect("authority:adopt_check", draft.ref)


@require_http_methods(["GET", "POST"])
def adopt_undo(request: HttpRequest, adoption_ref: str) -> HttpResponse:
    """Take an adoption back, with a reason."""
    found = cases.adoption_for(adoption_ref, by=request.actor) or not_found()
    require(may_do_casework(request.actor, found.pupil), by=request.actor, act="adoption.undone")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = act_once(request, form, lambda: _undo(request, found, form))
        if response:
            announce(
                request,
                "It is taken back.",
                next_step="Its time limits are gone. Who did it, when and why is kept.",
            )
            return response
    return page(
        request,
        "authority/adopting/undo.html",
        {"adoption": found, "pupil": found.pupil, "form": form},
    )


def _undo(request: HttpRequest, found: Any, form: Any) -> str:
    services.undo_adoption(by=request.actor, adoption=found.row, reason=form.answers["reason"])
    return reverse("authority:pupil", args=[found.pupil.ref])


def adopted_page(request: HttpRequest, page_ref: str) -> HttpResponse:
    """Give one scan as a file to save, whose name tells nobody anything."""
    opened = plans.adopted_page_for(page_ref, by=request.actor) or not_found()
    return HttpResponse(
        opened.content,
        content_type=opened.content_type,
        headers={"Content-Disposition": f'attachment; filename="{opened.name}"'},
    )
