"""Keeping a child's view from a parent, by an adult's reasoned decision."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Person
from ettle.voice import verbs  # noqa: F401 - declares what is recorded here
from ettle.voice.access import may_keep_from_parent
from ettle.voice.models import KeptFromParent, View


@transaction.atomic
def keep_from_parent(*, by: Actor, view: View, parent: Person, reason: str) -> KeptFromParent:
    """Decide that a parent shall not read a child's views, and say why. It is kept for good."""
    require(may_keep_from_parent(by, view), by=by, act="view.kept_from_parent")

    if not view.pupil.parentages.filter(person=parent).exists():
        raise Trouble("That person is not a parent of this child.", field="parent")
    if len(reason.strip()) < 10:
        raise Trouble(
            "Say why it is safer that this parent does not read it. The reason is kept with"
            " the decision.",
            field="reason",
        )
    kept, _ = KeptFromParent.objects.get_or_create(
        view=view,
        person=parent,
        defaults={
            "authority_id": view.authority_id,
            "reason": reason,
            "decided_by_id": by.person_id,
            "decided_at": by.at,
        },
    )

    record(by=by, verb="view.kept_from_parent", subject=view)
    return kept
