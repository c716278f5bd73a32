"""The two months of rule 14: the last day that is in time, or that is only safe."""

from datetime import date, timedelta

from asl_law.citations import ssi
from asl_law.clocks.tribunal import RULES_BEGAN, TRIBUNAL_FAILURE_REFERENCE, TRIBUNAL_REFERENCE
from asl_law.days import in_words
from asl_law.errors import WrongFacts
from asl_law.reasons import Limb
from asl_law.references.facts import Reference
from asl_law.references.grounds import ReferenceGround, Start

_ONE_DAY = timedelta(days=1)


def last_safe_day(reference: Reference, ground: ReferenceGround) -> tuple[date | None, bool]:
    """Give the last day that is in time, and whether it is only a cautious one."""
    start: date | None
    rule = TRIBUNAL_REFERENCE
    if ground.start is Start.FAILURE and reference.last_day_of_missed_limit:
        rule = TRIBUNAL_FAILURE_REFERENCE
        start = _day_after(reference.last_day_of_missed_limit)
        cautious = reference.arguable_until is not None
    elif ground.start is Start.DECISION and not (reference.is_deemed and not ground.is_placing):
        start = _notified(reference)
        cautious = False
    else:
        # [A] the earliest plausible start; it warns a family and never turns one away
        start, cautious = reference.last_day_of_missed_limit or _notified(reference), True
    if start is None or start < RULES_BEGAN:
        return None, True
    return rule.last_day(start), cautious


def _day_after(day: date) -> date:
    """Give the day on which a failure first occurs; the very last day there is has none."""
    if day == date.max:
        raise WrongFacts(f"the day after {day} leaves the calendar.")
    return day + _ONE_DAY


def _notified(reference: Reference) -> date | None:
    """Give the later of the decision and the notice of the right, as far as they are known."""
    days = [day for day in (reference.decided_on, reference.notified_on) if day is not None]
    return max(days) if days else None


def _why_not_known(reference: Reference) -> str:
    if _notified(reference) or reference.last_day_of_missed_limit:
        return "The time began to run before 12 January 2018, under rules that were not read."
    return "The day from which the time runs is not known; ask for it."


def in_time(reference: Reference, by: date | None, cautious: bool) -> Limb:
    """Say whether it was received in time; never that it was not, where the start is not sure."""
    cite = ssi("2017/366", "rule 14")
    if reference.received_on < RULES_BEGAN:
        raise WrongFacts("references before 12 January 2018 went under rules that were not read.")
    if by is None:
        return Limb(None, _why_not_known(reference), cite)
    if cautious:
        reason = f"Safe if it is received by {in_words(by)}; its start is not confirmed."
        question = "LAW-Q13" if reference.arguable_until else "LAW-Q6"
        return Limb(True if reference.received_on <= by else None, reason, cite, (question,))
    if reference.received_on <= by:
        return Limb(True, f"In time if received by {in_words(by)}, and it was.", cite)
    reason = (
        f"Out of time after {in_words(by)}, unless the Tribunal extends it in exceptional "
        "circumstances (rule 29)."
    )
    return Limb(False, reason, cite)
