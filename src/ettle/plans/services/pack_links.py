"""A pack's link for a named person without an account: confirmed, come back to, made again.

Opening a link is no act: mail scanners open links. Nothing changes until somebody says
that they are the person named.
"""

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.outbox.link_codes import CodeTried, first_session, place_code, try_code
from ettle.outbox.models import Message
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.meeting import links
from ettle.plans.meeting.policy import may_arrange_meeting, may_come_by_pack_link
from ettle.plans.models import Invitee, PackLink
from ettle.plans.services._meeting_rows import standing_meeting
from ettle.plans.services.packs import _send


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
    secret = first_session(link, by=by)

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
    guest = link.invitee
    message = place_code(link, by=by, to_name=guest.name, to_address=guest.email)

    who = links.actor_of(link, by=by)
    record(by=who, verb="pack_link.code_sent", subject=link, pupil_id=_pupil(link))
    return message


@transaction.atomic
def come_back_to_pack(*, by: Actor, token: str, code: str) -> CodeTried:
    """Let the person named in again by their code, with a new secret for the cookie.

    A wrong code is an answer and not an error, so that the try is kept and counted.
    """
    link = _locked(links.live_link(token, by=by))
    require(may_come_by_pack_link(by, link), by=by, act="pack_link.returned")
    who = links.actor_of(link, by=by)
    tried = try_code(link, code, by=by)
    if tried.trouble:
        record(
            by=who,
            verb="pack_link.code_wrong",
            subject=link,
            pupil_id=_pupil(link),
            tries=link.code_tries,
        )
        return tried

    record(by=who, verb="pack_link.returned", subject=link, pupil_id=_pupil(link))
    return tried


def _locked(link: PackLink) -> PackLink:
    return (
        PackLink.objects.select_for_update(of=("self",))
        .select_related("invitee__meeting__plan__pupil", "authority")
        .get(pk=link.pk)
    )


def _pupil(link: PackLink) -> int:
    return link.invitee.meeting.plan.pupil_id
