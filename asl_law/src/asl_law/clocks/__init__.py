"""Every statutory clock, C01 to C32.

``CLOCKS`` holds the law as it stands, by id; ``VERSIONS`` holds every version and variant of every
rule, in order of id and then oldest first; ``rule_on`` picks the one for a day.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.clocks.agencies import AGENCY_HELP
from asl_law.clocks.changes import (
    CHANGE_GATHER,
    CHANGE_GATHER_UNDER_SCHOOL_AGE,
    CHANGE_PASS_ON,
    CHANGE_PASS_ON_UNDER_SCHOOL_AGE,
    LEAVING_GATHER,
    LEAVING_PASS_ON,
    LEFT_NOTIFY,
    UNDER_SCHOOL_AGE,
)
from asl_law.clocks.committees import COMMITTEE_DECISION, COMMITTEE_HEARING
from asl_law.clocks.csp import CSP_DECISION, CSP_DECISION_2005, CSP_REQUEST
from asl_law.clocks.disputes import (
    DISPUTE_ANSWER,
    DISPUTE_DECISION,
    DISPUTE_PAPERS,
    DISPUTE_REFER,
    DISPUTE_REPEAT_BAR,
    DISPUTE_REPORT,
    DISPUTE_RESPONSE,
    DISPUTE_WHOLE,
    SECTION_70_DECISION,
    SECTION_70_RELEVANCE,
)
from asl_law.clocks.placing import (
    COMMITTEE_APPEAL,
    PLACING_BY_MARCH,
    PLACING_OTHER,
    check_session,
    placing_by_march,
)
from asl_law.clocks.reviews import (
    ANNUAL_REVIEW_COMPLETE,
    ANNUAL_REVIEW_COMPLETE_2005,
    ANNUAL_REVIEW_DUE,
    EARLY_REVIEW_ANSWER,
    EARLY_REVIEW_COMPLETE,
    EARLY_REVIEW_COMPLETE_2005,
    TRANSFER_REVIEW,
)
from asl_law.clocks.transfers import (
    ADOPTED_REVIEW,
    ADOPTED_TELL,
    TRANSFER_ON_MOVING,
    TRANSFER_ON_PLACING,
    TRANSFER_TELL,
)
from asl_law.clocks.tribunal import (
    DISCONTINUANCE_WAIT,
    DISCONTINUED_PLAN_KEEP,
    DISCONTINUED_TELL,
    KEEP_CHOICE,
    PERMISSION_TO_APPEAL,
    PLACING_REFERENCE_BAR,
    TRIBUNAL_FAILURE_REFERENCE,
    TRIBUNAL_REFERENCE,
)
from asl_law.clocks.unnumbered import CAPACITY_ASSESSMENT, LOOKED_AFTER_CONSIDER
from asl_law.errors import NotInForce, UnknownName, WrongFacts
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
    TRANSFER_REVIEW,
    TRANSFER_TELL,
    TRANSFER_ON_MOVING,
    ADOPTED_TELL,
    ADOPTED_REVIEW,
    TRANSFER_ON_PLACING,
    AGENCY_HELP,
    LEAVING_GATHER,
    LEAVING_PASS_ON,
    LEFT_NOTIFY,
    CHANGE_GATHER_UNDER_SCHOOL_AGE,
    CHANGE_GATHER,
    CHANGE_PASS_ON_UNDER_SCHOOL_AGE,
    CHANGE_PASS_ON,
    *PLACING_BY_MARCH,
    *PLACING_OTHER,
    *COMMITTEE_HEARING,
    *COMMITTEE_DECISION,
    COMMITTEE_APPEAL,
    TRIBUNAL_REFERENCE,
    TRIBUNAL_FAILURE_REFERENCE,
    DISCONTINUANCE_WAIT,
    DISCONTINUED_TELL,
    DISCONTINUED_PLAN_KEEP,
    KEEP_CHOICE,
    DISPUTE_REFER,
    DISPUTE_ANSWER,
    DISPUTE_RESPONSE,
    DISPUTE_REPORT,
    DISPUTE_DECISION,
    DISPUTE_WHOLE,
    DISPUTE_PAPERS,
    DISPUTE_REPEAT_BAR,
    PLACING_REFERENCE_BAR,
    PERMISSION_TO_APPEAL,
    SECTION_70_DECISION,
    SECTION_70_RELEVANCE,
    CAPACITY_ASSESSMENT,
    LOOKED_AFTER_CONSIDER,
)

_BY_NAME: dict[tuple[str, str | None], tuple[TimeLimit, ...]] = {}
for _rule in VERSIONS:
    for _name in (_rule.id, _rule.key):
        _BY_NAME[_name, _rule.variant] = (*_BY_NAME.get((_name, _rule.variant), ()), _rule)

CLOCKS: Mapping[str, TimeLimit] = MappingProxyType({rule.id: rule for rule in VERSIONS})


def versions_of(clock: str, variant: str | None = None) -> tuple[TimeLimit, ...]:
    """List the versions of one clock, oldest first, or refuse an id that is not a clock."""
    found = _BY_NAME.get((clock, variant))
    if found is None:
        raise UnknownName(_unknown(clock, variant))
    return found


def _unknown(clock: str, variant: str | None) -> str:
    every = [rule for rule in VERSIONS if clock in (rule.id, rule.key)]
    if not every:
        return f"{clock!r} is not a clock; the clocks are {', '.join(CLOCKS)}."
    named = [rule.variant for rule in every if rule.variant]
    has = f"it has {', '.join(named)}." if named else "it has none."
    return f"{clock} has no variant {variant!r}; {has}"


def rule_on(
    clock: str,
    on: date,
    *,
    variant: str | None = None,
    session_starts: date | None = None,
) -> TimeLimit:
    """Pick the rule for a trigger on a day; ``session_starts`` is for C16 and for nothing else.

    >>> rule_on("C02", date(2009, 6, 1)).grounds is None
    True
    """
    versions = versions_of(clock, variant)
    if session_starts is not None:
        if versions[0].id != "C16":
            raise WrongFacts(f"{clock}: a school session decides the day for C16 only.")
        check_session(on, session_starts)
        return placing_by_march(session_starts)
    for rule in versions:
        if rule.is_in_force(on):
            return rule
    first, last = versions[0], versions[-1]
    raise NotInForce((first if on < first.in_force_from else last).not_in_force_on(on))


__all__ = [
    "AGENCY_HELP",
    "ANNUAL_REVIEW_COMPLETE",
    "ANNUAL_REVIEW_DUE",
    "CLOCKS",
    "CSP_DECISION",
    "CSP_REQUEST",
    "EARLY_REVIEW_ANSWER",
    "EARLY_REVIEW_COMPLETE",
    "TRIBUNAL_FAILURE_REFERENCE",
    "TRIBUNAL_REFERENCE",
    "UNDER_SCHOOL_AGE",
    "VERSIONS",
    "placing_by_march",
    "rule_on",
    "versions_of",
]
