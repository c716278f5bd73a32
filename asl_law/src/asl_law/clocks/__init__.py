"""Every statutory clock, by its id.

``CLOCKS`` holds the law as it stands; ``VERSIONS`` holds every version of every rule, oldest first;
``rule_on`` picks the version that was the law on a day.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.clocks.agencies import AGENCY_HELP
from asl_law.clocks.csp import CSP_DECISION, CSP_DECISION_2005, CSP_REQUEST
from asl_law.clocks.reviews import (
    ANNUAL_REVIEW_COMPLETE,
    ANNUAL_REVIEW_COMPLETE_2005,
    ANNUAL_REVIEW_DUE,
    EARLY_REVIEW_ANSWER,
    EARLY_REVIEW_COMPLETE,
    EARLY_REVIEW_COMPLETE_2005,
)
from asl_law.clocks.tribunal import TRIBUNAL_REFERENCE
from asl_law.errors import NotInForce, UnknownName
from asl_law.time_limits import TimeLimit

VERSIONS: tuple[TimeLimit, ...] = (
    CSP_REQUEST,
    CSP_DECISION_2005,
    CSP_DECISION,
    ANNUAL_REVIEW_DUE,
    ANNUAL_REVIEW_COMPLETE_2005,
    ANNUAL_REVIEW_COMPLETE,
    EARLY_REVIEW_ANSWER,
    EARLY_REVIEW_COMPLETE_2005,
    EARLY_REVIEW_COMPLETE,
    AGENCY_HELP,
    TRIBUNAL_REFERENCE,
)

CLOCKS: Mapping[str, TimeLimit] = MappingProxyType({rule.id: rule for rule in VERSIONS})


def versions_of(clock: str) -> tuple[TimeLimit, ...]:
    """List the versions of one clock, oldest first, or refuse an id that is not a clock."""
    found = tuple(rule for rule in VERSIONS if clock in (rule.id, rule.key))
    if not found:
        raise UnknownName(f"{clock!r} is not a clock; the clocks are {', '.join(CLOCKS)}.")
    return found


def rule_on(clock: str, on: date) -> TimeLimit:
    """Pick the version of a clock that was the law on the day of its trigger.

    >>> rule_on("C02", date(2009, 6, 1)).grounds is None
    True
    """
    versions = versions_of(clock)
    for rule in versions:
        if rule.is_in_force(on):
            return rule
    versions[-1].last_day(on)
    raise NotInForce(f"{clock}: no version of this rule is the law on {on}.")


__all__ = [
    "AGENCY_HELP",
    "ANNUAL_REVIEW_COMPLETE",
    "ANNUAL_REVIEW_COMPLETE_2005",
    "ANNUAL_REVIEW_DUE",
    "CLOCKS",
    "CSP_DECISION",
    "CSP_DECISION_2005",
    "CSP_REQUEST",
    "EARLY_REVIEW_ANSWER",
    "EARLY_REVIEW_COMPLETE",
    "EARLY_REVIEW_COMPLETE_2005",
    "TRIBUNAL_REFERENCE",
    "VERSIONS",
    "rule_on",
    "versions_of",
]
