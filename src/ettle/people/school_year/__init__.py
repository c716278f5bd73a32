"""A school year as plain values: its spans, what each day is, and what looks wrong with it.

What belongs here: arithmetic on days. What does not: rows, files, or who may change them.
"""

from ettle.people.school_year.checking import Finding, check_session
from ettle.people.school_year.days import (
    DayCount,
    count_days,
    day_kinds,
    known_stretches,
    law_year,
)
from ettle.people.school_year.spans import (
    CLOSING_KINDS,
    KIND_WORDS,
    NEEDS_SCHOOLS,
    Span,
    calendar_needed,
    is_session_name,
    session_after,
    session_of,
    sessions_near,
)

__all__ = [
    "CLOSING_KINDS",
    "KIND_WORDS",
    "NEEDS_SCHOOLS",
    "DayCount",
    "Finding",
    "Span",
    "calendar_needed",
    "check_session",
    "count_days",
    "day_kinds",
    "is_session_name",
    "known_stretches",
    "law_year",
    "session_after",
    "session_of",
    "sessions_near",
]
