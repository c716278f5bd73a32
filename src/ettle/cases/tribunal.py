"""The last safe day for a reference to the Tribunal, as families are told it.

The law counts two months from the day the right was notified. We count from the day a
letter is sent, or for silence from the last day of the missed limit: the earliest that
anyone could argue, so that a family that keeps to it is in time (LAW-Q6). It is never
used to tell a family that they are out of time.
"""

from datetime import date

from asl_law.clocks import rule_on


def last_safe_day(counted_from: date) -> tuple[date, str]:
    """Give the last safe day and a sentence that says how it was counted."""
    clock = rule_on("C19", counted_from).start(counted_from)
    return clock.due_on, clock.explanation
