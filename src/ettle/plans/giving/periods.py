"""What is promised over longer than a week, counted over the whole of it: fortnight to year.

No one week owes it, so none is called empty for it: it may be given until the last school
day of its fortnight, month, term or school year. Plain values in and out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asl_law.days import in_words
from ettle.plans.giving.frequency import Frequency, period_of
from ettle.plans.giving.school_weeks import SchoolWeek
from ettle.plans.giving.weeks import NOBODYS_GAP, QUIET_WEEKS, Gap, GivenDay, best_by_day

LONGER = frozenset({"fortnight", "month", "term", "year"})
OVER_TERMS = frozenset({"term", "year"})  # too long for the week's picture to show
NAMES = {"fortnight": "two weeks", "month": "month", "term": "term", "year": "school year"}
LOOKED_BACK = timedelta(weeks=20)
YEAR_BEGINS = 8  # a school year is in one session of the calendar: August to July


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPeriod:
    """One stretch over which a support was promised, and on how many of its days it was given."""

    per: str
    first: date
    last: date
    weeks: int
    planned: int
    given: int
    excused: int
    is_over: bool

    @property
    def owed(self) -> int:
        """How many days were the adults' to give: those the child was away for are not."""
        return max(0, self.planned - self.excused)

    def __str__(self) -> str:
        name, said = NAMES[self.per], f"{self.given} of {self.planned}"
        if self.is_over:
            return f"The {name} that ended on {in_words(self.last)}: {said}."
        which = "These" if self.per == "fortnight" else "This"
        return f"{which} {name} so far: {said}. It can be given until {in_words(self.last)}."


def looked_at(today: date) -> tuple[date, date]:
    """Give the first and last day that have to be known: the school year, and some weeks before."""
    began = date(today.year - (today.month < YEAR_BEGINS), YEAR_BEGINS, 1)
    return min(began, today - LOOKED_BACK), date(began.year + 1, YEAR_BEGINS, 1)


def given_periods(
    frequency: Frequency,
    weeks: Sequence[SchoolWeek],
    days: Iterable[GivenDay],
    *,
    began_on: date,
    today: date,
) -> tuple[GivenPeriod, ...]:
    """Count a support over each stretch up to the one that runs, oldest first.

    A support that began in the middle of one owes its share of it. The stretch that the first
    week cuts into is left out, because nobody sees the whole of it.
    """
    groups: dict[object, list[SchoolWeek]] = {}
    for week in weeks:
        if week.days:
            groups.setdefault(period_of(frequency.per, week), []).append(week)
    best = best_by_day(days)
    return tuple(
        _period(frequency, group, best, began_on=began_on, today=today)
        for group in groups.values()
        if group[0] is not weeks[0] and group[0].monday <= today and group[-1].friday >= began_on
    )


def _period(
    frequency: Frequency,
    group: Sequence[SchoolWeek],
    best: dict[date, GivenDay],
    *,
    began_on: date,
    today: date,
) -> GivenPeriod:
    own = [week for week in group if week.friday >= began_on]
    first, last = max(own[0].days[0], began_on), own[-1].days[-1]
    inside = [one for one in best.values() if own[0].monday <= one.on <= own[-1].friday]
    planned = int(frequency.times * len(own) / len(group) + 0.5)
    away = sum(one.why in NOBODYS_GAP for one in inside if one.outcome == "not_given")
    return GivenPeriod(
        per=frequency.per,
        first=first,
        last=last,
        weeks=len(own),
        planned=planned,
        given=sum(one.outcome != "not_given" for one in inside),
        excused=min(planned, away),
        is_over=last < today,
    )


def gap_over(periods: Sequence[GivenPeriod]) -> Gap | None:
    """Find the gap in a support, if it has one, over the stretches that are over.

    What is given in the stretch that runs makes up for the one before.
    """
    over = [each for each in periods if each.is_over and each.owed]
    since = sum(each.given for each in periods if not each.is_over)
    quiet: list[GivenPeriod] = []
    for each in reversed(over):
        if each.given or since:
            break
        quiet.insert(0, each)
    if sum(each.weeks for each in quiet) >= QUIET_WEEKS:
        return _gap("nothing", quiet, 0)
    last = over[-1:]
    given = sum(each.given for each in last) + since
    return _gap("under_half", last, given) if given * 2 < sum(each.owed for each in last) else None


def _gap(kind: str, over: Sequence[GivenPeriod], given: int) -> Gap:
    return Gap(
        kind=kind,
        weeks=sum(each.weeks for each in over),
        planned=sum(each.owed for each in over),
        given=given,
        since=over[0].first,
    )
