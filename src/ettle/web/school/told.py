"""What a child or a family chose to tell: on this page and on no other, and in no list."""

from django.http import HttpRequest, HttpResponse

from ettle.people import selectors as people
from ettle.plans.selectors.told import told_to
from ettle.web.middleware import not_found
from ettle.web.ui.page import page


def told(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show the adult the child trusts, and experience of care where they chose to tell of it."""
    pupil = people.pupil_for(pupil_ref, by=request.actor, page="told") or not_found()
    shown = told_to(pupil, by=request.actor, page="told") or not_found()
    return page(request, "school/told.html", {"pupil": pupil, "told": shown})
