"""The plan in a family's words, with the map of plans; and the child's own edition to share."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ettle.people.access import readers_of
from ettle.plans.selectors import own_editions as plans
from ettle.plans.selectors.home_and_host import home_and_host
from ettle.plans.selectors.still_true import count_to_confirm
from ettle.web.family.opening import own_child
from ettle.web.middleware import not_found
from ettle.web.ui.page import page
from ettle.web.ui.trees import as_file, on_screen


def plan(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show which plans the child has, how they fit together, and what is in them."""
    pupil = own_child(request, pupil_ref, page="plan")
    edition = plans.family_edition(pupil, by=request.actor, page="family_edition")
    context = {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "edition": edition,
        "document": on_screen(edition.document) if edition else "",
        "old": count_to_confirm(pupil, by=request.actor) if edition else 0,
        "placed": home_and_host(pupil, by=request.actor),
        "readers": readers_of(pupil, by=request.actor),
    }
    return page(request, "family/plan.html", context)


def plan_file(request: HttpRequest, pupil_ref: str, as_: str) -> HttpResponse:
    """Give the family's edition as a file, as the plan stands today."""
    pupil = own_child(request, pupil_ref, page="")
    edition = plans.family_edition(pupil, by=request.actor, page="family_edition_file")
    return as_file(edition.document if edition else None, as_, "family-edition")


def childs_own(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show the child's own edition, to read together, with a script to read it by."""
    pupil = own_child(request, pupil_ref, page="childs_own")
    edition = plans.child_edition(pupil, by=request.actor, page="child_edition") or not_found()
    context = {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "edition": edition,
        "document": on_screen(edition.document, title_level=2),
        "readers": readers_of(pupil, by=request.actor),
    }
    return page(request, "family/childs_own.html", context)


def childs_own_file(request: HttpRequest, pupil_ref: str, what: str, as_: str) -> HttpResponse:
    """Give the child's own edition, or the script for the adult who reads it, as a file."""
    pupil = own_child(request, pupil_ref, page="")
    edition = plans.child_edition(pupil, by=request.actor, page="child_edition_file") or not_found()
    trees = {"plan": edition.document, "script": edition.script}
    return as_file(trees.get(what), as_, f"own-{what}")
