"""Asking one agency one question: the request, its letter, its link. Part of other services."""

from dataclasses import dataclass

from asl_law.ages import Standing
from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.notices import Event, NoticeOwed, notices_owed
from ettle.access import Actor
from ettle.cases import links
from ettle.cases.models import AgencyRequest, ContributionLink, Proposal
from ettle.cases.notices import Owed, frame_for, freeze_letter, keep_notice
from ettle.cases.printings import AgencyRequestContext
from ettle.cases.recipients import Recipient
from ettle.documents.models import IssuedDocument
from ettle.outbox.models import Message
from ettle.outbox.services import place
from ettle.people.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAsk:
    """One question to one named person of one agency."""

    agency: Agency
    service: str
    named_person: str
    named_role: str
    named_email: str
    question: str


def ask(*, by: Actor, proposal: Proposal, question: AgencyAsk) -> AgencyRequest:
    """Write one request for help, its letter and its link. The 10 weeks start when it is sent."""
    asked = AgencyRequest.objects.create(
        authority_id=proposal.authority_id,
        proposal=proposal,
        agency=question.agency,
        service=question.service,
        named_person=question.named_person,
        named_role=question.named_role,
        named_email=question.named_email,
        question=question.question,
        asked_at=by.at,
    )
    link, token = links.new_link(asked, by=by)
    document = _letter(by, asked, link)
    message = send_link(by, asked, link, token, document)
    keep_notice(
        Owed.under(_owed(), event="agency_request", letter="L5", about_ref=asked.ref),
        document,
        message,
        by=by,
        pupil=proposal.pupil,
        to=_recipient(asked),
    )
    return asked


def send_link(
    by: Actor, asked: AgencyRequest, link: ContributionLink, token: str, document: IssuedDocument
) -> Message:
    """Put the e-mail with a link in the outbox. It says nothing of the child."""
    authority = asked.authority
    return place(
        by=by,
        authority_id=asked.authority_id,
        pupil=asked.proposal.pupil,
        to_name=asked.named_person,
        to_address=asked.named_email,
        channel="email",
        letter="L5",
        subject=links.SUBJECT,
        secret=token,
        body=links.BODY.format(
            council=authority,
            role=asked.named_role,
            agency=asked.agency,
            link=links.link_address(token),
            expires_on=in_words(link.expires_on),
            telephone=authority.telephone or "the number in the letter",
        ),
        document=document,
        after_sending="cases.agency_request_sent",
        about_ref=asked.ref,
    )


def _owed() -> NoticeOwed:
    """Give the notice that the law owes to an agency; it is the same for every child."""
    return notices_owed(Event.AGENCY_REQUEST, standing=Standing.CHILD_UNDER_12)[0]


def _recipient(asked: AgencyRequest) -> Recipient:
    return Recipient(
        name=asked.named_person,
        label=f"{asked.named_person}, {asked.named_role}, {asked.agency}",
        channel="email",
        address=asked.named_email,
        language="",
    )


def _letter(by: Actor, asked: AgencyRequest, link: ContributionLink) -> IssuedDocument:
    pupil = asked.proposal.pupil
    clock = rule_on("C10", by.today).start(by.today)
    to = _recipient(asked)
    context = AgencyRequestContext(
        frame=frame_for(
            pupil,
            to,
            by=by,
            must_contain=_owed().must_contain,
            checked=clock.rule.is_verified,
        ),
        child=pupil.name,
        birth_date=pupil.birth_date,
        school=str(pupil.school) if pupil.school else "no school at present",
        agency=str(asked.agency),
        service=asked.service,
        named_person=asked.named_person,
        question=asked.question,
        made_on=by.today,
        due_on=clock.due_on,
        why=clock.explanation,
        cap_on=clock.cap_on or clock.due_on,
        link_ends_on=link.expires_on,
    )
    return freeze_letter("letter.L5", context, by=by, pupil=pupil)
