"""Reading meetings: one child's, one as it stands, and whom to ask to the next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from asl_law.calendar import is_working_day
from asl_law.days import in_words
from asl_law.errors import LawError
from ettle.access import Actor
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.people.models import Connection, Person, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import slice_of
from ettle.plans.meeting.obligations import Obligation, next_day_for, obligations_of
from ettle.plans.meeting.packs import called, when_words
from ettle.plans.meeting.policy import (
    may_arrange_meeting,
    may_read_meetings,
    readable_meetings,
)
from ettle.plans.meeting.reaching import apart_from, sign_in_address, usual_way
from ettle.plans.meeting.review_steps import NO_REVIEW, missing_steps
from ettle.plans.meeting.words import (
    PURPOSES,
    ROLES,
    coming_for,
    questions_for,
)
from ettle.plans.models import (
    Entry,
    Invitee,
    Meeting,
    ObligationClosed,
    Plan,
    StatutoryReview,
)
from ettle.plans.parts import Part, parts_now
from ettle.plans.selectors.changes_waiting import ChangeWaiting, changes_waiting

PACK_DAYS = 5  # school days before the meeting: an aim, never a bar


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting in a list."""

    ref: str
    on: date
    state: str  # to come, to record, held, called off
    purposes: tuple[str, ...]
    closed: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ToClose:
    """A duty to look again, beside a meeting: whether this one closes it, and what hinders."""

    key: str
    name: str
    due_on: date | None
    why: str
    is_statutory: bool
    is_for_this: bool
    closed_on: date | None
    next_on: date | None
    suggested_next_on: date | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingToday:
    """One meeting as it stands today, for those at work."""

    row: Meeting
    ref: str
    version: int
    state: str
    when: str
    place: str
    purposes: tuple[str, ...]
    guests: tuple[Guest, ...]
    duties: tuple[ToClose, ...]
    decisions: tuple[Part, ...]
    actions: tuple[Part, ...]
    targets: tuple[Part, ...]
    ended: tuple[Part, ...]
    contributions: tuple[Part, ...]
    waiting: tuple[ChangeWaiting, ...]
    pack_aim_on: date
    packs_late: bool
    moved: str
    may_arrange: bool

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to be held, or to be recorded."""
        return self.state in ("to come", "to record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Somebody who might be asked, filled in from what is known."""

    key: str
    role: str
    name: str
    organisation: str = ""
    email: str = ""
    person: Person | None = None
    reached_by: str = "by_hand"
    must_be_apart: bool = False


def _state(meeting: Meeting, today: date) -> str:
    """Say where a meeting stands: to come, to record, held or called off."""
    if meeting.cancelled_on:
        return "called off"
    if meeting.held_on:
        return "held"
    return "to record" if meeting.planned_on < today else "to come"


def meetings_of(pupil: Pupil, *, by: Actor) -> tuple[MeetingLine, ...]:
    """List the meetings about a pupil, newest first, for those at work."""
    if not may_read_meetings(by, pupil):
        return ()
    rows = Meeting.objects.filter(plan__pupil=pupil).annotate(closed_count=Count("closed"))
    return tuple(
        MeetingLine(
            ref=row.ref,
            on=row.held_on or row.planned_on,
            state=_state(row, by.today),
            purposes=tuple(PURPOSES[key] for key in row.purposes),
            closed=row.closed_count,
        )
        for row in rows.order_by("-planned_on", "-pk")
    )


def meeting_for(ref: str, *, by: Actor, page: str = "") -> MeetingToday | None:
    """Open one meeting as it stands, for those at work; a named ``page`` is recorded."""
    row = _rows(by).filter(ref=ref).first()
    if row is None or not may_read_meetings(by, row.plan.pupil):
        return None
    if page:
        record(by=by, verb="meeting.read", subject=row, pupil_id=row.plan.pupil_id, page=page)
    return _today(row, by)


def meeting_row(ref: str, *, by: Actor) -> Meeting | None:
    """Give one meeting's row to somebody who may arrange it."""
    row = _rows(by).filter(ref=ref).first()
    return row if row and may_arrange_meeting(by, row.plan.pupil) else None


