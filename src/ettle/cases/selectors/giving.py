"""What an agency's own person gives to one child, as their link shows it."""

from dataclasses import replace

from ettle.access import Actor
from ettle.cases.access import may_answer, may_come_by
from ettle.cases.models import ContributionLink
from ettle.plans.giving.supports import SupportGiven
from ettle.plans.models import Entry
from ettle.plans.selectors import agency_supports


def giving_for(*, by: Actor) -> tuple[SupportGiven, ...]:
    """List the supports of the child's plan that name this link's agency, with what was given.

    Nothing for a link that has ended, or before the plan names the agency.
    """
    link = (
        ContributionLink.objects.select_related("agency_request__proposal__pupil__school")
        .filter(ref=by.link_ref or "-")
        .first()
    )
    if link is None or not may_answer(by, link) or not may_come_by(by, link):
        return ()
    pupil = link.agency_request.proposal.pupil
    return agency_supports(pupil, by=replace(by, named_pupil_ids=frozenset({pupil.pk})))


def support_of_agency(ref: str, *, by: Actor) -> Entry | None:
    """Give one of those supports, to say what was given of it."""
    if ref not in {each.support.ref for each in giving_for(by=by)}:
        return None
    return Entry.objects.select_related("plan__pupil").get(ref=ref)
