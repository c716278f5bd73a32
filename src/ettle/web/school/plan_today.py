"""What in one child's plan needs somebody now: broken, past its day, nearly due, or waiting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ettle.plans.selectors.meetings import MeetingLine
from ettle.plans.selectors.record import RecordView
from ettle.plans.thread import Break
from ettle.web.school.plan_here import address
from ettle.web.ui.dates import plain_day

SHOWN = 3
LONGEST = 90
SHAPES = {
    "Broken": ("square", "late"),
    "Late": ("triangle", "late"),
    "Due": ("half", "soon"),
    "Waits": ("ring", "plain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that needs somebody: how it stands in a word, what it is, and where to act."""

    word: str
    what: str
    url: str
    why: str = ""

    @property
    def shape(self) -> str:
        """The shape beside the word."""
        return SHAPES[self.word][0]

    @property
    def tone(self) -> str:
        """The colour of the word."""
        return SHAPES[self.word][1]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that something in the plan lasts until, and how long ahead it is to be thought of."""

    what: str
    on: date
    ahead: timedelta
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many parts wait to be confirmed, and how many proposals for an answer."""

    old: int = 0
    proposed: int = 0


def short(words: str) -> str:
    """Cut somebody's words to what stands in one line or two."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def needs_of(
    ref: str,
    record: RecordView,
    *,
    breaks: Iterable[Break],
    counted: Counted,
    meetings: Iterable[MeetingLine],
    days: Iterable[Day],
    today: date,
) -> list[Need]:
    """List what a plan needs, what hurts first at the top."""
    found = [
        *_broken(ref, list(breaks)),
        *_ends(days, today),
        *_unrecorded(meetings),
        *_dated(ref, record, today),
        *_waiting(ref, counted),
    ]
    order = list(SHAPES)
    return sorted(found, key=lambda need: order.index(need.word))


def _broken(ref: str, breaks: list[Break]) -> list[Need]:
    thread = address("thread", ref)
    found = [
        Need(word="Broken", what=short(each.place), url=thread, why=each.why)
        for each in breaks[:SHOWN]
    ]
    more = len(breaks) - SHOWN
    if more > 0:
        what = f"{more} other place{'' if more == 1 else 's'} in the thread"
        found.append(Need(word="Broken", what=what, url=thread))
    return found


def _ends(days: Iterable[Day], today: date) -> list[Need]:
    return [
        Need(
            word="Late" if day.on < today else "Due",
            what=day.what,
            url=day.url,
            why=f"{'It was due by' if day.on < today else 'By'} {plain_day(day.on)}.",
        )
        for day in days
        if day.on <= today + day.ahead
    ]


def _unrecorded(meetings: Iterable[MeetingLine]) -> list[Need]:
    return [
        Need(
            word="Late",
            what=f"The meeting of {plain_day(each.on)}",
            url=address("meeting", each.ref),
            why="Nothing is written of it yet.",
        )
        for each in meetings
        if each.state == "to record"
    ]


def _dated(ref: str, record: RecordView, today: date) -> list[Need]:
    """List actions and targets past their day, or in their last two weeks."""
    found = []
    for part in record.dated[:SHOWN]:
        by_on = date.fromisoformat(part.detail["by_on"])
        owner = part.detail.get("owner", "")
        found.append(
            Need(
                word="Late" if by_on < today else "Due",
                what=short(part.text),
                url=address("plan_part", ref, part.ref),
                why=f"{owner}, by {plain_day(by_on)}." if owner else f"By {plain_day(by_on)}.",
            )
        )
    if len(record.dated) > SHOWN:
        url = f"{address('pupil', ref)}?open=actions#actions"
        found.append(Need(word="Due", what="Other targets and actions", url=url))
    return found


def _waiting(ref: str, counted: Counted) -> list[Need]:
    found = []
    if counted.proposed:
        word = "change waits" if counted.proposed == 1 else "changes wait"
        found.append(
            Need(
                word="Waits",
                what=f"{counted.proposed} proposed {word} for an answer",
                url=address("plan_proposals", ref),
            )
        )
    if counted.old:
        word = "part" if counted.old == 1 else "parts"
        found.append(
            Need(
                word="Waits",
                what=f"{counted.old} {word} to confirm: still true?",
                url=address("still_true", ref),
            )
        )
    return found
