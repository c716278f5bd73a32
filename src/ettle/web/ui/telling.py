"""Handing over at once the e-mails that an act has just put in the outbox."""

from django.http import HttpRequest

from ettle.access.actor import system_actor
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all


def send_about(request: HttpRequest, about_ref: str) -> bool:
    """Send the e-mails about one thing now; say whether any went.

    One that fails stays in the outbox for the council's officers to send.
    """
    actor = request.actor  # type: ignore[attr-defined]
    sender = system_actor("Ettle", at=actor.at, today=actor.today, authority_id=actor.authority_id)
    waiting = waiting_messages(by=sender).filter(about_ref=about_ref)
    return bool(hand_over_all(by=sender, messages=list(waiting)))
