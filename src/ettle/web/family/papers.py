"""Letters and plans that were sent to this reader, on the page and as files."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from ettle.cases import selectors as cases
from ettle.documents.write import fragment_in
from ettle.people import selectors as people
from ettle.web.middleware import not_found
from ettle.web.ui.page import page

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("text", "Plain text"))


def paper(request: HttpRequest, paper_ref: str) -> HttpResponse:
    """Show a letter or plan as it was sent, with its other formats."""
    own = {one.ref for one in people.own_children(by=request.actor)} or not_found()
    opened = cases.open_paper(paper_ref, by=request.actor) or not_found()
    if opened.pupil_ref not in own:
        not_found()
    letter = fragment_in(opened.html.decode())
    context = {
        "opened": opened,
        "paper": opened.paper,
        "letter": mark_safe(letter),  # noqa: S308 - escaped when the letter was issued
        "files": [
            (words, reverse("family:paper_file", args=[paper_ref, as_])) for as_, words in FORMATS
        ],
    }
    return page(request, "family/paper.html", context)


def paper_file(request: HttpRequest, paper_ref: str, as_: str) -> HttpResponse:
    """Give a letter as a file whose name tells nobody anything."""
    if not people.own_children(by=request.actor):
        not_found()
    name, content, kind = cases.paper_file(paper_ref, by=request.actor, as_=as_) or not_found()
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
