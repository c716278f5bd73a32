"""Links for people without an account: how they are made, kept and matched.

A token has 256 bits and is stored only as a hash, as is everything else that opens a
link. Nobody learns from the rows how to come in.
"""

from dataclasses import replace

from asl_law.clocks import rule_on
from ettle.access import Actor, Trouble, new_token
from ettle.cases.models import AgencyRequest, ContributionLink
from ettle.cases.notices import site_address
from ettle.outbox.link_codes import hashed

LINK_COOKIE = "ettle_link"

SUBJECT = "A council asks for your help"
BODY = (
    "{council} asks {role} at {agency} to answer one question.\n\n"
    "Your link: {link}\n\n"
    "It is for you alone and works until {expires_on}. You need no account. Do not pass this "
    "e-mail on: if it should have gone to somebody else, tell us on {telephone}.\n"
)


def new_link(asked: AgencyRequest, *, by: Actor) -> tuple[ContributionLink, str]:
    """Make a link for a request, and give it with its token, which is nowhere else."""
    token = new_token()
    cap = rule_on("C10", asked.made_on or by.today).start(asked.made_on or by.today).cap_on
    link = ContributionLink.objects.create(
        authority_id=asked.authority_id,
        agency_request=asked,
        token_hash=hashed(token),
        made_at=by.at,
        expires_on=cap,
    )
    return link, token


def link_by_token(token: str) -> ContributionLink | None:
    """Find a link by its token."""
    found = ContributionLink.objects.select_related(
        "agency_request__agency", "agency_request__proposal__pupil", "authority"
    )
    return found.filter(token_hash=hashed(token)).first()


def live_link(token: str, *, by: Actor) -> ContributionLink:
    """Find a link that may be used today.

    Raises:
        Trouble: for one that is guessed, has ended or was taken back.
    """
    link = link_by_token(token)
    if link is None:
        raise Trouble(
            "This link is not one of ours. Open it from the e-mail again, or ask the council."
        )
    if link.revoked_at:
        raise Trouble("The council has taken this link back. Ask them for a new one.")
    if link.expires_on < by.today:
        raise Trouble("This link has ended. Ask the council for a new one.")
    return link


def actor_of(link: ContributionLink, *, by: Actor) -> Actor:
    """Give whoever came by a link: one question's answerer, and nothing else."""
    asked = link.agency_request
    return replace(
        by,
        link_ref=link.ref,
        authority_id=link.authority_id,
        acting_as=asked.named_role,
        organisation=str(asked.agency),
        name=asked.named_person,
    )


def link_address(token: str) -> str:
    """Give the whole address that goes in the e-mail."""
    return site_address(f"/answer/{token}/")
