"""Opening a page only for the family of a child, or for the pupil it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

from ettle.people import selectors as people
from ettle.people.access import may_be_told_who_looked
from ettle.web.middleware import not_found

if TYPE_CHECKING:
    from ettle.people.models import Pupil


def own_child(request: HttpRequest, pupil_ref: str, *, page: str) -> Pupil:
    """Open a child of one's own, or one's own record; to everybody else it is not there."""
    pupil = next(
        (one for one in people.own_children(by=request.actor) if one.ref == pupil_ref), None
    )
    if pupil is None or not may_be_told_who_looked(request.actor, pupil):
        not_found()
    return people.pupil_for(pupil_ref, by=request.actor, page=page) or not_found()
