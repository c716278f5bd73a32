"""Those asked to a meeting, as those at work see them."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.outbox.models import Message
from ettle.plans.meeting.invited import called, when_words
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.words import ROLES, coming_for, questions_for
from ettle.plans.models import Invitee, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a pack, under its question."""

    question: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody asked to a meeting, as those at work see them."""

    ref: str
    role: str
    role_words: str
    name: str
    organisation: str
    reached_by: str
    own_when: str
    pack_ref: str
    pack_on: date | None
    message_waits: bool
    answered_on: date | None
    coming: str
    brings: str
    answers: tuple[Answer, ...]
    came: bool | None
    has_link: bool


def guests_of(row: Meeting, by: Actor) -> list[Guest]:
    """List those asked to a meeting, with whether a message to them still waits."""
    invitees = list(row.invitees.select_related("person", "pack", "meeting__plan__pupil"))
    waiting = set(
        Message.objects.filter(
            about_ref__in=[each.ref for each in invitees],
            sent_on__isnull=True,
            withdrawn_at__isnull=True,
        ).values_list("about_ref", flat=True)
    )
    with_links = set(
        Invitee.objects.filter(meeting=row, links__isnull=False).values_list("pk", flat=True)
    )
    reads = bool(may_arrange_meeting(by, row.plan.pupil))
    return [
        _guest(each, each.ref in waiting, each.pk in with_links, reads=reads) for each in invitees
    ]


def _guest(row: Invitee, waits: bool, has_link: bool, *, reads: bool) -> Guest:
    """Shape one invitation. What was answered is told to those who lead the meeting alone."""
    given = row.answered_at is not None and reads
    ways = coming_for(row.role)
    return Guest(
        ref=row.ref,
        role=row.role,
        role_words=ROLES[row.role],
        name=called(row),
        organisation=row.organisation,
        reached_by=row.reached_by,
        own_when=when_words(row.meeting, row) if row.own_on or row.own_time else "",
        pack_ref=row.pack.ref if row.pack else "",
        pack_on=row.pack_on,
        message_waits=waits,
        answered_on=row.answered_at.date() if row.answered_at else None,
        coming=ways.get(row.answers.get("coming", ""), "") if given else "",
        brings=row.answers.get("brings", "") if given else "",
        answers=tuple(
            Answer(question=each.words, words=row.answers[each.key])
            for each in questions_for(row.role)
            if given and row.answers.get(each.key, "").strip()
        ),
        came=row.came,
        has_link=has_link,
    )
