"""One use of an exception, read from a plain mapping such as a JSON file gives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from asl_law.calendar import Closure, SchoolYear
from asl_law.days import read_day
from asl_law.errors import WrongFacts
from asl_law.exceptions import Facts, Use

_DAYS = (
    "agreed_on", "answered_on", "assessment_asked_on", "first_answers_on", "missed_on", "sought_on",
)  # fmt: skip
_TEXTS = ("approved_by", "reason")
_JUDGED = (
    "is_no_longer_than_necessary", "is_why_it_is_impractical", "told_the_new_date",
    "told_the_reason",
)  # fmt: skip
_KNOWN = sorted(
    (*_DAYS, *_TEXTS, *_JUDGED, "absent", "assessment_in_time", "closure", "wished_later")
)


def read_use(
    given: object,
    *,
    ground: str,
    to: date,
    told_on: date | None = None,
    year: SchoolYear | None = None,
) -> Use:
    """Read what is recorded about one use of an exception; what is left out is not shown.

    With a school year, the closure of 7(1)(a) is found from the day on which advice was sought.
    """
    if not isinstance(given, Mapping):
        raise WrongFacts("the facts: an object is expected.")
    for key in sorted(set(given) - set(_KNOWN)):
        raise WrongFacts(f"facts.{key} is not known; it may be {', '.join(_KNOWN)}.")
    judged: dict[str, Any] = {key: _flag(given, key) is True for key in _JUDGED}
    return Use(ground=ground, to=to, told_on=told_on, facts=_facts(given, year), **judged)


def _facts(given: Mapping[str, Any], year: SchoolYear | None) -> Facts:
    days: dict[str, Any] = {key: _day(given, key) for key in _DAYS}
    texts: dict[str, Any] = {key: _text(given, key) for key in _TEXTS}
    return Facts(
        closure=_closure(given) or _found(days["sought_on"], year),
        wished_later=_flag(given, "wished_later") is True,
        assessment_in_time=_flag(given, "assessment_in_time"),
        absent=_absent(given),
        **days,
        **texts,
    )


def _found(sought_on: date | None, year: SchoolYear | None) -> Closure | None:
    if year is None or sought_on is None:
        return None
    for closure in year.long_closures():
        first, last = closure.window
        if first <= sought_on <= last:
            return closure
    return None


def _closure(given: Mapping[str, Any]) -> Closure | None:
    closure = given.get("closure")
    if closure is None:
        return None
    if not isinstance(closure, Mapping) or set(closure) != {"closed_from", "reopens_on"}:
        raise WrongFacts("facts.closure: closed_from and reopens_on are expected.")
    return Closure(
        read_day(closure["closed_from"], "facts.closure.closed_from"),
        read_day(closure["reopens_on"], "facts.closure.reopens_on"),
    )


def _absent(given: Mapping[str, Any]) -> tuple[date, date] | None:
    absent = given.get("absent")
    if absent is None:
        return None
    if not isinstance(absent, list) or len(absent) != 2:
        raise WrongFacts("facts.absent: the first and the last day away are expected.")
    return read_day(absent[0], "facts.absent"), read_day(absent[1], "facts.absent")


def _day(given: Mapping[str, Any], key: str) -> date | None:
    return None if given.get(key) is None else read_day(given[key], f"facts.{key}")


def _flag(given: Mapping[str, Any], key: str) -> bool | None:
    value = given.get(key)
    if value is not None and not isinstance(value, bool):
        raise WrongFacts(f"facts.{key}: say true or false.")
    return value


def _text(given: Mapping[str, Any], key: str) -> str:
    text = given.get(key, "")
    if not isinstance(text, str):
        raise WrongFacts(f"facts.{key}: some words are expected.")
    return text
