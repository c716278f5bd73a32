"""A family's own packs for meetings, and their own copies of the minute."""

from django.http import HttpRequest, HttpResponse

from ettle.plans import selectors as plans
from ettle.plans.selectors.coming import meetings_to_come
from ettle.web.family.opening import own_child
from ettle.web.packs import pack_page, pack_paper_file
from ettle.web.ui.page import page


def meetings(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """List what was sent to this reader about one child's meetings."""
    pupil = own_child(request, pupil_ref, page="meetings")
    lines = [each for each in plans.packs_for(by=request.actor) if each.pupil_ref == pupil.ref]
    context = {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "lines": lines,
        "to_come": meetings_to_come(pupil, by=request.actor),
    }
    return page(request, "family/meetings.html", context)


def own_pack(request: HttpRequest, pack_ref: str) -> HttpResponse:
    """Open one's own pack and answer it."""
    return pack_page(
        request, pack_ref, by=request.actor, base="ui/page_family.html", place="family"
    )


def own_pack_file(request: HttpRequest, pack_ref: str, as_: str) -> HttpResponse:
    """Give one's own pack as a file."""
    return pack_paper_file(request, pack_ref, as_, by=request.actor)
