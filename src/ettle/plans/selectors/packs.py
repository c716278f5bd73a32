"""Reading one's own pack, by an account or by a link, and one's own copy of a minute."""

import hmac
from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.documents.models import IssuedDocument
from ettle.documents.services import rebuild
from ettle.documents.write import fragment_of
from ettle.outbox.link_codes import hashed
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.meeting import links
from ettle.plans.meeting.invited import when_words
from ettle.plans.meeting.policy import may_come_by_pack_link, may_open_pack, own_packs
from ettle.plans.meeting.words import Asked, coming_for, questions_for
from ettle.plans.models import Invitee, PackLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One pack in its reader's list."""

    ref: str
    child: str
    pupil_ref: str
    when: str
    on: date
    is_answered: bool
    has_minute: bool
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOpen:
    """A pack opened by whoever it was sent to. ``html`` is what was issued, under a heading."""

    row: Invitee
    ref: str
    child: str
    pupil_ref: str
    role: str
    when: str
    html: str
    questions: tuple[Asked, ...]
    coming: dict[str, str]
    draft: dict[str, str]
    version: int
    answered_on: date | None
    is_over: bool
    minute_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLinkToday:
    """Where a link to a pack stands, for whoever opened it. Opening it changed nothing."""

    ref: str
    state: str  # fresh, confirmed, expired, revoked
    named_person: str
    organisation: str
    council: str
    council_telephone: str
    expires_on: date


def packs_for(*, by: Actor) -> tuple[PackLine, ...]:
    """List the packs that were sent to this person, what is to come first."""
    rows = own_packs(by).select_related("meeting__plan__pupil").order_by("-meeting__planned_on")
    lines = [
        PackLine(
            ref=row.ref,
            child=row.meeting.plan.pupil.first_name,
            pupil_ref=row.meeting.plan.pupil.ref,
            when=when_words(row.meeting, row),
            on=row.own_on or row.meeting.planned_on,
            is_answered=row.answered_at is not None,
            has_minute=row.minute_on is not None,
            is_over=row.meeting.held_on is not None,
        )
        for row in rows
        if may_open_pack(by, row)
    ]
    return tuple(sorted(lines, key=lambda line: line.is_over))


def pack_for(ref: str, *, by: Actor) -> PackOpen | None:
    """Open one's own pack. It is recorded that it was read."""
    row = _rows().filter(ref=ref).first()
    if row is None or row.pack is None or row.meeting.cancelled_on or not may_open_pack(by, row):
        return None
    if not by.link_ref and row.pack_on is None:
        return None
    return _opened(row, by)


def pack_by_link(*, by: Actor) -> PackOpen | None:
    """Open the pack that somebody's link is for."""
    link = links.link_by_ref(by.link_ref or "-")
    if link is None or not may_come_by_pack_link(by, link):
        return None
    return pack_for(link.invitee.ref, by=by)


def pack_file(ref: str, *, by: Actor, as_: str, minute: bool = False) -> bytes | None:
    """Give one's own pack, or copy of the minute, as a file."""
    row = _rows().filter(ref=ref).first()
    if row is None or not may_open_pack(by, row) or as_ not in ("pdf", "docx", "text"):
        return None
    if row.meeting.cancelled_on or not (row.pack_on or by.link_ref):
        return None
    document: IssuedDocument | None = row.minute if minute else row.pack
    if document is None or (minute and row.minute_on is None):
        return None
    record(by=by, verb="pack.read", subject=row, pupil_id=row.meeting.plan.pupil_id)
    return bytes(getattr(document, as_))


def pack_link_for(token: str, *, by: Actor) -> PackLinkToday | None:
    """Say where a link stands. Nothing changes and nothing is recorded: scanners open links."""
    link = links.link_by_token(token)
    if link is None:
        return None
    return PackLinkToday(
        ref=link.ref,
        state=_state(link, by),
        named_person=link.invitee.name,
        organisation=link.invitee.organisation,
        council=str(link.authority),
        council_telephone=link.authority.telephone,
        expires_on=link.expires_on,
    )


def pack_link_holder(ref: str, secret: str, *, by: Actor) -> Actor | None:
    """Give whoever holds the cookie of a link to a pack, or nobody."""
    link = links.link_by_ref(ref)
    if link is None or not secret or not link.session_hash:
        return None
    if not may_come_by_pack_link(by, link):
        return None
    if not hmac.compare_digest(link.session_hash, hashed(secret)):
        return None
    return links.actor_of(link, by=by)


def _state(link: PackLink, by: Actor) -> str:
    if link.revoked_at or link.invitee.meeting.cancelled_on:
        return "revoked"
    if link.expires_on < by.today:
        return "expired"
    return "confirmed" if link.confirmed_at else "fresh"


def _rows():  # type: ignore[no-untyped-def]
    return Invitee.objects.select_related(
        "meeting__plan__pupil__authority", "person", "pack", "minute"
    )


def _opened(row: Invitee, by: Actor) -> PackOpen:
    pupil = row.meeting.plan.pupil
    assert row.pack is not None
    record(by=by, verb="pack.read", subject=row, pupil_id=pupil.pk)
    minute = row.minute if row.minute_on else None
    return PackOpen(
        row=row,
        ref=row.ref,
        child=pupil.first_name,
        pupil_ref=pupil.ref,
        role=row.role,
        when=when_words(row.meeting, row),
        html=_shown(row.pack),
        questions=questions_for(row.role),
        coming=coming_for(row.role),
        draft=row.answers,
        version=row.version,
        answered_on=row.answered_at.date() if row.answered_at else None,
        is_over=row.meeting.held_on is not None,
        minute_html=_shown(minute) if minute else "",
    )


def _shown(document: IssuedDocument) -> str:
    """Show an issued document under a page's own heading."""
    return fragment_of(rebuild(document), title_level=2)
