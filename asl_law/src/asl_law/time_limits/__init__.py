"""A statutory time limit, and the clock it starts.

Nothing here reads a clock, a database or a network: dates go in, dates come out. A ``TimeLimit``
is the rule; a ``Clock`` is the rule running from a day. The sentence and the date come from the
same object, so they cannot disagree.

    >>> from asl_law.clocks import CSP_REQUEST
    >>> from datetime import date
    >>> clock = CSP_REQUEST.start(date(2026, 11, 2))
    >>> clock.due_on, clock.cap_on
    (datetime.date(2026, 12, 27), datetime.date(2027, 2, 22))
    >>> clock.extend(date(2027, 2, 23), ground="7(1)(a)", informed_on=date(2026, 12, 1))
    Traceback (most recent call last):
    asl_law.errors.ExtensionNotAllowed: C01: at most 16 weeks from the day, Monday 22 February 2027.
"""

from asl_law.consequences import Consequence, Ground, Kind, Nature
from asl_law.time_limits.clock import Clock, Extension, State
from asl_law.time_limits.extending import UnknownGround, check_ground
from asl_law.time_limits.rule import TimeLimit

__all__ = [
    "Clock",
    "Consequence",
    "Extension",
    "Ground",
    "Kind",
    "Nature",
    "State",
    "TimeLimit",
    "UnknownGround",
    "check_ground",
]
