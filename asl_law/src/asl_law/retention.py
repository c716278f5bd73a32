"""What happens to a plan that is discontinued: how long it waits, is kept, and then destroyed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from asl_law.citations import Citation, csp_regulations
from asl_law.clocks.tribunal import DISCONTINUANCE_WAIT, DISCONTINUED_PLAN_KEEP, KEEP_CHOICE
from asl_law.days import in_words
from asl_law.errors import WrongFacts

_ONE_DAY = timedelta(days=1)


class Cause(StrEnum):
    """Why a plan ends."""

    REVIEW = "review"
    NO_LONGER_RESPONSIBLE = "no longer responsible"
    TRIBUNAL = "Tribunal overturned it"


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when a plan is kept, from when it must be destroyed, and who is told."""

    keep_until: date | None
    destroy_from: date | None
    must_tell: str | None
    may_tell: str | None
    reason: str
    citation: Citation


def discontinue_from(notified_on: date, *, referred: bool = False) -> date:
    """Give the first day on which a plan may be discontinued after a review.

    >>> discontinue_from(date(2026, 11, 23))
    datetime.date(2027, 1, 26)
    """
    if referred:
        raise WrongFacts("the decision was referred to the Tribunal: wait for what it decides.")
    return DISCONTINUANCE_WAIT.last_day(notified_on) + _ONE_DAY


def check_discontinuance(notified_on: date, discontinued_on: date) -> None:
    """Refuse a discontinuance that comes before the time for a reference has ended."""
    first = discontinue_from(notified_on)
    if discontinued_on < first:
        raise WrongFacts(
            f"a plan may not be discontinued before {in_words(first)}, when the time for a "
            "reference is over (regulation 11(2))."
        )


def keeping(
    cause: Cause,
    *,
    discontinued_on: date,
    choice_sent_on: date | None = None,
    wishes_to_keep: bool | None = None,
    on: date | None = None,
) -> Keeping:
    """Say how long a discontinued plan is kept and what then happens to it.

    After the Tribunal overturned it, the person is asked to choose within 21 days, and no answer
    means that it is destroyed; ``on`` is the day on which the question is asked.
    """
    if cause is not Cause.TRIBUNAL:
        return _five_years(discontinued_on)
    if wishes_to_keep:
        return _five_years(discontinued_on)
    cite = csp_regulations("regulation 11(4)\N{EN DASH}(6)")
    if choice_sent_on is None:
        reason = "Write to the person with the date, and ask them to choose within 21 days."
        return Keeping(None, None, "the person, in writing, of the choice", None, reason, cite)
    until = KEEP_CHOICE.last_day(choice_sent_on)
    if wishes_to_keep is None and (on is None or on <= until):
        reason = f"The person may choose until {in_words(until)}."
        return Keeping(until, until + _ONE_DAY, None, None, reason, cite)
    reason = "They do not wish it kept, or did not answer, so it must be destroyed."
    return Keeping(until, until + _ONE_DAY, "the person, that it was destroyed", None, reason, cite)


def _five_years(discontinued_on: date) -> Keeping:
    until = DISCONTINUED_PLAN_KEEP.last_day(discontinued_on)
    return Keeping(
        keep_until=until,
        destroy_from=until + _ONE_DAY,
        must_tell=None,
        may_tell="the person, if it is known where they are",
        reason=f"It is kept for five years, until {in_words(until)}, and must then be destroyed.",
        citation=csp_regulations("regulation 11(3)"),
    )
