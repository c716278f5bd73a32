"""Days to the Tribunal: where their start is not confirmed, only a safe one is named."""

from datetime import date

from asl_law.clocks.tribunal import RULES_BEGAN, TRIBUNAL_FAILURE_REFERENCE, TRIBUNAL_REFERENCE
from asl_law.errors import CalendarNotKnown


def two_months(start: date, on: date, *, cautious: bool) -> date | None:
    """Count two months for a reference; a cautious day that is past is left out, not "too late"."""
    if start < RULES_BEGAN:
        return None
    rule = TRIBUNAL_REFERENCE if cautious else TRIBUNAL_FAILURE_REFERENCE
    try:
        by = rule.last_day(start)
    except CalendarNotKnown:  # beyond the known bank holidays no day is named
        return None
    return None if cautious and by < on else by
