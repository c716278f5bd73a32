"""What casework looks like to those who read it: plain values, worked out on a day.

Selectors return these. They hold no rows, so that a page can be drawn from them and
nothing more can be reached through them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A last day that was moved: from when, on which ground, and when people were told."""

    first_due_on: date
    ground: str
    meaning: str
    reason: str
    informed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockToday:
    """One time limit, as it stands today. The days are the stored ones; the state never is."""

    ref: str
    rule: str
    duty: str
    started_on: date
    start_word: str
    first_due_on: date
    due_on: date
    today: date
    state: str
    why: str
    citation: str
    citation_url: str
    notes: tuple[str, ...]
    checked: bool
    if_missed: str
    deemed_as: str = ""
    extension: Extension | None = None
    stopped_on: date | None = None
    stop_word: str = "answered"
    can_extend: bool = False
    waiting_on: str = ""
    adopted: str = ""  # whose dates these are, where they were not recorded as they happened
    told_wrongly: tuple[str, ...] = ()  # new dates told that the law does not allow


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A letter or document, to one reader."""

    ref: str
    letter: str
    title: str
    to: str
    why: str
    citation: str
    made_on: date
    sent_on: date | None
    channel: str
    message_ref: str
    event: str
    about_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOpen:
    """A paper opened to read. ``html`` is as issued; the other formats are ``paper_file``'s."""

    paper: Paper
    html: bytes
    pupil_ref: str
    pupil_name: str
    readers: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the strip: what, when, who, and the paper that goes with it."""

    state: str  # done, now, next
    what: str
    when: str = ""
    who: str = ""
    paper: str = ""
    paper_ref: str = ""
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RightToday:
    """Something the family can do today, and the last safe day for it."""

    what: str
    how: str
    last_day: date | None = None
    why: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Which plan, what happened, what happens next, by when, who, and one's rights today."""

    plan_words: str
    steps: tuple[Step, ...]
    rights: tuple[RightToday, ...]
    today: date
    adopted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSaid:
    """One thing the child requires, in an agency's words."""

    ref: str
    what: str
    how_often: str
    how_long: str
    by_whom: str
    serves_education: bool
    delivered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What an agency answered, attributed."""

    ref: str
    agency: str
    service: str
    by_whom: str
    sent_on: date
    stance: str
    summary: str
    help: tuple[HelpSaid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAsked:
    """One question to an agency, its clock and the state of its link."""

    ref: str
    agency: str
    service: str
    named_person: str
    named_role: str
    question: str
    asked_on: date
    made_on: date | None
    clock: ClockToday | None
    link_state: str  # none, waiting, fresh, confirmed, expired, revoked, answered
    link_ref: str
    expires_on: date | None
    answered_on: date | None
    more_time_until: date | None
    more_time_reason: str
    adopted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The next lawful step: a code for the page that does it, and its words."""

    code: str  # record, propose, send, wait, test, issue, review
    words: str
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseToday:
    """All of the casework about a pupil, for those who do it."""

    pupil_ref: str
    stage: str  # none, requested, proposed, not_required, required, issued
    request_ref: str
    proposal_ref: str
    decision_ref: str
    received_on: date | None
    asked_by: str
    reasons: str
    clocks: tuple[ClockToday, ...]
    review_complete_by: date | None
    asks: tuple[AgencyAsked, ...]
    papers: tuple[Paper, ...]
    next_step: NextStep
    questions: tuple[str, ...]  # open legal questions that touch this case
    adopted: str = ""
    decision_adopted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayRow:
    """One child in the tray."""

    pupil_ref: str
    name: str
    school: str
    clock: ClockToday
    waiting_on: str
    next_step: NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """One page of the tray, what hurts first at the top, and each filter's count."""

    rows: tuple[TrayRow, ...]
    counts: dict[str, int]
    show: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkToday:
    """Where a link stands, for whoever opened it. Opening it changed nothing."""

    ref: str
    state: str  # fresh, confirmed, expired, revoked, sent
    named_person: str
    named_role: str
    organisation: str
    council: str
    council_telephone: str
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What one named person of one agency is asked, with only what is needed to answer."""

    ref: str
    child: str
    birth_date: date
    school: str
    council: str
    officer: str
    officer_contact: str
    agency: str
    service: str
    named_person: str
    question: str
    asked_on: date
    clock: ClockToday | None
    letter_html: str
    draft: dict[str, Any]
    version: int | None
    sent: Material | None
    more_time_until: date | None
    grounds: tuple[tuple[str, str], ...]
