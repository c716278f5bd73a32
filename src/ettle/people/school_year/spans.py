"""One run of days of a school year, and the names of sessions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from asl_law.days import in_words

KIND_WORDS: Final[Mapping[str, str]] = {
    "term": "Pupils’ days, first to last",
    "holiday": "Holiday",
    "local_holiday": "Local holiday",
    "in_service": "In-service day",
    "closure": "Closed for a day or more",
    "opens_late": "Not open to pupils yet",
}
CLOSING_KINDS: Final = ("holiday", "local_holiday", "closure", "opens_late")
NEEDS_SCHOOLS: Final = ("local_holiday", "opens_late")
NAME = re.compile(r"(20\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of days, both ends included.

    It holds for every school unless ``school_ids`` names some, or ``scope`` says in words
    that it is for some schools only and nobody has yet said which.
    """

    session: str
    kind: str
    starts_on: date
    ends_on: date
    label: str = ""
    scope: str = ""
    school_ids: frozenset[int] = frozenset()
    source: str = ""
    ref: str = ""
    version: int = 0

    @property
    def is_for_all(self) -> bool:
        """Say whether every school of the authority keeps it."""
        return not self.scope and not self.school_ids

    @property
    def needs_schools(self) -> bool:
        """Say whether it is for some schools and nobody has said which."""
        return bool(self.scope) and not self.school_ids

    def holds_for(self, school_id: int | None) -> bool | None:
        """Say whether a school keeps it; None where that is not known.

        With no school: what every school keeps.
        """
        if self.is_for_all:
            return True
        if school_id is None:
            return False
        return None if self.needs_schools else school_id in self.school_ids

    def touches(self, first: date, last: date) -> bool:
        """Say whether any of its days lies between two days, both included."""
        return self.starts_on <= last and self.ends_on >= first


def is_session_name(name: str) -> bool:
    """Say whether a name is two years that follow each other, such as 2026-27."""
    match = NAME.fullmatch(name)
    return match is not None and (int(match[1]) + 1) % 100 == int(match[2])


def session_of(day: date) -> str:
    """Name the session that a day belongs to, which begins in August.

    >>> session_of(date(2027, 7, 31)), session_of(date(2027, 8, 1))
    ('2026-27', '2027-28')
    """
    return _named(day.year if day.month >= 8 else day.year - 1)


def session_after(session: str) -> str:
    """Name the session that follows.

    >>> session_after("2098-99")
    '2099-00'
    """
    return _named(int(session[:4]) + 1)


def sessions_near(first: date, last: date) -> list[str]:
    """Name the sessions that can say something of a stretch of days, and their neighbours."""
    return [_named(year) for year in range(first.year - 2, last.year + 2)]


def calendar_needed(day: date) -> str:
    """Say that a rule cannot be used on a day, because no calendar speaks of it."""
    return (
        f"Calendar needed: no school calendar is loaded for {in_words(day)}, so Ettle cannot tell "
        f"whether schools are open. Ask the council to load the session {session_of(day)}."
    )


def _named(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"