def _rows(by: Actor) -> QuerySet[Meeting]:
    return readable_meetings(by).select_related(
        "plan__pupil__authority", "plan__pupil__school", "authority", "minute"
    )


def _today(row: Meeting, by: Actor) -> MeetingToday:
    pupil = row.plan.pupil
    slice_ = slice_of(by, pupil)
    assert slice_ is not None
    parts = parts_now(row.plan, slice_, by=by)
    out = [each for each in parts if each.source_kind == "meeting" and each.source_ref == row.ref]
    aim = _pack_aim(row.planned_on)
    packs_wait = any(each.pack_id is None for each in row.invitees.all())
    return MeetingToday(
        row=row,
        ref=row.ref,
        version=row.version,
        state=_state(row, by.today),
        when=in_words(row.held_on) if row.held_on else when_words(row),
        place=row.place,
        purposes=tuple(PURPOSES[key] for key in row.purposes),
        guests=tuple(_guests(row, by)),
        duties=tuple(_duties(row)),
        decisions=tuple(each for each in out if each.kind == "decision"),
        actions=tuple(each for each in out if each.kind == "action"),
        targets=tuple(
            each for each in parts if each.kind == "target" and not each.detail.get("outcome")
        ),
        ended=tuple(
            each
            for each in parts
            if each.kind == "target"
            and row.held_on
            and each.detail.get("ended_on") == row.held_on.isoformat()
        ),
        contributions=tuple(each for each in out if each.kind == "contribution"),
        waiting=changes_waiting(row.plan, {each.ref: each for each in parts}),
        pack_aim_on=aim,
        packs_late=packs_wait and by.today > aim and row.held_on is None,
        moved=moved_from(row.authority_id, pupil, by=by),
        may_arrange=bool(may_arrange_meeting(by, pupil)),
    )


def _pack_aim(planned_on: date) -> date:
    """Give the day by which packs should be out: five working days before."""
    day, left = planned_on, PACK_DAYS
    while left:
        day -= timedelta(days=1)
        left -= _is_working(day)
    return day


def _is_working(day: date) -> bool:
    try:
        return is_working_day(day)
    except LawError:
        return day.weekday() < 5


def moved_from(began_in: int, pupil: Pupil, *, by: Actor) -> str:
    """Say what it means that the child has left or is another authority's now; else nothing."""
    name = pupil.first_name
    if pupil.left_on and pupil.left_on < by.today:
        where = f" for {pupil.went_to}" if pupil.went_to else ""
        return (
            f"{name} left on {in_words(pupil.left_on)}{where}. Nothing has been stopped by "
            "itself: this stands until somebody calls it off with a reason, and the plan goes "
            "where the child goes."
        )
    if pupil.authority_id != began_in:
        return (
            f"{name} is now with {pupil.authority}. This began in another authority. Nothing has "
            f"been stopped by itself: {pupil.authority} holds the plan, reviews it as soon as "
            "practicable (section 10(5A)), and decides what becomes of this."
        )
    return ""


def _guests(row: Meeting, by: Actor) -> list[Guest]:
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


def _duties(row: Meeting) -> list[ToClose]:
    closed = {each.obligation: each for each in ObligationClosed.objects.filter(meeting=row)}
    standing = {each.key: each for each in obligations_of(row.plan)}
    keys = [*standing, *(key for key in row.purposes if key not in standing)]
    return [_duty(row, key, standing.get(key), closed.get(key)) for key in keys]


def _duty(
    row: Meeting, key: str, stands: Obligation | None, closed: ObligationClosed | None
) -> ToClose:
    is_for_this = key in row.purposes
    missing: tuple[str, ...] = ()
    if key == "csp_review" and is_for_this and closed is None:
        missing = _review_missing(row)
    suggested = next_day_for(key, row.held_on) if row.held_on and key != "csp_review" else None
    return ToClose(
        key=key,
        name=PURPOSES[key],
        due_on=stands.due_on if stands else None,
        why=stands.why if stands else "nothing of it is in the plan yet",
        is_statutory=key == "csp_review",
        is_for_this=is_for_this,
        closed_on=closed.closed_on if closed else None,
        next_on=closed.next_on if closed else None,
        suggested_next_on=suggested,
        missing=missing,
    )


