"""Links for a named person without an account: made, taken back, confirmed, come back to.

Opening a link is no act: mail scanners open links. Nothing changes until somebody says
that they are the person named.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from ettle.access import Actor, Trouble, new_code, new_token, require
from ettle.audit.services import record
from ettle.cases import links, verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_come_by, may_do_casework
from ettle.cases.models import AgencyRequest, ContributionLink, Notice
from ettle.cases.services._asking import send_link
from ettle.outbox.models import Message
from ettle.outbox.services import place


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTried:
    """What came of trying a code: a secret for the cookie, or what was wrong."""

    secret: str = ""
    trouble: str = ""


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
    if link.confirmed_at:
        raise Trouble("This link was opened before. Ask for a code to come back.", field="code")

    link.confirmed_at = by.at
    secret = _new_session(link)

    who = links.actor_of(link, by=by)
    record(by=who, verb="link.confirmed", subject=link, pupil_id=_pupil(link))
    return secret


@transaction.atomic
def send_code(*, by: Actor, token: str) -> Message:
    """Put a 6-digit code in the outbox, to the address that the link was sent to."""
    link = _locked(links.live_link(token, by=by))
    require(may_come_by(by, link), by=by, act="link.code_sent")

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
        to_name=link.agency_request.named_person,
        to_address=link.agency_request.named_email,
        channel="email",
        letter="code",
        subject=links.CODE_SUBJECT,
        body=links.CODE_BODY.format(code=code),
        secret=code,
        about_ref=link.ref,
    )

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
    trouble = _trouble_with(by, link, code.strip())
    if trouble:
        record(
            by=who,
            verb="link.code_wrong",
            subject=link,
            pupil_id=_pupil(link),
            tries=link.code_tries,
        )
        return CodeTried(trouble=trouble)

    link.code_hash, link.code_expires_at = "", None
    link.confirmed_at = link.confirmed_at or by.at
    secret = _new_session(link)

    record(by=who, verb="link.returned", subject=link, pupil_id=_pupil(link))
    return CodeTried(secret=secret)


def _trouble_with(by: Actor, link: ContributionLink, code: str) -> str:
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


def _is_locked(by: Actor, link: ContributionLink) -> bool:
    waits = link.code_expires_at is not None and link.code_expires_at > by.at
    return waits and link.code_tries >= links.CODE_TRIES


def _codes_in_the_last_hour(by: Actor, link: ContributionLink) -> int:
    sent = Message.objects.filter(authority_id=link.authority_id, about_ref=link.ref, letter="code")
    return sent.filter(made_at__gt=by.at - timedelta(hours=1)).count()


def _new_session(link: ContributionLink) -> str:
    secret = new_token()
    link.session_hash = links.hashed(secret)
    link.save(update_fields=["session_hash", "confirmed_at", "code_hash", "code_expires_at"])
    return secret


def _locked(link: ContributionLink) -> ContributionLink:
    return (
        ContributionLink.objects.select_for_update(of=("self",))
        .select_related("agency_request__agency", "agency_request__proposal__pupil", "authority")
        .get(pk=link.pk)
    )


def _pupil(link: ContributionLink) -> int:
    return link.agency_request.proposal.pupil_id
