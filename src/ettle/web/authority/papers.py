"""A letter as it was made, on the page and as a file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from ettle.cases import selectors as cases
from ettle.documents.write import fragment_in
from ettle.web.middleware import not_found
from ettle.web.ui.page import page

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("text", "Plain text"))


def paper(request: HttpRequest, paper_ref: str) -> HttpResponse:
    """Show a letter as it was issued, with why it was owed and whether it has gone."""
    _working_only(request)
    opened = cases.open_paper(paper_ref, by=request.actor) or not_found()
    return page(
        request,
        "authority/papers/paper.html",
        {
            "opened": opened,
            "paper": opened.paper,
            "letter": mark_safe(fragment_in(opened.html.decode())),  # noqa: S308 - escaped when the letter was issued
            "files": [
                (words, reverse("authority:paper_file", args=[paper_ref, as_]))
                for as_, words in FORMATS
            ],
            "readers": opened.readers,
        },
    )


def paper_file(request: HttpRequest, paper_ref: str, as_: str) -> HttpResponse:
    """Give a letter as a file whose name tells nobody anything."""
    _working_only(request)
    found = cases.paper_file(paper_ref, by=request.actor, as_=as_) or not_found()
    name, content, kind = found
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _working_only(request: HttpRequest) -> None:
    """Keep this page for those who do casework or lead a school; a family has its own."""
    if not request.actor.has_role("asl_officer", "headteacher", "depute", "asn_lead"):
        not_found()
