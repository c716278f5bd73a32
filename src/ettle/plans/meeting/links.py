"""Links to a pack for people without an account: the pattern of a link to casework's question.

A token has 256 bits and only its hash is kept, as is everything else that opens a link.
"""

from dataclasses import replace
from datetime import timedelta

from ettle.access import Actor, Trouble, new_token
from ettle.outbox.link_codes import hashed
from ettle.plans.meeting.reaching import site_address
from ettle.plans.models import Invitee, PackLink

PACK_COOKIE = "ettle_pack"
AFTER_THE_MEETING = timedelta(days=28)


def new_pack_link(invitee: Invitee, *, by: Actor) -> tuple[PackLink, str]:
    """Make a link to a pack, take back any other, and give its token, which is nowhere else."""
    invitee.links.filter(revoked_at__isnull=True).update(revoked_at=by.at, session_hash="")
    token = new_token()
    planned = invitee.own_on or invitee.meeting.planned_on
    link = PackLink.objects.create(
        authority_id=invitee.authority_id,
        invitee=invitee,
        token_hash=hashed(token),
        made_at=by.at,
        expires_on=max(planned, by.today) + AFTER_THE_MEETING,
    )
    return link, token


def link_by_token(token: str) -> PackLink | None:
    """Find a link by its token."""
    return _rows().filter(token_hash=hashed(token)).first()


def link_by_ref(ref: str) -> PackLink | None:
    """Find a link by its name, which opens nothing by itself."""
    return _rows().filter(ref=ref).first()


def _rows():  # type: ignore[no-untyped-def]
    return PackLink.objects.select_related(
        "authority", "invitee__meeting__plan__pupil__school", "invitee__person", "invitee__pack"
    )


def live_link(token: str, *, by: Actor) -> PackLink:
    """Find a link that may be used today.

    Raises:
        Trouble: for one that is guessed, has ended or was taken back.
    """
    link = link_by_token(token)
    if link is None:
        raise Trouble(
            "This link is not one of ours. Open it from the e-mail again, or ask the council."
        )
    if link.revoked_at or link.invitee.meeting.cancelled_on:
        raise Trouble("This link was taken back. Ask the school for a new one.")
    if link.expires_on < by.today:
        raise Trouble("This link has ended. Ask the school for a new one.")
    return link


def actor_of(link: PackLink, *, by: Actor) -> Actor:
    """Give whoever came by a link: the reader of one pack, and nothing else."""
    invitee = link.invitee
    return replace(
        by,
        link_ref=link.ref,
        authority_id=link.authority_id,
        acting_as="asked to a meeting",
        organisation=invitee.organisation,
        name=invitee.name,
    )


def link_address(token: str) -> str:
    """Give the whole address that goes in the e-mail."""
    return site_address(f"/answer/meeting/{token}/")
