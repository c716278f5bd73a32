"""The editions that a family and a child read: how long, how hard, and what to mend first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from ettle.people import selectors as people
from ettle.plans.access import readers_of
from ettle.plans.child_words import MOST_MINUTES, READER
from ettle.plans.editions.child import CHILD
from ettle.plans.editions.who import may_look_at_draft
from ettle.plans.selectors.own_editions import child_edition, family_edition
from ettle.web.middleware import not_found
from ettle.web.ui.page import page
from ettle.web.ui.trees import as_file

if TYPE_CHECKING:
    from ettle.people.models import Parentage, Pupil


def own(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show each parent's edition and the child's own, with what makes them long or hard."""
    pupil = _pupil_at_work(request, pupil_ref)
    childs = child_edition(pupil, by=request.actor, page="own_editions") or not_found()
    context = {
        "pupil": pupil,
        "childs": childs,
        "families": [_of_parent(request, pupil, each) for each in _parents(request, pupil)],
        "most_minutes": int(MOST_MINUTES),
        "reader": int(READER),
        "readers": readers_of(pupil, by=request.actor),
    }
    return page(request, "school/own_editions.html", context)


def own_file(request: HttpRequest, pupil_ref: str, what: str, as_: str) -> HttpResponse:
    """Give one of the editions as a file: *child*, *script*, or a parent's by their ref."""
    pupil = _pupil_at_work(request, pupil_ref)
    if what in ("child", "script"):
        childs = child_edition(pupil, by=request.actor, page="child_edition_file") or not_found()
        tree = childs.document if what == "child" else childs.script
        return as_file(tree, as_, f"own-{what}")
    parents = {each.person.ref: each.person for each in _parents(request, pupil)}
    edition = what in parents and family_edition(
        pupil, by=request.actor, for_parent=parents[what], page="family_edition_file"
    )
    return as_file(edition.document if edition else None, as_, "family-edition")


def _pupil_at_work(request: HttpRequest, pupil_ref: str) -> Pupil:
    """Open the pupil for people at work on the editions; the family has pages of its own."""
    pupil = people.pupil_for(pupil_ref, by=request.actor) or not_found()
    if not may_look_at_draft(request.actor, pupil, CHILD):
        not_found()
    return pupil


def _parents(request: HttpRequest, pupil: Pupil) -> list[Parentage]:
    """List the parents who may have an edition made here: no flag keeps the child from them."""
    away = {key for _, key in people.kept_apart(pupil, by=request.actor)}
    found = people.parents_of(pupil, by=request.actor)
    return [each for each in found if each.person_id not in away]


def _of_parent(request: HttpRequest, pupil: Pupil, parent: Parentage) -> dict[str, Any]:
    edition = family_edition(pupil, by=request.actor, for_parent=parent.person)
    return {"parent": parent.person, "edition": edition}
