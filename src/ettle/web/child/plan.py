"""A child's own edition of the plan, to read or to hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from ettle.plans.selectors import own_editions as plans
from ettle.plans.selectors.still_true import count_to_confirm
from ettle.voice import selectors as voice_read
from ettle.web.child.opening import for_the_child
from ettle.web.ui.page import page
from ettle.web.ui.trees import as_file, on_screen

if TYPE_CHECKING:
    from ettle.people.models import Pupil


@for_the_child
def plan(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Show the child their own edition, whole and short."""
    edition = plans.child_edition(pupil, by=request.actor, page="child_edition")
    context = {
        "pupil": pupil,
        "edition": edition,
        "document": on_screen(edition.words) if edition else "",
        "old": count_to_confirm(pupil, by=request.actor) if edition else 0,
        "is_lent": request.actor.account_id is None,
        "readers": voice_read.readers_if_given(pupil, "everyone", by=request.actor),
    }
    return page(request, "child/plan.html", context)


@for_the_child
def plan_file(request: HttpRequest, pupil: Pupil, as_: str) -> HttpResponse:
    """Give the child their own edition as a file, to keep or to print."""
    edition = plans.child_edition(pupil, by=request.actor, page="child_edition_file")
    return as_file(edition.document if edition else None, as_, "my-plan")