def _review_missing(row: Meeting) -> tuple[str, ...]:
    """Say what keeps a meeting from having closed the review that the law asks for."""
    pupil = row.plan.pupil
    reviews = StatutoryReview.objects.filter(csp__pupil=pupil).select_related("meeting")
    review = (
        reviews.filter(meeting=row).order_by("-pk").first()
        or reviews.filter(completed_on__isnull=True).first()
    )
    return missing_steps(review, pupil) if review else (NO_REVIEW,)


def target_row(ref: str, *, by: Actor) -> Entry | None:
    """Give one target to somebody who may say at a meeting what becomes of it."""
    row = (
        Entry.objects.select_related("plan__pupil", "under").filter(ref=ref, kind="target").first()
    )
    return row if row and may_arrange_meeting(by, row.plan.pupil) else None


def guest_row(ref: str, *, by: Actor) -> Invitee | None:
    """Give one invitation to somebody who arranges the meeting."""
    row = (
        Invitee.objects.select_related("meeting__plan__pupil__authority", "person", "pack")
        .filter(ref=ref)
        .first()
    )
    return row if row and may_arrange_meeting(by, row.meeting.plan.pupil) else None


def people_to_ask(pupil: Pupil, *, by: Actor) -> tuple[Suggested, ...]:
    """Suggest whom to ask: child, parents, those who work with them, who came last time.

    Nobody is left out for us: whoever arranges unticks. Two people kept apart are both
    suggested, each to be given a time of their own.
    """
    if not may_arrange_meeting(by, pupil):
        return ()
    found = [
        Suggested(key="child", role="child", name=pupil.name, reached_by=_childs_way(pupil, by))
    ]
    for each in pupil.parentages.select_related("person").order_by("-lives_with", "pk"):
        found.append(
            Suggested(
                key=each.person.ref,
                role="parent",
                name=each.person.name,
                person=each.person,
                reached_by=usual_way(pupil, each.person, by=by),
                must_be_apart=bool(apart_from(pupil, each.person_id, by=by)),
            )
        )
    return (*found, *_colleagues(pupil, by), *_agencies_before(pupil))


def _childs_way(pupil: Pupil, by: Actor) -> str:
    return "email" if sign_in_address(by, pupil=pupil) else "by_hand"


def _colleagues(pupil: Pupil, by: Actor) -> list[Suggested]:
    kinds = ("support_assistant", "class_teacher", "educational_psychologist")
    rows = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        pupil=pupil,
        kind__in=kinds,
        from_on__lte=by.today,
    ).select_related("person")
    return [
        Suggested(
            key=row.person.ref,
            role=row.kind,
            name=row.person.name,
            person=row.person,
            reached_by=usual_way(pupil, row.person, by=by),
        )
        for row in sorted(rows, key=lambda row: (kinds.index(row.kind), row.person.family_name))
    ]


def _agencies_before(pupil: Pupil) -> list[Suggested]:
    rows = Invitee.objects.filter(
        meeting__plan__pupil=pupil, role__in=["agency", "advocate"], person__isnull=True
    ).order_by("-pk")
    found: dict[tuple[str, str], Suggested] = {}
    for row in rows:
        found.setdefault(
            (row.role, row.name),
            Suggested(
                key=row.ref,
                role=row.role,
                name=row.name,
                organisation=row.organisation,
                email=row.email,
                reached_by=row.reached_by,
            ),
        )
    return list(found.values())


def duties_of(pupil: Pupil, *, by: Actor) -> tuple[Obligation, ...]:
    """List the duties to look at a child's planning again, soonest first, for those at work."""
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None or not may_read_meetings(by, pupil):
        return ()
    return obligations_of(plan)
