"""The scanned pages of an adopted plan."""

from dataclasses import dataclass

from ettle.access import Actor
from ettle.audit.services import record
from ettle.documents.kept import open_file
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_open_record_copy
from ettle.plans.models import AdoptedPage

ENDINGS = {"application/pdf": "pdf", "image/png": "png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOpened:
    """A scan, given back as a file to save. Its name says nothing of whom it is about."""

    name: str
    content_type: str
    content: bytes


def adopted_page_for(ref: str, *, by: Actor) -> PageOpened | None:
    """Open one scanned page, for those who may open the council's own copy of the plan.

    It holds both parents' addresses, as the record copy does. The opening is recorded.
    """
    page = _page(ref)
    if page is None or not may_open_record_copy(by, page.adoption.pupil):
        return None
    record(by=by, verb="csp.page_read", subject=page, pupil_id=page.adoption.pupil_id)
    return PageOpened(
        name=f"page-{page.position}.{ENDINGS[page.content_type]}",
        content_type=page.content_type,
        content=open_file(page.file_name),
    )


def adopted_page_row(ref: str, *, by: Actor) -> AdoptedPage | None:
    """Give the row of one scanned page, to take it away, for those who may open it."""
    page = _page(ref)
    return page if page and may_open_record_copy(by, page.adoption.pupil) else None


def _page(ref: str) -> AdoptedPage | None:
    return AdoptedPage.objects.select_related("adoption__pupil").filter(ref=ref).first()
