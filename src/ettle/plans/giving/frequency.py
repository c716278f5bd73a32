"""How often a support is to be given: structured where it was, else read from its words.

Counted in school days, because that is what one press says: *given today as planned*.
Nothing is guessed. Words that promise no number (*as needed*) give nothing, which is a break
in the thread: a support that nobody can count is one that nobody can miss.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ettle.plans.giving.school_weeks import SchoolWeek

PERIODS = {
    "day": "every school day",
    "week": "a week",
    "fortnight": "every two weeks",
    "month": "a month",
    "term": "a term",
    "year": "a year",
}
COUNTS = {
    "once": 1, "one": 1, "a": 1, "an": 1, "each": 1, "every": 1, "per": 1, "twice": 2, "two": 2,
    "three": 3, "thrice": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
NUMBER = r"(?P<count>\d{1,2}|" + "|".join(sorted(COUNTS, key=len, reverse=True)) + r")"
UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|terms?|years?)"
EVERY_TIME = re.compile(
    r"\b(?:daily|throughout|always|at all times"
    r"|(?:every|each) (?:school )?(?:day|lesson|morning|afternoon|playtime|lunch)"
    r"|all (?:day|session|lessons?))\b"
)
ONE_WORD = {"weekly": "week", "fortnightly": "fortnight", "monthly": "month", "termly": "term"}
ONE_WORD |= {"yearly": "year", "annually": "year"}
NO_PROMISE = re.compile(r"\b(?:as|if|when|where) (?:needed|required|necessary|possible|she|he)\b")
EVERY_OTHER = re.compile(r"\b(?:every (?:other|second|2|two) weeks?|alternate weeks)\b")
TIMES_A = re.compile(
    NUMBER + r"(?:\s*(?:times?|x|sessions?|visits?|hours?|lessons?|days?))?"
    r"\s*(?:a|an|per|each|every|in each|/)?\s*(?:school\s+)?" + UNIT + r"\b"
)
MOST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many school days in each of some period; *day* means every school day."""

    times: int
    per: str

    def __str__(self) -> str:
        if self.per == "day":
            return PERIODS["day"]
        times = {1: "once", 2: "twice"}.get(self.times, f"{self.times} times")
        return f"{times} {PERIODS[self.per]}"


def frequency_of(detail: Mapping[str, Any]) -> Frequency | None:
    """Give how often a support is to be given; None where nothing was said that can be counted.

    >>> frequency_of({"how_often": "Twice a week"})
    Frequency(times=2, per='week')
    >>> frequency_of({"times": 3, "per": "week", "how_often": "Mondays, mostly"})
    Frequency(times=3, per='week')
    >>> frequency_of({"how_often": "As needed"}) is None
    True
    """
    times, per = detail.get("times"), detail.get("per")
    if isinstance(times, int) and times > 0 and per in PERIODS:
        return _counted(times, str(per))
    return _read(str(detail.get("how_often") or ""))


def planned_by_week(frequency: Frequency, weeks: Sequence[SchoolWeek]) -> list[int]:
    """Say on how many days of each school week a support is to be given.

    A short week asks for its share, and one day at the least. What is due in a fortnight or a
    month is counted in the last school week of it, since it may be given until then. What is
    due in a term or a year is in no one week: ``giving.periods`` counts it over the whole.
    """
    if frequency.per in ("day", "week"):
        return [_in_week(frequency, len(week.days)) for week in weeks]
    planned = [0] * len(weeks)
    if frequency.per in ("term", "year"):
        return planned
    groups: dict[object, list[int]] = {}
    for at, week in enumerate(weeks):
        if week.days:
            groups.setdefault(period_of(frequency.per, week), []).append(at)
    for at, members in enumerate(groups.values()):
        is_last = at == len(groups) - 1
        if not (is_last and not _has_ended(frequency.per, weeks[members[-1]])):
            planned[members[-1]] = frequency.times
    return planned


def _counted(times: int, per: str) -> Frequency:
    if per == "day" or (per == "week" and times >= MOST_DAYS):
        return Frequency(1, "day")
    return Frequency(times, per)


def _read(words: str) -> Frequency | None:
    plain = " ".join(words.casefold().split())
    if not plain or NO_PROMISE.search(plain):
        return None
    if EVERY_OTHER.search(plain):
        return Frequency(1, "fortnight")
    found = TIMES_A.search(plain)
    if found and not EVERY_TIME.match(plain):
        count = COUNTS.get(found["count"]) or int(found["count"])
        return _counted(count, found["unit"].rstrip("s"))
    if EVERY_TIME.search(plain):
        return Frequency(1, "day")
    word = next((word for word in ONE_WORD if word in plain.split()), "")
    return Frequency(1, ONE_WORD[word]) if word else None


def _in_week(frequency: Frequency, days: int) -> int:
    if not days:
        return 0
    if frequency.per == "day":
        return days
    return min(days, max(1, round(frequency.times * days / MOST_DAYS)))


def period_of(per: str, week: SchoolWeek) -> object:
    """Say to which fortnight, month, term or school year a week with school in it belongs."""
    if per == "fortnight":
        return week.monday.toordinal() // 14
    if per == "month":
        return (week.days[-1].year, week.days[-1].month)
    if per == "term":
        return week.term
    return week.days[0].year - (week.days[0].month < 8)


def _has_ended(per: str, week: SchoolWeek) -> bool:
    """Say whether the last week that is looked at closes its period: else it may yet be given."""
    if per == "fortnight":
        return week.monday.toordinal() % 14 >= 7
    return week.ends_its_month
