"""Links for a named person without an account: made, taken back, confirmed, come back to.

Opening a link is no act: mail scanners open links. Nothing changes until somebody says
that they are the person named.
"""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import links, verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_come_by, may_do_casework
from ettle.cases.models import AgencyRequest, ContributionLink, Notice
from ettle.cases.services._asking import send_link
from ettle.outbox.link_codes import CodeTried, first_session, place_code, try_code
from ettle.outbox.models import Message


@transaction.atomic
def make_link(*, by: Actor, agency_request: AgencyRequest) -> ContributionLink:
    """Make a new link for a question, take back any other, and put the e-mail in the outbox."""
    pupil = agency_request.proposal.pupil
    require(may_do_casework(by, pupil), by=by, act="link.made")
    if hasattr(agency_request, "answer") and agency_request.answer.sent_at:
        raise Trouble("This question has been answered, so it needs no link.")

    agency_request.links.filter(revoked_at__isnull=True).update(revoked_at=by.at, session_hash="")
    link, token = links.new_link(agency_request, by=by)
    letter = Notice.objects.get(about_ref=agency_request.ref, letter="L5").document
    send_link(by, agency_request, link, token, letter)

    record(by=by, verb="link.made", subject=link, pupil_id=pupil.pk, expires_on=link.expires_on)
    return link


@transaction.atomic
def revoke_link(*, by: Actor, link: ContributionLink) -> ContributionLink:
    """Take a link back. Whoever has it open can do nothing more; the time limit runs on."""
    pupil = link.agency_request.proposal.pupil
    require(may_do_casework(by, pupil), by=by, act="link.revoked")

    if link.revoked_at is None:
        link.revoked_at = by.at
        link.session_hash = ""
        link.save(update_fields=["revoked_at", "session_hash"])
        record(by=by, verb="link.revoked", subject=link, pupil_id=pupil.pk)
    return link


@transaction.atomic
def confirm_link(*, by: Actor, token: str) -> str:
    """Let the person named in, the first time; give the secret for their browser's cookie.

    After that the link alone opens nothing: coming back needs a code sent to the address
    that the council wrote to.
    """
    link = _locked(links.live_link(token, by=by))
    require(may_come_by(by, link), by=by, act="link.confirmed")
    secret = first_session(link, by=by)

    who = links.actor_of(link, by=by)
    record(by=who, verb="link.confirmed", subject=link, pupil_id=_pupil(link))
    return secret


@transaction.atomic
def send_code(*, by: Actor, token: str) -> Message:
    """Put a 6-digit code in the outbox, to the address that the link was sent to."""
    link = _locked(links.live_link(token, by=by))
    require(may_come_by(by, link), by=by, act="link.code_sent")

    asked = link.agency_request
    message = place_code(link, by=by, to_name=asked.named_person, to_address=asked.named_email)

    record(
        by=links.actor_of(link, by=by), verb="link.code_sent", subject=link, pupil_id=_pupil(link)
    )
    return message


@transaction.atomic
def come_back(*, by: Actor, token: str, code: str) -> CodeTried:
    """Let the person named in again by their code, with a new secret for the cookie.

    A wrong code is an answer and not an error, so that the try is kept and counted.
    """
    link = _locked(links.live_link(token, by=by))
    require(may_come_by(by, link), by=by, act="link.returned")
    who = links.actor_of(link, by=by)
    tried = try_code(link, code, by=by)
    if tried.trouble:
        record(
            by=who,
            verb="link.code_wrong",
            subject=link,
            pupil_id=_pupil(link),
            tries=link.code_tries,
        )
        return tried

    record(by=who, verb="link.returned", subject=link, pupil_id=_pupil(link))
    return tried


def _locked(link: ContributionLink) -> ContributionLink:
    return (
        ContributionLink.objects.select_for_update(of=("self",))
        .select_related("agency_request__agency", "agency_request__proposal__pupil", "authority")
        .get(pk=link.pk)
    )


def _pupil(link: ContributionLink) -> int:
    return link.agency_request.proposal.pupil_id
