"""Reading letters and documents: all of them for casework, one's own for a family."""

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import readable_papers, readers_of_paper
from ettle.cases.models import Notice
from ettle.cases.shapes import Paper, PaperOpen
from ettle.outbox.models import Message
from ettle.outbox.selectors import waiting_messages
from ettle.people.models import Pupil

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
ENDINGS = {"pdf": "pdf", "docx": "docx", "text": "txt", "html": "html"}
CONTENT = ("document__html", "document__pdf", "document__docx", "document__text")


def papers_for(pupil: Pupil, *, by: Actor) -> list[Paper]:
    """List the letters about a pupil that this person may read, newest first."""
    found = _papers(by).filter(pupil=pupil).defer(*CONTENT, "document__context")
    return [_paper(each) for each in found]


def open_paper(ref: str, *, by: Actor) -> PaperOpen | None:
    """Open one letter to read. It is written down who did."""
    found = _papers(by).filter(ref=ref).first()
    if found is None:
        return None
    record(by=by, verb="paper.read", subject=found, letter=found.letter)
    return PaperOpen(
        paper=_paper(found),
        html=bytes(found.document.html),
        pupil_ref=found.pupil.ref,
        pupil_name=found.pupil.first_name,
        readers=tuple(readers_of_paper(found, by=by)),
    )


def paper_file(ref: str, *, by: Actor, as_: str) -> tuple[str, bytes, str] | None:
    """Give one letter as a file: a name that tells nobody anything, its bytes and its kind."""
    found = _papers(by).filter(ref=ref).first()
    if found is None or as_ not in KINDS:
        return None
    record(by=by, verb="paper.read", subject=found, letter=found.letter)
    return f"letter-{found.ref}.{ENDINGS[as_]}", bytes(getattr(found.document, as_)), KINDS[as_]


def messages_about(*refs: str, by: Actor) -> list[Message]:
    """List what is still to be sent about some requests, proposals, decisions or plans."""
    return list(waiting_messages(by=by).filter(about_ref__in=refs))


def messages_waiting(pupil: Pupil, *, by: Actor) -> list[Message]:
    """List what is still to be sent about a pupil."""
    return list(waiting_messages(by=by).filter(pupil=pupil))


def _paper(notice: Notice) -> Paper:
    """Show a letter in a list."""
    return Paper(
        ref=notice.ref,
        letter=notice.letter,
        title=notice.document.title,
        to=notice.to_label,
        why=notice.why,
        citation=notice.citation,
        made_on=notice.document.issued_on,
        sent_on=notice.message.sent_on,
        channel=notice.message.channel,
        message_ref=notice.message.ref,
        event=notice.event,
        about_ref=notice.about_ref,
    )


def _papers(by: Actor) -> QuerySet[Notice]:
    found = readable_papers(by).select_related("pupil__authority", "document", "message")
    if not by.has_role("asl_officer", "headteacher", "depute", "asn_lead"):
        found = found.filter(message__sent_on__isnull=False)
    return found.order_by("-made_at", "-pk")
