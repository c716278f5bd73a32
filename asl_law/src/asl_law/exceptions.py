"""The exceptions of regulation 7: is the ground made out, and was everything done to use it?

An exception is used only when every point of the checklist holds: the ground is one the clock has,
the facts fall inside it, they are why the limit cannot be met, the new date is within the cap and
no longer than needed, and those who must be told were told in time. What is missing is named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from asl_law.calendar import Closure
from asl_law.citations import Citation, csp_regulations, ssi
from asl_law.days import in_words
from asl_law.errors import ExtensionNotAllowed
from asl_law.time_limits import Clock, Ground

_FOUR_WEEKS = 28
_REPORT = "C26"
_ANSWERS = ("C01", "C05")  # regulations 4A and 5A: the new date is told, a reason is not required


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is recorded about one use of an exception; each ground looks at its own part."""

    sought_on: date | None = None  # (a), (d), (e): when advice, information or help was sought
    closure: Closure | None = None  # (a)
    wished_later: bool = False  # (b): they want to give advice after the limit
    agreed_on: date | None = None  # (b)
    assessment_asked_on: date | None = None  # (c)
    assessment_in_time: bool | None = None  # (c): its results will be there before the limit
    answered_on: date | None = None  # (d), (e): when the answer came, if it came
    reason: str = ""  # (f), (i), and everywhere the reason that is told
    approved_by: str = ""  # (f), (i)
    absent: tuple[date, date] | None = None  # (g): first and last day away
    missed_on: date | None = None  # (h)
    first_answers_on: date | None = None  # (i): when the first advice came


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of an exception, as it is recorded."""

    ground: str
    to: date
    facts: Facts
    is_why_it_is_impractical: bool
    is_no_longer_than_necessary: bool
    told_on: date | None = None
    told_the_new_date: bool = False
    told_the_reason: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the checklist: holds or not, in words, with its provision."""

    name: str
    holds: bool
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every point of the use of an exception. ``missing`` names those that do not hold."""

    points: tuple[Point, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether the exception may be used."""
        return all(point.holds for point in self.points)

    @property
    def missing(self) -> tuple[str, ...]:
        """Say what is missing, each in words."""
        return tuple(point.words for point in self.points if not point.holds)


_LIMITS = csp_regulations("regulation 7(3)")
_NOTICE = csp_regulations("regulation 7(2)")
_GROUNDS = csp_regulations("regulation 7(1)")
_AGENCY = ssi("2005/264", "regulation 3")


def check(clock: Clock, use: Use) -> Checklist:
    """Go through the checklist for one use of an exception."""
    ground = next((each for each in clock.rule.grounds or () if each.number == use.ground), None)
    grounds = _cited(clock, _GROUNDS)
    if ground is None:
        words = f"{use.ground} is not an exception that {clock.rule.id} has"
        return Checklist((Point("ground", False, words, grounds),))
    return Checklist(
        (
            Point("ground", True, f"{use.ground} is an exception here", grounds),
            _facts(ground, clock, use.facts),
            Point(
                "cause",
                use.is_why_it_is_impractical,
                "this is why it is impractical to meet the limit",
                grounds,
            ),
            _room(clock, use),
            Point(
                "length",
                use.is_no_longer_than_necessary,
                "the new date is no later than reasonably necessary",
                _cited(clock, _LIMITS),
            ),
            _notice(clock, use),
        )
    )


def _cited(clock: Clock, provision: Citation) -> Citation:
    """Cite where the point stands: each instrument has its own exceptions."""
    if clock.rule.id == "C10":
        return _AGENCY
    return clock.rule.citation if clock.rule.id in (*_ANSWERS, _REPORT) else provision


def extend(clock: Clock, use: Use) -> Clock:
    """Extend the clock by an exception that is made out, or name everything that is missing."""
    checklist = check(clock, use)
    if not checklist.is_complete:
        raise ExtensionNotAllowed(f"{clock.rule.id}: missing: {'; '.join(checklist.missing)}.")
    return clock.extend(use.to, ground=use.ground, informed_on=use.told_on)


