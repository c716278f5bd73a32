"""Printed documents of a plan, as issued: on the page, and to keep."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ettle.documents.write import fragment_in
from ettle.plans import selectors as plans
from ettle.plans.access import readers_of
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import pupil_here
from ettle.web.ui.page import page

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
NAMES = {"csp": "co-ordinated-support-plan", "support_card": "support-card"}


def issued_words(html: bytes) -> str:
    """Give the body of an issued page: escaped when it was made, so not again."""
    return mark_safe(fragment_in(html.decode()))  # noqa: S308 - we wrote it


@require_safe
def paper(request: HttpRequest, ref: str, paper_ref: str) -> HttpResponse:
    """Show one issued document as it was issued."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    document = plans.paper_for(paper_ref, by=actor, page="paper") or not_found()
    if document not in plans.papers_for(pupil, by=actor):
        not_found()
    return page(
        request,
        "school/plan/paper.html",
        {
            "pupil": pupil,
            "document": document,
            "words": issued_words(bytes(document.html)),
            "readers": readers_of(pupil, by=actor),
        },
    )


@require_safe
def paper_file(request: HttpRequest, ref: str, paper_ref: str, kind: str) -> HttpResponse:
    """Give one issued document as a file, byte for byte as issued. Its name names nobody."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    document = plans.paper_for(paper_ref, by=actor, page=kind) or not_found()
    if kind not in KINDS or document not in plans.papers_for(pupil, by=actor):
        not_found()
    content = bytes(getattr(document, "text" if kind == "txt" else kind))
    name = NAMES.get(document.printing) or document.printing.replace("_", "-")
    return HttpResponse(
        content,
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )
