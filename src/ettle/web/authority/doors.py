"""Coming to a page about a child: 404 for a stranger, 403 for a reader who may not act."""

from typing import Any

from django.http import HttpRequest

from ettle.access import require
from ettle.cases import selectors as cases
from ettle.cases.access import may_do_casework, may_read_casework
from ettle.people import selectors as people
from ettle.web.middleware import not_found


def pupil_to_read(request: HttpRequest, ref: str) -> Any:
    """Open a pupil whose casework this person may read; 404 for anyone else."""
    pupil = people.pupil_for(ref, by=request.actor)
    if pupil is None or not may_read_casework(request.actor, pupil):
        not_found()
    return pupil


def pupil_to_act_for(request: HttpRequest, ref: str, act: str) -> Any:
    """Open a pupil to do casework about: 404 for a stranger, 403 for a reader who may not."""
    pupil = pupil_to_read(request, ref)
    require(may_do_casework(request.actor, pupil), by=request.actor, act=act)
    return pupil


def row_to_act_on(request: HttpRequest, row: Any, pupil: Any, act: str) -> Any:
    """Give a row that a selector opened, if this person may also act on it."""
    require(may_do_casework(request.actor, pupil), by=request.actor, act=act)
    return row


def review_to_act_on(request: HttpRequest, review_ref: str) -> Any:
    """Open a statutory review as it stands, to do the next thing about it."""
    shown = cases.review_for(review_ref, by=request.actor) or not_found()
    row_to_act_on(request, shown.row, shown.row.csp.pupil, "review.step")
    return shown
