"""The adult whom a child trusts, as the plan names them."""

from django.db.models import F, QuerySet

from ettle.access import Actor, Decision, allow, deny
from ettle.people.access import may_read_pupil
from ettle.people.models import Pupil
from ettle.plans.access import slice_of
from ettle.plans.models import EntryVersion


def key_adult_versions(pupil: Pupil) -> QuerySet[EntryVersion]:
    """List the parts of the plan that name an adult whom the child trusts, as they are now."""
    return EntryVersion.objects.filter(
        entry__plan__pupil=pupil,
        entry__kind="key_adult",
        entry__ended_at__isnull=True,
        n=F("entry__latest"),
    ).order_by("entry__position")


def is_key_adult(actor: Actor, pupil: Pupil) -> bool:
    """Say whether the plan names this very person, and they still work with the child."""
    if actor.person_id is None or not may_read_pupil(actor, pupil):
        return False
    return key_adult_versions(pupil).filter(detail__person=actor.person_id).exists()


def may_open_told(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may open the page of what a child may choose to tell.

    Whoever works on the plan may, and the adult the child trusts; what is on it for them is
    the child's to say, and the page tells nobody whether there is more.
    """
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader not in ("parent", "pupil"):
        return allow(slice_.why)
    if is_key_adult(actor, pupil):
        return allow("the adult the child trusts")
    return deny("only people at work on the plan, and the child's own adult")
