"""Placing what is to be sent, and handing it over.

``place`` is called inside another room's service, which has checked and records its own
act. ``hand_over`` is an act of its own: the day *sent* is a fact the law counts from.
"""

import smtplib
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.outbox import verbs  # noqa: F401 - declares what is recorded here
from ettle.outbox.access import may_send_message
from ettle.outbox.models import Message
from ettle.outbox.registry import run_after_sending


def place(
    *,
    by: Actor,
    authority_id: int,
    channel: str,
    letter: str,
    to_name: str,
    to_address: str,
    subject: str,
    body: str,
    pupil: object = None,
    to_person: object = None,
    document: object = None,
    after_sending: str = "",
    about_ref: str = "",
    secret: str = "",
) -> Message:
    """Put a message in the outbox, in the caller's transaction.

    ``secret`` is what in the body would let its reader in (a link's token, a code). It is
    taken out of the body once the message is sent, so that nobody finds it here.
    """
    return Message.objects.create(
        authority_id=authority_id,
        pupil=pupil,
        to_person=to_person,
        to_name=to_name,
        to_address=to_address,
        channel=channel,
        letter=letter,
        subject=subject,
        body=body,
        document=document,
        after_sending=after_sending,
        about_ref=about_ref,
        secret=secret,
        made_at=by.at,
        made_by_account_id=by.account_id,
    )


@transaction.atomic
def hand_over(*, by: Actor, message: Message, on: date) -> Message:
    """Send one message, or note that it was posted on a day, and start what that starts.

    An e-mail goes out last, so that if it cannot be handed to the mail server nothing
    is recorded as sent and no clock starts. A message already sent is left as it is.
    """
    require(may_send_message(by, message), by=by, act="message.sent")

    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.sent_on or message.withdrawn_at:
        return message
    _check_day(by, message, on)
    words = message.body
    message.sent_on = on
    message.handed_over_at = by.at
    message.last_trouble = ""
    _forget_secret(message)
    message.save()
    run_after_sending(by=by, message=message)

    record(
        by=by,
        verb="message.sent",
        subject=message,
        letter=message.letter,
        channel=message.channel,
        sent_on=on,
    )
    if message.channel == "email":
        EmailMessage(message.subject, words, to=[message.to_address]).send()
    return message


def _forget_secret(message: Message) -> None:
    # A demonstration sends nothing, so its outbox is where links and codes are read.
    if message.secret and not settings.DEMONSTRATION:
        message.body = message.body.replace(message.secret, "…")
        message.secret = ""


def _check_day(by: Actor, message: Message, on: date) -> None:
    if on > by.today:
        raise Trouble("That day has not come yet. Give the day it was posted.", field="sent_on")
    if on < message.made_at.date() and message.channel != "by_hand":
        raise Trouble(
            "The letter was made after that day, so it cannot have been posted then."
            " Check the day.",
            field="sent_on",
        )


def hand_over_all(*, by: Actor, messages: Iterable[Message]) -> list[Message]:
    """Send each e-mail among these now; letters for the post wait until somebody posts them.

    One that fails stays waiting with what went wrong beside it; the others still go.
    """
    sent = []
    for message in messages:
        if message.channel != "email":
            continue
        try:
            sent.append(hand_over(by=by, message=message, on=by.today))
        except (OSError, smtplib.SMTPException) as error:
            Message.objects.filter(pk=message.pk).update(last_trouble=type(error).__name__)
    return sent


@transaction.atomic
def withdraw_message(*, by: Actor, message: Message) -> Message:
    """Take back a message that has not been sent."""
    require(may_send_message(by, message), by=by, act="message.withdrawn")

    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.sent_on:
        raise Trouble("It has been sent already, so it cannot be taken back.")
    message.withdrawn_at = by.at
    message.save(update_fields=["withdrawn_at"])

    record(by=by, verb="message.withdrawn", subject=message, letter=message.letter)
    return message
