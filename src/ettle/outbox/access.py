"""Who may see and hand over what is waiting to be sent: the authority's ASL officers."""

from django.db.models import QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.outbox.models import Message


def may_send_message(actor: Actor, message: Message) -> Decision:
    """Decide whether someone may hand this message over, or read that it was sent.

    The officers of its authority, whoever made it (a school leader's own notice), and
    the job that sends what is waiting.
    """
    if actor.has_role("system"):
        return allow("the job that sends what is waiting")
    if actor.has_role("asl_officer") and actor.authority_id == message.authority_id:
        return allow("ASL officer of the authority")
    if actor.account_id and actor.account_id == message.made_by_account_id:
        return allow("made it")
    return deny("no part in this message")


def sendable_messages(actor: Actor) -> QuerySet[Message]:
    """Which messages someone may see and hand over."""
    if actor.has_role("system"):
        return Message.objects.all()
    if actor.has_role("asl_officer"):
        return Message.objects.filter(authority_id=actor.authority_id)
    if actor.account_id is None:
        return Message.objects.none()
    return Message.objects.filter(made_by_account_id=actor.account_id)


def senders_of(message: Message) -> list[Reader]:
    """Who may see this message in the outbox, and why."""
    return [Reader("ASL officers", f"of {message.authority.name}, because they send it")]
