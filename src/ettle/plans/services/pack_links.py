"""A pack's link for a named person without an account: confirmed, come back to, made again.

Opening a link is no act: mail scanners open links. Nothing changes until somebody says
that they are the person named.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from ettle.access import Actor, Trouble, new_code, new_token, require
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.outbox.services import place
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.meeting import links
from ettle.plans.meeting.policy import may_arrange_meeting, may_come_by_pack_link
from ettle.plans.models import Invitee, PackLink
from ettle.plans.services._meeting_rows import standing_meeting
from ettle.plans.services.packs import _send


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCodeTried:
    """What came of trying a code: a secret for the cookie, or what was wrong."""

    secret: str = ""
    trouble: str = ""


@transaction.atomic
def make_pack_link(*, by: Actor, invitee: Invitee) -> Message:
    """Send somebody their pack again, by a new link that takes the old one's place."""
    pupil = invitee.meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="pack_link.made")
    standing_meeting(invitee.meeting)

    message = _send(by, invitee)

    record(by=by, verb="pack_link.made", subject=invitee, pupil_id=pupil.pk)
    return message


@transaction.atomic
def confirm_pack_link(*, by: Actor, token: str) -> str:
    """Let the person named in, the first time; give the secret for their browser's cookie."""
    link = _locked(links.live_link(token, by=by))
    require(may_come_by_pack_link(by, link), by=by, act="pack_link.confirmed")
    if link.confirmed_at:
        raise Trouble("This link was opened before. Ask for a code to come back.", field="code")

    link.confirmed_at = by.at
    secret = _new_session(link)

    record(
        by=links.actor_of(link, by=by),
        verb="pack_link.confirmed",
        subject=link,
        pupil_id=_pupil(link),
    )
    return secret


@transaction.atomic
def send_pack_code(*, by: Actor, token: str) -> Message:
    """Put a 6-digit code in the outbox, to the address that the link was sent to."""
    link = _locked(links.live_link(token, by=by))
    require(may_come_by_pack_link(by, link), by=by, act="pack_link.code_sent")
    if _is_locked(by, link):
        raise Trouble("There were too many wrong codes. Wait a quarter of an hour, then ask again.")
    if _codes_in_the_last_hour(by, link) >= links.CODES_AN_HOUR:
        raise Trouble("Five codes were sent in the last hour. Use the last one, or wait an hour.")

    code = new_code()
    link.code_hash = links.hashed_code(link, code)
    link.code_expires_at = by.at + links.CODE_LASTS
    link.code_tries = 0
    link.save(update_fields=["code_hash", "code_expires_at", "code_tries"])
    message = place(
        by=by,
        authority_id=link.authority_id,
        to_name=link.invitee.name,
        to_address=link.invitee.email,
        channel="email",
        letter="code",
        subject=links.CODE_SUBJECT,
        body=links.CODE_BODY.format(code=code),
        secret=code,
        about_ref=link.ref,
    )

    who = links.actor_of(link, by=by)
    record(by=who, verb="pack_link.code_sent", subject=link, pupil_id=_pupil(link))
    return message


@transaction.atomic
def come_back_to_pack(*, by: Actor, token: str, code: str) -> PackCodeTried:
    """Let the person named in again by their code, with a new secret for the cookie.

    A wrong code is an answer and not an error, so that the try is kept and counted.
    """
    link = _locked(links.live_link(token, by=by))
    require(may_come_by_pack_link(by, link), by=by, act="pack_link.returned")
    who = links.actor_of(link, by=by)
    trouble = _trouble_with(by, link, code.strip())
    if trouble:
        record(
            by=who,
            verb="pack_link.code_wrong",
            subject=link,
            pupil_id=_pupil(link),
            tries=link.code_tries,
        )
        return PackCodeTried(trouble=trouble)

    link.code_hash, link.code_expires_at = "", None
    link.confirmed_at = link.confirmed_at or by.at
    secret = _new_session(link)

    record(by=who, verb="pack_link.returned", subject=link, pupil_id=_pupil(link))
    return PackCodeTried(secret=secret)


def _trouble_with(by: Actor, link: PackLink, code: str) -> str:
    """Say what is wrong with a code, if anything is, and count the try."""
    if not link.code_hash or link.code_expires_at is None or link.code_expires_at < by.at:
        return "That code has ended. Ask for a new one."
    if link.code_tries >= links.CODE_TRIES:
        return "Too many tries. Wait a quarter of an hour, then ask for a new code."
    if hmac.compare_digest(link.code_hash, links.hashed_code(link, code)):
        return ""
    link.code_tries += 1
    link.save(update_fields=["code_tries"])
    left = links.CODE_TRIES - link.code_tries
    if not left:
        return "That is not the code we sent, and that was the last try. Ask for a new one later."
    return f"That is not the code we sent. You have {left} more {'try' if left == 1 else 'tries'}."


def _is_locked(by: Actor, link: PackLink) -> bool:
    waits = link.code_expires_at is not None and link.code_expires_at > by.at
    return waits and link.code_tries >= links.CODE_TRIES


def _codes_in_the_last_hour(by: Actor, link: PackLink) -> int:
    sent = Message.objects.filter(authority_id=link.authority_id, about_ref=link.ref, letter="code")
    return sent.filter(made_at__gt=by.at - timedelta(hours=1)).count()


def _new_session(link: PackLink) -> str:
    secret = new_token()
    link.session_hash = links.hashed(secret)
    link.save(update_fields=["session_hash", "confirmed_at", "code_hash", "code_expires_at"])
    return secret


def _locked(link: PackLink) -> PackLink:
    return (
        PackLink.objects.select_for_update(of=("self",))
        .select_related("invitee__meeting__plan__pupil", "authority")
        .get(pk=link.pk)
    )


def _pupil(link: PackLink) -> int:
    return link.invitee.meeting.plan.pupil_id
