"""What agencies answered, for those who compose a plan and decide about it."""

from ettle.access import Actor
from ettle.cases.access import may_read_casework
from ettle.cases.models import AgencyAnswer, AgencyRequest
from ettle.cases.said import answer_said
from ettle.cases.shapes import Material
from ettle.people.models import Pupil


def material_for(pupil: Pupil, *, by: Actor) -> list[Material]:
    """List the answers that agencies sent about a pupil, attributed. Drafts are nobody's else."""
    if not may_read_casework(by, pupil):
        return []
    found = (
        AgencyAnswer.objects.filter(agency_request__proposal__pupil=pupil, sent_at__isnull=False)
        .select_related("agency_request__agency")
        .prefetch_related("help_offered")
        .order_by("sent_at", "pk")
    )
    return [answer_said(each) for each in found]


def agencies_asked_before(*, by: Actor, limit: int = 12) -> list[AgencyRequest]:
    """List the people of agencies whom this authority asked before, the latest first, each once."""
    if not by.has_role("asl_officer"):
        return []
    rows = (
        AgencyRequest.objects.filter(authority_id=by.authority_id)
        .select_related("agency")
        .order_by("-pk")[:200]
    )
    once = {(row.agency_id, row.named_email.casefold(), row.service): row for row in reversed(rows)}
    return sorted(once.values(), key=lambda row: -row.pk)[:limit]
