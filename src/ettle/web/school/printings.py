"""Print from this plan: what each printing is, a draft to look at, issuing, and what was issued."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from ettle.access import require
from ettle.documents.write import fragment_of
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.editions import BY_KEY, Edition
from ettle.plans.editions.who import may_issue_printing, may_look_at_draft
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_paper import KINDS, issued_words
from ettle.web.school.printings_form import IssueForm
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

FILES = KINDS | {"html": "text/html; charset=utf-8"}


@require_safe
def printings(request: HttpRequest, ref: str) -> HttpResponse:
    """List what may be printed from a child's plan, and what was issued last."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    return page(
        request,
        "school/printings/printings.html",
        {
            "pupil": pupil,
            "lines": plans.printings_for(pupil, by=actor),
            "issued": plans.issued_printings(pupil, by=actor),
            "papers": [
                one for one in plans.papers_for(pupil, by=actor) if one.printing not in BY_KEY
            ],
            "readers": readers_of(pupil, by=actor),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, ref: str, printing_key: str) -> HttpResponse:
    """Show what one printing would say now, and issue it."""
    pupil = pupil_here(request, ref)
    edition = BY_KEY.get(printing_key) or not_found()
    actor = request.actor  # type: ignore[attr-defined]
    if not may_look_at_draft(actor, pupil, edition):
        not_found()
    if request.method == "POST":
        require(may_issue_printing(actor, pupil, edition), by=actor, act="printing.issued")
    form = _form(request, pupil, edition)
    done = _issue_once(request, pupil, edition, form) if form and form.is_valid() else None
    return done or _show(request, pupil, edition, form)


def _form(request: HttpRequest, pupil: Any, edition: Edition) -> IssueForm | None:
    actor = request.actor  # type: ignore[attr-defined]
    if not may_issue_printing(actor, pupil, edition):
        return None
    return IssueForm(
        request.POST or None,
        edition=edition,
        pupil=pupil,
        parts=plans.printable_parts(pupil, edition.key, by=actor),
        parents=plans.copy_readers(pupil, edition.key, by=actor),
    )


def _issue_once(
    request: HttpRequest, pupil: Any, edition: Edition, form: IssueForm
) -> HttpResponse | None:
    actor = request.actor  # type: ignore[attr-defined]

    def act() -> str:
        row = services.issue_printing(
            by=actor,
            plan=services.open_plan(by=actor, pupil=pupil),
            key=edition.key,
            for_person=form.for_person,
            answers=form.answers,
        )
        announce(
            request,
            f"{edition.name} is issued.",
            next_step=f"It is for {edition.who_may_have}. Nothing was sent by this: hand it over, "
            "or tell them that it is here.",
        )
        return address("printing", pupil.ref, row.ref)

    return act_once(request, form, act)


def _show(
    request: HttpRequest, pupil: Any, edition: Edition, form: IssueForm | None
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    draft = plans.draft_printing(pupil, edition.key, by=actor)
    line = next(
        (one for one in plans.printings_for(pupil, by=actor) if one.edition == edition), None
    )
    return page(
        request,
        "school/printings/issue.html",
        {
            "pupil": pupil,
            "edition": edition,
            "line": line,
            "form": form,
            "draft": mark_safe(fragment_of(draft, title_level=2)) if draft else "",  # noqa: S308 - we wrote it
            "readers": readers_of(pupil, by=actor),
        },
    )


@require_safe
def printing(request: HttpRequest, ref: str, issued_ref: str) -> HttpResponse:
    """Show one issued printing as it was issued, with its four files."""
    pupil = pupil_here(request, ref)
    opened = _opened(request, pupil, issued_ref, page="printing")
    return page(
        request,
        "school/printings/printing.html",
        {
            "pupil": pupil,
            "line": opened.line,
            "edition": opened.edition,
            "words": issued_words(bytes(opened.document.html)),
            "readers": readers_of(pupil, by=request.actor),  # type: ignore[attr-defined]
        },
    )


@require_safe
def printing_file(request: HttpRequest, ref: str, issued_ref: str, kind: str) -> HttpResponse:
    """Give one issued printing as a file, byte for byte as issued. Its name names nobody."""
    pupil = pupil_here(request, ref)
    if kind not in FILES:
        not_found()
    opened = _opened(request, pupil, issued_ref, page=kind)
    name = opened.line.key.replace("_", "-")
    return HttpResponse(
        bytes(getattr(opened.document, "text" if kind == "txt" else kind)),
        content_type=FILES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )


def _opened(request: HttpRequest, pupil: Any, issued_ref: str, *, page: str) -> Any:
    actor = request.actor  # type: ignore[attr-defined]
    opened = plans.open_printing(issued_ref, by=actor, page=page)
    if opened is None or opened.pupil != pupil:
        not_found()
    return opened
