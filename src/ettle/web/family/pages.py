"""A family's first pages: my children, when you should hear, and who has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.cases.recipients import standing_of
from ettle.people import selectors as people
from ettle.people.access import readers_of
from ettle.plans.selectors.coming import meetings_to_come
from ettle.voice import selectors as voice_read
from ettle.web.family.opening import own_child
from ettle.web.ui.case_shapes import strip_shape
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Look

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.people.models import Pupil

LOOKS_SHOWN = 5


def home(request: HttpRequest) -> HttpResponse:
    """List one's children, each with where their plan stands; one child's page opens by itself."""
    children = people.own_children(by=request.actor)
    if len(children) == 1:
        return child(request, children[0].ref)
    strips = [(pupil, cases.strip_for(pupil, by=request.actor)) for pupil in children]
    shown = [
        (pupil, strip, next((step for step in strip.steps if step.state == "now"), None))
        for pupil, strip in strips
        if strip
    ]
    without = [pupil for pupil, strip in strips if not strip]
    return page(request, "family/home.html", {"children": shown, "without": without})


def child(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show one strip: which plan, what happened, what comes next, by when, who, one's rights."""
    actor = request.actor
    pupil = own_child(request, pupil_ref, page="strip")
    strip = cases.strip_for(pupil, by=actor)
    looks = looks_at(pupil, actor)
    context: dict[str, Any] = {
        "pupil": pupil,
        "is_own": actor.pupil_id == pupil.pk,
        "standing": standing_of(pupil, actor).name,
        "strip": strip,
        "shape": strip_shape(strip, lambda ref: reverse("family:paper", args=[ref]))
        if strip
        else None,
        "meetings": meetings_to_come(pupil, by=actor),
        "papers": cases.papers_for(pupil, by=actor),
        "draft": actor.person_id and voice_read.draft_for(pupil, "parent", by=actor),
        "readers": readers_of(pupil, by=actor),
        "looks": looks[:LOOKS_SHOWN],
        "more_looks": len(looks) > LOOKS_SHOWN,
    }
    return page(request, "family/child.html", context)


def looked(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show who has looked, day by day, and why they could."""
    pupil = own_child(request, pupil_ref, page="looked")
    context = {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "looks": people.who_looked(pupil, by=request.actor),
    }
    return page(request, "family/looked.html", context)


def looks_at(pupil: Pupil, by: Actor) -> list[Look]:
    """Give who looked in the shared component's own shape."""
    return [
        Look(
            who=f"{each.who} ({each.role})" if each.role else each.who,
            on=each.on,
            why=", ".join(each.opened),
        )
        for each in people.who_looked(pupil, by=by)
    ]
