"""The parts of the plan that this assistant delivers, and those opened for her."""

from django.http import HttpRequest, HttpResponse

from ettle.plans import selectors as plans
from ettle.web.school.board_words import PART_WORDS
from ettle.web.staff.own_child import own_pair, readers
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce


def parts(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show each support with its objective, how often and how long; then what was opened."""
    pair = own_pair(request, pupil_ref)
    row = pair.deployment
    context = {
        "pupil": row.pupil,
        "parts": plans.parts_delivered_by(row.person, row.pupil, by=request.actor, page="parts"),
        "opened": [
            (PART_WORDS.get(part.kind, "Part of the plan"), part.words)
            for part in workforce.opened_parts(row, by=request.actor)
        ],
        "readers": readers(request, pair),
    }
    return page(request, "staff/parts.html", context)
