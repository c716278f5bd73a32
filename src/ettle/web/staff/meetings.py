"""A support assistant's own packs for meetings: what is asked of them before one."""

from django.http import HttpRequest, HttpResponse

from ettle.plans import selectors as plans
from ettle.web.middleware import not_found
from ettle.web.packs import pack_page, pack_paper_file
from ettle.web.ui.page import page


def own_packs(request: HttpRequest) -> HttpResponse:
    """List the packs that were sent to this assistant."""
    if not request.actor.has_role("support_assistant"):
        not_found()
    return page(request, "staff/meetings.html", {"lines": plans.packs_for(by=request.actor)})


def own_pack(request: HttpRequest, pack_ref: str) -> HttpResponse:
    """Open one's own pack and answer it."""
    return pack_page(request, pack_ref, by=request.actor, base="ui/base.html", place="staff")


def own_pack_file(request: HttpRequest, pack_ref: str, as_: str) -> HttpResponse:
    """Give one's own pack as a file."""
    return pack_paper_file(request, pack_ref, as_, by=request.actor)
