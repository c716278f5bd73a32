"""Planned beside given, week by week, and where the gap is. Plain values in and out.

What is counted is the support, never the person who gives it: nothing here knows who pressed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ettle.plans.giving.frequency import Frequency, planned_by_week
from ettle.plans.giving.school_weeks import SchoolWeek, monday_of

OUTCOME_WORDS = {"given": "Given as planned", "part": "Part given", "not_given": "Not given"}
WHY_WORDS = {
    "child_absent": "The child was not in school",
    "adult_absent": "The adult was not there",
    "child_chose": "The child chose not to, today",
    "school_event": "Something else was on at school",
    "moved": "Moved to another day",
    "not_needed": "It was not needed today",
    "other": "Another reason",
}
# A child who was away or chose not to is no gap in what was offered.
NOBODYS_GAP = frozenset({"child_absent", "child_chose", "not_needed"})
BEST_FIRST = ("given", "part", "not_given")
QUIET_WEEKS = 2
WEEKS_SHOWN = 8
GAP_WORDS = {
    "nothing": "Planned, and not given for {weeks} school weeks",
    "under_half": "Less than half of what was planned was given in {weeks} school weeks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDay:
    """What came of one support on one day, and why where it was not given whole."""

    on: date
    outcome: str
    why: str = ""
    words: str = ""
    minutes: int | None = None
    by_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWeek:
    """One week of one support: how many days it was planned for, and what came of it."""

    week: SchoolWeek
    planned: int
    given: int
    part: int
    not_given: int
    reasons: tuple[tuple[str, int], ...] = ()
    excused: int = 0

    @property
    def owed(self) -> int:
        """How many days were the adults' to give: those the child was away for are not."""
        return max(0, self.planned - self.excused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Support that is planned and not given: two school weeks of nothing, or less than half."""

    kind: str
    weeks: int
    planned: int
    given: int
    since: date

    def __str__(self) -> str:
        return f"{GAP_WORDS[self.kind].format(weeks=self.weeks)}: {self.given} of {self.planned}."


def best_by_day(days: Iterable[GivenDay]) -> dict[date, GivenDay]:
    """Give one line a day where two people gave the same support: the better of what they said."""
    found: dict[date, GivenDay] = {}
    for one in days:
        before = found.get(one.on)
        if before is None or _rank(one) < _rank(before):
            found[one.on] = one
    return found


def _rank(one: GivenDay) -> int:
    return BEST_FIRST.index(one.outcome)


def given_weeks(
    frequency: Frequency | None, weeks: Sequence[SchoolWeek], days: Iterable[GivenDay]
) -> tuple[GivenWeek, ...]:
    """Put what was given beside what was planned, week by week."""
    planned = planned_by_week(frequency, weeks) if frequency else [0] * len(weeks)
    by_week: dict[date, list[GivenDay]] = {}
    for one in best_by_day(days).values():
        by_week.setdefault(monday_of(one.on), []).append(one)
    return tuple(
        _week(week, due, by_week.get(week.monday, []))
        for week, due in zip(weeks, planned, strict=True)
    )


def _week(week: SchoolWeek, planned: int, days: list[GivenDay]) -> GivenWeek:
    outcomes = Counter(one.outcome for one in days)
    reasons = Counter(one.why for one in days if one.why)
    return GivenWeek(
        week=week,
        planned=planned,
        given=outcomes["given"],
        part=outcomes["part"],
        not_given=outcomes["not_given"],
        reasons=tuple((WHY_WORDS[why], count) for why, count in reasons.most_common()),
        excused=min(planned, sum(reasons[why] for why in NOBODYS_GAP)),
    )


def gap_in(weeks: Sequence[GivenWeek], *, today: date) -> Gap | None:
    """Find the gap in a support, if it has one, over the school weeks that are over.

    The week that is running is not counted: it may still be given. Nothing is said before two
    school weeks in which it was planned.
    """
    over = [each for each in weeks if each.owed and each.week.friday < today]
    if len(over) < QUIET_WEEKS:
        return None
    quiet = _quiet_at_the_end(over)
    if len(quiet) >= QUIET_WEEKS:
        return _gap("nothing", quiet)
    recent = over[-4:]
    given = sum(each.given + each.part for each in recent)
    return _gap("under_half", recent) if given * 2 < sum(each.owed for each in recent) else None


def _quiet_at_the_end(over: Sequence[GivenWeek]) -> list[GivenWeek]:
    quiet: list[GivenWeek] = []
    for each in reversed(over):
        if each.given or each.part:
            break
        quiet.insert(0, each)
    return quiet


def _gap(kind: str, weeks: Sequence[GivenWeek]) -> Gap:
    return Gap(
        kind=kind,
        weeks=len(weeks),
        planned=sum(each.owed for each in weeks),
        given=sum(each.given + each.part for each in weeks),
        since=weeks[0].week.monday,
    )
