"""What somebody who comes by a link may see: one question, and later their own copy."""

import hmac

from asl_law.clocks import rule_on
from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import links, verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_answer, may_come_by, may_read_casework
from ettle.cases.clocks import clock_today
from ettle.cases.models import AgencyRequest, ContributionLink, Notice, StatutoryClock
from ettle.cases.said import answer_said
from ettle.cases.shapes import LinkToday, Question
from ettle.cases.standing import is_answered
from ettle.documents.models import IssuedDocument
from ettle.documents.write import fragment_in
from ettle.outbox.link_codes import hashed


def link_for(token: str, *, by: Actor) -> LinkToday | None:
    """Say where a link stands. Nothing changes and nothing is recorded: scanners open links."""
    link = links.link_by_token(token)
    if link is None:
        return None
    asked = link.agency_request
    return LinkToday(
        ref=link.ref,
        state=_state(link, by),
        named_person=asked.named_person,
        named_role=asked.named_role,
        organisation=str(asked.agency),
        council=str(link.authority),
        council_telephone=link.authority.telephone,
        expires_on=link.expires_on,
    )


def _state(link: ContributionLink, by: Actor) -> str:
    if link.revoked_at:
        return "revoked"
    if link.expires_on < by.today:
        return "expired"
    if is_answered(link.agency_request):
        return "sent"
    return "confirmed" if link.confirmed_at else "fresh"


def link_actor(token: str, secret: str, *, by: Actor) -> Actor | None:
    """Give whoever holds a link and its cookie, or nobody."""
    link = links.link_by_token(token)
    return _holder(link, secret, by) if link else None


def link_holder(ref: str, secret: str, *, by: Actor) -> Actor | None:
    """Give whoever holds the cookie of a link, by the link's name: no token is needed again."""
    found = ContributionLink.objects.select_related("agency_request__agency", "authority")
    link = found.filter(ref=ref).first()
    return _holder(link, secret, by) if link else None


def _holder(link: ContributionLink, secret: str, by: Actor) -> Actor | None:
    if not secret or not link.session_hash or not may_come_by(by, link):
        return None
    if not hmac.compare_digest(link.session_hash, hashed(secret)):
        return None
    return links.actor_of(link, by=by)


def question_for(*, by: Actor) -> Question | None:
    """Open the question that somebody's link is for, with only what is needed to answer it."""
    link = _own_link(by)
    if link is None or not may_answer(by, link) or not may_come_by(by, link):
        return None
    asked = link.agency_request
    pupil = asked.proposal.pupil
    record(by=by, verb="question.read", subject=link, pupil_id=pupil.pk)
    answer = getattr(asked, "answer", None)
    letter, clock = _letter(asked), _clock(asked)
    return Question(
        ref=asked.ref,
        child=pupil.name,
        birth_date=pupil.birth_date,
        school=str(pupil.school) if pupil.school else "",
        council=str(link.authority),
        officer=letter.signed_by_name,
        officer_contact=link.authority.telephone,
        agency=str(asked.agency),
        service=asked.service,
        named_person=asked.named_person,
        question=asked.question,
        asked_on=asked.made_on or asked.asked_at.date(),
        clock=clock_today(clock, by.today, duty="Your answer is due by") if clock else None,
        letter_html=fragment_in(bytes(letter.html).decode()),
        draft=answer.draft if answer else {},
        version=answer.version if answer else None,
        sent=answer_said(answer) if answer and answer.sent_at else None,
        more_time_until=answer.more_time_until if answer else None,
        grounds=tuple(
            (ground.number, ground.meaning) for ground in rule_on("C10", by.today).grounds or ()
        ),
    )


def _own_link(by: Actor) -> ContributionLink | None:
    """Give the link that somebody came by, with the question that it is for."""
    rows = ContributionLink.objects.select_related(
        "agency_request__agency",
        "agency_request__proposal__pupil__school",
        "agency_request__answer",
        "authority",
    )
    return rows.filter(ref=by.link_ref or "-").first()


def _letter(asked: AgencyRequest) -> IssuedDocument:
    notices = Notice.objects.select_related("document")
    return notices.get(about_ref=asked.ref, letter="L5").document


def _clock(asked: AgencyRequest) -> StatutoryClock | None:
    rows = StatutoryClock.objects.filter(agency_request=asked, rule="C10")
    return rows.select_related("agency_request__agency").prefetch_related("changes").first()


def asked_for(ref: str, *, by: Actor) -> AgencyRequest | None:
    """Open one request to an agency, for those who may read the casework."""
    found = AgencyRequest.objects.select_related("agency", "proposal__pupil__authority")
    return next(
        (row for row in found.filter(ref=ref) if may_read_casework(by, row.proposal.pupil)), None
    )


def link_row_for(ref: str, *, by: Actor) -> ContributionLink | None:
    """Open one link, for those who may read the casework. Nothing in it opens anything."""
    found = ContributionLink.objects.select_related("agency_request__proposal__pupil")
    return next(
        (
            row
            for row in found.filter(ref=ref)
            if may_read_casework(by, row.agency_request.proposal.pupil)
        ),
        None,
    )
