"""Reading meetings: one child's, and one as it stands with all that came out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from asl_law.calendar import is_working_day
from asl_law.days import in_words
from asl_law.errors import LawError
from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import slice_of
from ettle.plans.meeting.invited import when_words
from ettle.plans.meeting.obligations import Obligation, obligations_of
from ettle.plans.meeting.policy import may_arrange_meeting, may_read_meetings, readable_meetings
from ettle.plans.meeting.words import PURPOSES
from ettle.plans.models import Entry, Invitee, Meeting, Plan
from ettle.plans.parts import Part, parts_now
from ettle.plans.selectors._meeting_duties import ToClose, duties_beside
from ettle.plans.selectors._meeting_guests import Guest, guests_of
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
    targets = _of_kind("target", parts)
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
        guests=tuple(guests_of(row, by)),
        duties=tuple(duties_beside(row)),
        decisions=_of_kind("decision", out),
        actions=_of_kind("action", out),
        targets=tuple(each for each in targets if not each.detail.get("outcome")),
        ended=tuple(each for each in targets if _ended_at(row, each)),
        contributions=_of_kind("contribution", out),
        waiting=changes_waiting(row.plan, {each.ref: each for each in parts}),
        pack_aim_on=aim,
        packs_late=packs_wait and by.today > aim and row.held_on is None,
        moved=moved_from(row.authority_id, pupil, by=by),
        may_arrange=bool(may_arrange_meeting(by, pupil)),
    )


def _of_kind(kind: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(each for each in parts if each.kind == kind)


def _ended_at(row: Meeting, target: Part) -> bool:
    held_on = row.held_on
    return held_on is not None and target.detail.get("ended_on") == held_on.isoformat()


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


def duties_of(pupil: Pupil, *, by: Actor) -> tuple[Obligation, ...]:
    """List the duties to look at a child's planning again, soonest first, for those at work."""
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None or not may_read_meetings(by, pupil):
        return ()
    return obligations_of(plan)
