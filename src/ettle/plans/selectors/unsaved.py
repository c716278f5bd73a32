"""What somebody typed and has not saved: theirs to read, and nobody else's."""

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.intervals import DRAFTS_LAST
from ettle.plans.models import EntryDraft


def drafts_of(pupil: Pupil, *, by: Actor) -> tuple[EntryDraft, ...]:
    """List what this person left unsaved about a pupil in the last thirty days, newest first."""
    if by.person_id is None:
        return ()
    return tuple(
        EntryDraft.objects.filter(
            owner_id=by.person_id, pupil=pupil, kept_at__gte=by.at - DRAFTS_LAST
        ).order_by("-kept_at", "-pk")
    )


def draft_for(pupil: Pupil, where: str, *, by: Actor) -> EntryDraft | None:
    """Give what this person left unsaved in one form."""
    return next((each for each in drafts_of(pupil, by=by) if each.where == where), None)
