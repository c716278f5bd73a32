"""What an extension needs: a ground the rule has, room below the cap, and notice in time."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from asl_law.days import in_words
from asl_law.errors import ExtensionNotAllowed, UnknownName

if TYPE_CHECKING:
    from asl_law.time_limits.clock import Clock
    from asl_law.time_limits.rule import TimeLimit

_ONE_DAY = timedelta(days=1)


class UnknownGround(ExtensionNotAllowed, UnknownName):
    """Refuse a ground that the clock does not have."""


def check_ground(rule: "TimeLimit", ground: str) -> None:
    """Refuse a ground this rule does not have, and say which it has."""
    if rule.grounds is None:
        raise ExtensionNotAllowed(
            f"{rule.id}: the exceptions in force before "
            f"{in_words((rule.in_force_until or date.max - _ONE_DAY) + _ONE_DAY)} were not read, "
            "so nothing is extended under them."
        )
    if not rule.grounds:
        raise ExtensionNotAllowed(f"{rule.id}: {rule.citation} gives no power to extend.")
    if ground not in rule.ground_numbers:
        allowed = ", ".join(rule.ground_numbers)
        raise UnknownGround(f"{rule.id}: {ground!r} is not an exception here; it has {allowed}.")


def check_room(clock: "Clock", to: date) -> None:
    """Refuse a new date that is no later, or later than the law lets it be."""
    rule = clock.rule
    if to <= clock.due_on:
        raise ExtensionNotAllowed(
            f"{rule.id}: {in_words(to)} is no later than the day it is due already, "
            f"{in_words(clock.due_on)}."
        )
    if clock.cap_on is None:
        raise ExtensionNotAllowed(f"{rule.id}: the law sets no further limit for a new date.")
    if to > clock.cap_on:
        counted = f"{rule.cap.in_words} the day, " if rule.cap is not None else ""
        raise ExtensionNotAllowed(f"{rule.id}: at most {counted}{in_words(clock.cap_on)}.")


def check_notice(clock: "Clock", informed_on: date | None) -> date:
    """Refuse an exception of which people were not told while the limit ran."""
    rule = clock.rule
    if informed_on is None:
        raise ExtensionNotAllowed(
            f"{rule.id}: an exception is not used until notice of {rule.tell_of_delay} "
            "has been sent; say on which day that was."
        )
    if not clock.started_on <= informed_on <= clock.due_on:
        raise ExtensionNotAllowed(
            f"{rule.id}: people must be told between {in_words(clock.started_on)} and "
            f"{in_words(clock.due_on)}, not on {in_words(informed_on)}."
        )
    return informed_on
