"""Reading what is waiting and what was sent."""

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.outbox.access import sendable_messages
from ettle.outbox.models import Message


def waiting_messages(*, by: Actor) -> QuerySet[Message]:
    """List what is still to be sent, oldest first."""
    return (
        sendable_messages(by)
        .filter(sent_on__isnull=True, withdrawn_at__isnull=True)
        .select_related("pupil", "document")
        .order_by("made_at", "pk")
    )


def sent_messages(*, by: Actor) -> QuerySet[Message]:
    """List what was sent, newest first."""
    return (
        sendable_messages(by)
        .filter(sent_on__isnull=False)
        .select_related("pupil", "document")
        .order_by("-handed_over_at", "-pk")
    )


def message_for(ref: str, *, by: Actor) -> Message | None:
    """Open one message that this actor may see."""
    found = sendable_messages(by).select_related("pupil", "document", "authority")
    return found.filter(ref=ref).first()
