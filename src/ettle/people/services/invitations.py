"""Inviting somebody to their account: an e-mail with a link to choose a password."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import place, withdraw_message
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import ROLE_WORDS, may_let_in_again
from ettle.people.models import Account

LETTER = "INVITE"
SUBJECT = "You have been invited to Ettle"
BODY = """{council} has invited you to Ettle, as: {role}.

Choose a password by this link. It works once, and for {days}:

{link}

You sign in with the address that this e-mail came to.

If the link is too old, ask for a new one here:

{again}

If you did not expect this, do nothing, and tell the council.
"""


@transaction.atomic
def send_invitation(*, by: Actor, account: Account) -> Message:
    """Put an invitation in the outbox; one that still waits there is taken back.

    The link is the only way in until a password is chosen, and is taken out of the
    outbox as it is sent. The e-mail names no child.
    """
    require(may_let_in_again(by, account), by=by, act="invitation.sent")
    if not account.is_active:
        raise Trouble("This account is closed. Open it again first.")
    if account.has_usable_password():
        raise Trouble(
            "They have chosen a password. If it is forgotten, they can ask for a new one on the "
            "sign-in page."
        )

    for waiting in waiting_messages(by=by).filter(letter=LETTER, about_ref=account.ref):
        withdraw_message(by=by, message=waiting)
    message = _write(account, by)

    record(by=by, verb="invitation.sent", subject=account)
    return message


def _write(account: Account, by: Actor) -> Message:
    membership = account.memberships.select_related("authority", "person", "pupil").latest(
        "from_on", "pk"
    )
    key = default_token_generator.make_token(account)
    whom = {"uidb36": user_pk_to_url_str(account), "key": key}
    days = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days
    return place(
        by=by,
        authority_id=membership.authority_id,
        channel="email",
        letter=LETTER,
        to_person=membership.person,
        to_name=(membership.person or membership.pupil).name,  # type: ignore[union-attr]
        to_address=account.email,
        subject=SUBJECT,
        body=BODY.format(
            council=membership.authority,
            role=ROLE_WORDS[membership.role],
            days="1 day" if days == 1 else f"{days} days",
            link=_address("account_reset_password_from_key", **whom),
            again=_address("account_reset_password"),
        ),
        secret=key,
        about_ref=account.ref,
    )


def _address(page: str, **parts: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse(page, kwargs=parts)
