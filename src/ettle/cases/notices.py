"""Making a notice: the letter frozen, put in the outbox, and why it is owed written down.

Called inside a service's transaction. A letter is owed by the notice matrix
(``asl_law.notices``), which also says what it must contain.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from asl_law.ages import Standing
from asl_law.notices import NoticeOwed
from ettle.access import Actor
from ettle.cases.models import Notice
from ettle.cases.printings import Frame
from ettle.cases.recipients import Recipient, standing_of
from ettle.documents.models import IssuedDocument
from ettle.documents.registry import printed
from ettle.documents.services import freeze
from ettle.documents.tree import Signature
from ettle.outbox.models import Message
from ettle.outbox.services import place
from ettle.people.models import Person, Pupil

SUBJECT = "You have a letter about your child’s support"
SUBJECT_OWN = "You have a letter about your support"
SUBJECT_AT_WORK = "You have a letter about support for a child or young person"
BODY = (
    "There is a new letter for you in Ettle, from {council}.\n\n"
    "Sign in to read it: {link}\n\n"
    "We never put what a letter says in an e-mail. If you would rather have letters on paper, "
    "tell us: {telephone}.\n"
)
BY_POST = "To be printed and posted. Tell Ettle the day on which it was posted."


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Why one recipient gets a letter, and what follows its sending."""

    event: str
    letter: str
    about_ref: str
    why: str
    citation: str
    after_sending: str = ""

    @classmethod
    def under(
        cls, notice: NoticeOwed, *, event: str, letter: str, about_ref: str, after_sending: str = ""
    ) -> "Owed":
        """Say that a letter is owed by the notice matrix, in its words and under its provision."""
        return cls(
            event=event,
            letter=letter,
            about_ref=about_ref,
            why=notice.why,
            citation=str(notice.citation),
            after_sending=after_sending,
        )


def address_lines(address: str) -> tuple[str, ...]:
    """Give a postal address line by line, however it was typed."""
    lines = address.replace("\n", ",").split(",")
    return tuple(line.strip() for line in lines if line.strip())


def site_address(path: str) -> str:
    """Give a whole address on this installation."""
    return settings.SITE_ADDRESS.rstrip("/") + path


def frame_for(
    pupil: Pupil, to: Recipient, *, by: Actor, must_contain: tuple[str, ...], checked: bool = False
) -> Frame:
    """Give what stands around the words of a letter to one recipient, signed by ``by``."""
    authority = pupil.authority
    officer = Person.objects.get(pk=by.person_id)
    english = to.language.strip().casefold() in ("", "english")
    facts: dict[str, Any] = {"mark": ""} if checked else {}
    return Frame(
        council=str(authority),
        council_lines=address_lines(authority.address),
        to_lines=to.to_lines,
        reference=pupil.ref,
        on=by.today,
        officer=officer.name,
        officer_role=by.acting_as or "ASL officer",
        telephone=authority.telephone or officer.telephone,
        email=officer.email,
        own_rights=standing_of(pupil, by) is Standing.CHILD_12_OR_OVER,
        other_language="" if english else to.language,
        must_contain=must_contain,
        **facts,
    )


def freeze_letter(name: str, context: Any, *, by: Actor, pupil: Pupil) -> IssuedDocument:
    """Print a letter and keep it as issued."""
    frame: Frame = context.frame
    return freeze(
        printed(name, context, version=1),
        authority_id=pupil.authority_id,
        printing=name,
        printing_version=1,
        context=context,
        issued_on=by.today,
        at=by.at,
        signed_by=Signature(frame.officer, frame.officer_role, on=frame.on),
    )


def send_letter(
    owed: Owed, context: Any, *, by: Actor, pupil: Pupil, to: Recipient, body: str = ""
) -> Notice:
    """Print a letter, keep it as issued, and put it in the outbox for one recipient."""
    document = freeze_letter(f"letter.{owed.letter}", context, by=by, pupil=pupil)
    return send_notice(owed, document, by=by, pupil=pupil, to=to, body=body)


def send_notice(
    owed: Owed, document: IssuedDocument, *, by: Actor, pupil: Pupil, to: Recipient, body: str = ""
) -> Notice:
    """Put a frozen document in the outbox for one recipient, with why it is owed to them."""
    message = place(
        by=by,
        authority_id=pupil.authority_id,
        pupil=pupil,
        to_person=to.person,
        to_name=to.name,
        to_address=to.address or to.name,
        channel=to.channel,
        letter=owed.letter,
        subject=_subject(pupil, to),
        body=body or _body(pupil, to),
        document=document,
        after_sending=owed.after_sending,
        about_ref=owed.about_ref,
    )
    return keep_notice(owed, document, message, by=by, pupil=pupil, to=to)


def _subject(pupil: Pupil, to: Recipient) -> str:
    """Head an e-mail as its reader would: nobody at work is told of *your child*."""
    if to.is_pupil:
        return SUBJECT_OWN
    is_parent = to.person is not None and pupil.parentages.filter(person=to.person).exists()
    return SUBJECT if is_parent else SUBJECT_AT_WORK


def keep_notice(
    owed: Owed,
    document: IssuedDocument,
    message: Message,
    *,
    by: Actor,
    pupil: Pupil,
    to: Recipient,
) -> Notice:
    """Write down who is told what, why the law says so, and by which message."""
    return Notice.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        event=owed.event,
        letter=owed.letter,
        about_ref=owed.about_ref,
        to_person=to.person,
        to_pupil=to.is_pupil,
        to_label=to.label,
        why=owed.why,
        citation=owed.citation,
        document=document,
        message=message,
        made_at=by.at,
    )


def _body(pupil: Pupil, to: Recipient) -> str:
    if to.channel != "email":
        return BY_POST
    return BODY.format(
        council=pupil.authority,
        link=site_address("/home/"),
        telephone=pupil.authority.telephone or "see our website",
    )
