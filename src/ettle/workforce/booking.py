"""Finding paid, protected minutes in an assistant's own working day.

Pure. The hours are agreed practice, not law: an authority's roll says how long a week is,
not when a day begins, so one usual day stands for all. Not here: rows, or who books.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

DAY_BEGINS: Final = time(8, 40)
DAY_ENDS: Final = time(15, 0)
DAYS_AHEAD: Final = 10
STEP: Final = 5
OPEN_KINDS: Final = ("pupils", "in_service")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Minutes on a day, from a time. ``needs_cover`` when the child is already in class."""

    day: date
    starts_at: time
    minutes: int
    needs_cover: bool = False

    @property
    def ends_at(self) -> time:
        """When the minutes are over."""
        return _clock(_minute(self.starts_at) + self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """What an assistant's days look like: open days of the school, and what is taken."""

    days: Mapping[date, str]
    taken: tuple[Slot, ...] = ()

    def is_open(self, day: date) -> bool:
        """Say whether staff are in school: a closed day is never booked."""
        return self.days.get(day) in OPEN_KINDS


def slot_for(
    minutes: int,
    *,
    first_day: date,
    starts_at: time,
    not_before: tuple[date, time],
    at: WorkingTime,
) -> Slot | None:
    """Find minutes before the first session with the child, as near to it as they fit.

    First before the session on the first day itself; then on the nearest earlier open day;
    last, on the first day from the start of work, with somebody else beside the child.
    ``not_before`` is now. None when the first day has no room left at all.
    """
    before = _fit(minutes, first_day, DAY_BEGINS, min(starts_at, DAY_ENDS), not_before, at)
    if before:
        return before
    for back in range(1, DAYS_AHEAD + 1):
        day = first_day - timedelta(days=back)
        found = day >= not_before[0] and _fit(minutes, day, DAY_BEGINS, DAY_ENDS, not_before, at)
        if found:
            return found
    covered = _fit(minutes, first_day, DAY_BEGINS, DAY_ENDS, not_before, at)
    return covered and Slot(covered.day, covered.starts_at, minutes, needs_cover=True)


def nearest_pupil_day(day: date, days: Mapping[date, str], *, not_before: date) -> date | None:
    """Give the day nearest to ``day`` on which pupils are in school, the later of two."""
    known = [each for each, kind in days.items() if kind == "pupils" and each >= not_before]
    return min(known, key=lambda each: (abs((each - day).days), each < day), default=None)


def overlaps(one: Slot, other: Slot) -> bool:
    """Say whether two stretches of one person's time meet."""
    return one.day == other.day and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _fit(
    minutes: int,
    day: date,
    opens: time,
    closes: time,
    not_before: tuple[date, time],
    at: WorkingTime,
) -> Slot | None:
    if not at.is_open(day):
        return None
    earliest = max(opens, not_before[1]) if day == not_before[0] else opens
    for start in _starts(earliest, _minute(closes) - minutes, at.taken, day):
        wanted = Slot(day, _clock(start), minutes)
        if not any(overlaps(wanted, taken) for taken in at.taken):
            return wanted
    return None


def _starts(earliest: time, last: int, taken: Iterable[Slot], day: date) -> list[int]:
    """Try each five minutes of the clock, and the moment that each taken stretch ends."""
    first = -(-_minute(earliest) // STEP) * STEP
    ends = [_minute(slot.ends_at) for slot in taken if slot.day == day]
    return sorted(
        start for start in {*range(first, last + 1, STEP), *ends} if first <= start <= last
    )


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(minute: int) -> time:
    return time(min(minute, 24 * 60 - 1) // 60, min(minute, 24 * 60 - 1) % 60)
