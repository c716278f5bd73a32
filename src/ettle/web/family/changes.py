"""What changed in the plan, for a family: since the last plan they were given, or since a day."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.access import Trouble
from ettle.plans.access import readers_of
from ettle.plans.selectors.versions import compare_moments, last_shared, versions_of
from ettle.web.family.opening import own_child
from ettle.web.ui.changes import said_of
from ettle.web.ui.page import page

MOMENTS_SHOWN = 10


@require_safe
def changes(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Say what changed since an earlier moment of the plan, in the family's words."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = own_child(request, pupil_ref, page="changes")
    found = versions_of(pupil, by=actor)
    since = last_shared(found).key if found else ""
    compared = None
    if found:
        asked = request.GET.get("since", since)
        try:
            compared = compare_moments(pupil, asked, "now", by=actor, page="changes")
        except Trouble:
            compared = None
        compared = compared or compare_moments(pupil, since, "now", by=actor, page="changes")
    context = {
        "pupil": pupil,
        "is_own": actor.pupil_id == pupil.pk,
        "compared": compared,
        "moments": found.moments[1 : MOMENTS_SHOWN + 1] if found else (),
        "begun_on": found.begun_on if found else None,
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "family/changes.html", context | (said_of(compared) if compared else {}))
