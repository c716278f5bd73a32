"""What an agency's own person gives to one child, as their link shows it."""

from dataclasses import dataclass, replace

from ettle.access import Actor
from ettle.cases.access import may_answer, may_come_by
from ettle.cases.models import ContributionLink
from ettle.cases.standing import left_words
from ettle.people.models import Pupil
from ettle.plans.models import Entry
from ettle.plans.selectors import AgencySupport, agency_supports


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """The supports of a child's plan that name one agency; ``ended`` says why nothing is asked.

    Where it is said, there are none.
    """

    supports: tuple[AgencySupport, ...] = ()
    ended: str = ""


def giving_for(*, by: Actor) -> Giving:
    """Show the supports that name this link's agency, with what was given and what it is for.

    Nothing for a link that has ended, before the plan names the agency, or once the child
    has left.
    """
    pupil = _pupil(by)
    if pupil is None:
        return Giving()
    if ended := left_words(pupil, by=by):
        return Giving(ended=ended)
    return Giving(supports=agency_supports(pupil, by=_of(by, pupil)))


def support_of_agency(ref: str, *, by: Actor) -> Entry | None:
    """Give one of those supports, to say what was given of it."""
    if ref not in {each.given.support.ref for each in giving_for(by=by).supports}:
        return None
    return Entry.objects.select_related("plan__pupil").get(ref=ref)


def target_of_agency(ref: str, *, by: Actor) -> Entry | None:
    """Give one of the targets that those supports work towards, to say how it is going."""
    supports = giving_for(by=by).supports
    if ref not in {target.ref for each in supports for target in each.targets}:
        return None
    return Entry.objects.select_related("plan__pupil").get(ref=ref)


def _pupil(by: Actor) -> Pupil | None:
    link = (
        ContributionLink.objects.select_related("agency_request__proposal__pupil__school")
        .select_related("agency_request__proposal__pupil__authority")
        .filter(ref=by.link_ref or "-")
        .first()
    )
    if link is None or not may_answer(by, link) or not may_come_by(by, link):
        return None
    return link.agency_request.proposal.pupil


def _of(by: Actor, pupil: Pupil) -> Actor:
    return replace(by, named_pupil_ids=frozenset({pupil.pk}))
