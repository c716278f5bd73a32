"""Reading a statutory review: its steps, what is missing, its clock and the next lawful step."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework, may_read_casework
from ettle.cases.clocks import clock_today
from ettle.cases.models import StatutoryClock
from ettle.cases.reviewing import live_csp, year_ends_on
from ettle.cases.selectors.papers import messages_about, papers_for
from ettle.cases.shapes import ClockToday, Paper
from ettle.people.models import Pupil
from ettle.plans import selectors as plans
from ettle.plans.meeting.review_steps import GROUNDS, OUTCOMES, ReviewStep, steps_of
from ettle.plans.models import Meeting, StatutoryReview
from ettle.plans.selectors import MeetingLine

NEXT = {
    "told": "Send the letter that says that the plan is reviewed",
    "child": "Ask {name} what they think, and record it",
    "parents": "Ask each parent what they think, and record it",
    "agencies": "Ask the agencies for advice, or say why none has a part",
    "considered": "Record what you made of the views and the advice",
    "decided": "Decide what comes of it",
    "sent": "Send the outcome to everybody it is owed to",
    "give": "Give the amended plan",
    "": "Nothing: the review is complete",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewToday:
    """One review as it stands today."""

    row: StatutoryReview
    ref: str
    version: int
    ground: str
    ground_words: str
    why: str
    begun_on: date
    year_ends_on: date
    steps: tuple[ReviewStep, ...]
    clocks: tuple[ClockToday, ...]
    papers: tuple[Paper, ...]
    next_key: str
    next_words: str
    waiting: int
    outcome: str
    completed_on: date | None
    meeting_ref: str
    meetings: tuple[MeetingLine, ...]
    began_in: str
    moved: str
    may_act: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Say what the review still lacks."""
        return tuple(each.missing for each in self.steps if each.missing)


def review_for(ref: str, *, by: Actor, page: str = "") -> ReviewToday | None:
    """Open one review, for those who do or read the casework; a named ``page`` is recorded."""
    row = _rows().filter(ref=ref).first()
    if row is None or not may_read_casework(by, row.csp.pupil):
        return None
    if page:
        record(by=by, verb="review.read", subject=row, pupil_id=row.csp.pupil_id, page=page)
    return _today(row, by)


def review_row(ref: str, *, by: Actor) -> StatutoryReview | None:
    """Give one review's row to those who do the casework."""
    row = _rows().filter(ref=ref).first()
    return row if row and may_do_casework(by, row.csp.pupil) else None


def reviews_of(pupil: Pupil, *, by: Actor) -> tuple[StatutoryReview, ...]:
    """List the reviews of a child's plans, newest first, for those who read the casework."""
    if not may_read_casework(by, pupil):
        return ()
    return tuple(_rows().filter(csp__pupil=pupil).order_by("-begun_on", "-pk"))


def review_to_open(pupil: Pupil, *, by: Actor) -> date | None:
    """Give the day the twelve months end, where a review may be opened; None where it may not."""
    csp = live_csp(pupil)
    if csp is None or not may_do_casework(by, pupil):
        return None
    open_one = StatutoryReview.objects.filter(csp=csp, completed_on__isnull=True)
    return None if open_one.exists() else year_ends_on(csp)


def _rows():  # type: ignore[no-untyped-def]
    return StatutoryReview.objects.select_related(
        "csp__pupil__authority", "csp__pupil__school", "new_csp", "meeting", "authority"
    )


def _today(row: StatutoryReview, by: Actor) -> ReviewToday:
    pupil = row.csp.pupil
    steps = steps_of(row, pupil)
    waiting = len(messages_about(row.ref, by=by))
    key = _next_key(row, steps)
    return ReviewToday(
        row=row,
        ref=row.ref,
        version=row.version,
        ground=row.ground,
        ground_words=GROUNDS[row.ground],
        why=row.ground_words,
        begun_on=row.begun_on,
        year_ends_on=year_ends_on(row.csp),
        steps=steps,
        clocks=_clocks(row, by),
        papers=tuple(each for each in papers_for(pupil, by=by) if each.about_ref == row.ref),
        next_key=key,
        next_words=NEXT[key].format(name=pupil.first_name),
        waiting=waiting,
        outcome=OUTCOMES.get(row.outcome, ""),
        completed_on=row.completed_on,
        meeting_ref=row.meeting.ref if row.meeting else "",
        meetings=tuple(
            each for each in plans.meetings_of(pupil, by=by) if each.state != "called off"
        ),
        began_in=str(row.authority),
        moved=plans.moved_from(row.authority_id, pupil, by=by),
        may_act=bool(may_do_casework(by, pupil)),
    )


def _next_key(row: StatutoryReview, steps: tuple[ReviewStep, ...]) -> str:
    if row.outcome == "amended" and row.new_csp_id is None:
        return "give"
    return next((each.key for each in steps if each.missing), "")


def _clocks(row: StatutoryReview, by: Actor) -> tuple[ClockToday, ...]:
    rows = (
        StatutoryClock.objects.filter(csp=row.csp, rule__in=("C03", "C04", "C05", "C06"))
        .select_related("pupil", "csp", "adoption", "agency_request__agency", "proposal__decision")
        .prefetch_related("changes", "delays_told")
        .order_by("due_on", "pk")
    )
    ends = year_ends_on(row.csp)
    wanted = [
        each
        for each in rows
        if each.stopped_on is None
        or (each.stopped_on >= row.begun_on and each.started_on != row.completed_on)
        or each.started_on == ends
    ]
    return tuple(clock_today(each, by.today) for each in wanted)


def meeting_to_join(ref: str, *, by: Actor) -> Meeting | None:
    """Give a meeting that may serve a review, to those who do the casework."""
    row = Meeting.objects.select_related("plan__pupil").filter(ref=ref).first()
    return row if row and may_do_casework(by, row.plan.pupil) else None
