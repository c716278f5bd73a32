"""A document tree on a page, and as a file to keep."""

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from ettle.documents.tree import Document
from ettle.documents.write import Format, fragment_of, write
from ettle.web.middleware import not_found

KINDS: dict[Format, tuple[str, str]] = {
    "pdf": ("application/pdf", "pdf"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "text": ("text/plain; charset=utf-8", "txt"),
    "html": ("text/html; charset=utf-8", "html"),
}


def on_screen(document: Document, *, title_level: int = 1) -> SafeString:
    """Give a document as a part of a page; at level 1 its title is the page's own heading."""
    written = fragment_of(document, title_level=title_level)
    return mark_safe(written)  # noqa: S308 - we wrote it


def as_file(document: Document | None, as_: str, name: str) -> HttpResponse:
    """Give a document as a file whose name tells nobody anything."""
    wanted = next((format_ for format_ in KINDS if format_ == as_), None)
    if document is None or wanted is None:
        not_found()
    kind, ending = KINDS[wanted]
    return HttpResponse(
        write(document, as_=wanted),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )
