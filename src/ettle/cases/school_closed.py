"""Ground 7(1)(a): was advice sought from a school that closed for four weeks or more?

The law's own measure of a closure, held against the calendar of the school that was asked.
Where no calendar speaks of those days the answer is that one is needed, never a guess.
"""

from datetime import date, timedelta

from asl_law.calendar import Closure
from asl_law.days import in_words
from ettle.access import Actor, Trouble
from ettle.people.models import School
from ettle.people.selectors import law_year_for

GROUND = "7(1)(a)"


def closure_for(by: Actor, school: School, sought_on: date) -> Closure:
    """Give the long closure in whose time advice was sought from a school.

    Raises:
        Trouble: where there is none, or where the calendar that would say so is not loaded.
    """
    year = law_year_for(
        by=by, authority_id=school.authority_id or 0, day=sought_on, school_id=school.pk
    )
    for closure in year.long_closures():
        first, last = closure.window
        if first <= sought_on <= last:
            return closure
    if sought_on > year.known_to - timedelta(days=7):
        raise Trouble(
            f"Calendar needed: {school.name} closes after {in_words(year.known_to)}, and the "
            "calendar that says when it opens again is not loaded. Load the next session first.",
            field="sought_on",
        )
    raise Trouble(_no_closure(school, year.long_closures()), field="sought_on")


def _no_closure(school: School, closures: tuple[Closure, ...]) -> str:
    windows = " or ".join(
        f"between {in_words(closure.window[0])} and {in_words(closure.window[1])}"
        for closure in closures
    )
    least = f"Advice must have been sought {windows}." if windows else "It has none this year."
    return (
        f"On that day {school.name} was not about to close, or closed, for four weeks or more. "
        f"{least} October, Christmas and spring holidays are too short for this ground."
    )


def closure_words(school: School, sought_on: date, closure: Closure) -> str:
    """Say the facts that make the ground out, for the record of the extension."""
    return (
        f"Advice was sought from {school.name} on {in_words(sought_on)}. It is closed from "
        f"{in_words(closure.closed_from)} and opens again on {in_words(closure.reopens_on)}."
    )