def _room(clock: Clock, use: Use) -> Point:
    fits = clock.cap_on is not None and clock.due_on < use.to <= clock.cap_on
    last = in_words(clock.cap_on) if clock.cap_on else "no day at all"
    words = f"the new date is after {in_words(clock.due_on)} and no later than {last}"
    return Point("cap", fits, words, _cited(clock, _LIMITS))


def _notice(clock: Clock, use: Use) -> Point:
    answer = clock.rule.id in _ANSWERS
    told = use.told_on is not None and clock.started_on <= use.told_on <= clock.due_on
    enough = use.told_the_new_date and (answer or use.told_the_reason)
    words = (
        f"notice of {clock.rule.tell_of_delay} was sent to those who must be told, "
        f"no later than {in_words(clock.due_on)}"
    )
    return Point("notice", told and enough, words, _cited(clock, _NOTICE))


def _facts(ground: Ground, clock: Clock, facts: Facts) -> Point:
    test, words = _TESTS[ground.number]
    cite = (
        csp_regulations(f"regulation {ground.number}")
        if ground.is_numbered_in_law
        else _cited(clock, _AGENCY)
    )
    return Point("facts", test(clock, facts), words, cite)


def _school_closed(clock: Clock, facts: Facts) -> bool:
    if facts.closure is None or facts.sought_on is None or not facts.closure.is_four_weeks:
        return False
    first, last = facts.closure.window
    return first <= facts.sought_on <= last


def _agreed_later(clock: Clock, facts: Facts) -> bool:
    return facts.wished_later and facts.agreed_on is not None and facts.agreed_on <= clock.due_on


def _assessment(clock: Clock, facts: Facts) -> bool:
    asked = facts.assessment_asked_on
    return asked is not None and asked <= clock.due_on and facts.assessment_in_time is False


def _no_answer(clock: Clock, facts: Facts) -> bool:
    sought = facts.sought_on
    return sought is not None and sought <= clock.due_on and facts.answered_on is None


def _approved(clock: Clock, facts: Facts) -> bool:
    return bool(facts.reason.strip() and facts.approved_by.strip())


def _told_why(clock: Clock, facts: Facts) -> bool:
    return bool(facts.reason.strip())


def _absent(clock: Clock, facts: Facts) -> bool:
    if facts.absent is None:
        return False
    first, last = facts.absent
    overlaps = first <= clock.due_on and last >= clock.started_on
    return overlaps and (last - first).days + 1 >= _FOUR_WEEKS


def _missed(clock: Clock, facts: Facts) -> bool:
    return facts.missed_on is not None and clock.started_on <= facts.missed_on <= clock.due_on


def _further(clock: Clock, facts: Facts) -> bool:
    answers = facts.first_answers_on
    return answers is not None and answers <= clock.due_on and _approved(clock, facts)


_TESTS: Mapping[str, tuple[Callable[[Clock, Facts], bool], str]] = MappingProxyType(
    {
        "7(1)(a)": (
            _school_closed,
            "advice was sought from a school that closed for four weeks or more, between a week "
            "before it closed and the day it reopened",
        ),
        "7(1)(b)": (
            _agreed_later,
            "the parent or young person wishes to give advice after the limit, and the authority "
            "agreed before it",
        ),
        "7(1)(c)": (
            _assessment,
            "an assessment was asked for, and it cannot take place or give its result in time",
        ),
        "7(1)(d)": (_no_answer, "advice was sought within the limit and has not been provided"),
        "7(1)(e)": (_no_answer, "help was asked for within the limit and there is no response"),
        "7(1)(f)": (_approved, "the exceptional circumstances are recorded, and who approved it"),
        "7(1)(g)": (
            _absent,
            "they were away from the area for four weeks on end, some of it within the limit",
        ),
        "7(1)(h)": (_missed, "an appointment within the limit was missed"),
        "7(1)(i)": (
            _further,
            "the first answers came within the limit, and it is recorded why more are needed and "
            "who approved it",
        ),
        "new-date": (_told_why, "the adjudicator gave the reason for a new date"),
        "ground-1": (
            _assessment,
            "an assessment was asked for, and it cannot take place or give its result in time",
        ),
        "ground-2": (_missed, "an appointment within the limit was missed"),
        "ground-3": (_no_answer, "the agency asked for advice within the limit and awaits it"),
    }
)
