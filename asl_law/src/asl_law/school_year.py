"""A school year read from a plain mapping, such as a JSON file gives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from asl_law.calendar import SchoolYear
from asl_law.days import read_day
from asl_law.errors import WrongFacts

_KEYS = ("terms", "in_service_days", "holidays")


def read_school_year(given: object) -> SchoolYear:
    """Read an authority's school year: terms as pairs of days, and the days out of them."""
    if not isinstance(given, Mapping) or not isinstance(given.get("terms"), list):
        raise WrongFacts("calendar: an object with terms, a list of [first, last], is expected.")
    unknown = sorted(set(given).difference(_KEYS))
    if unknown:
        raise WrongFacts(f"calendar.{unknown[0]} is not known; it may be {', '.join(_KEYS)}.")
    return SchoolYear(
        terms=tuple(_term(each, f"terms[{at}]") for at, each in enumerate(given["terms"])),
        in_service_days=_days(given, "in_service_days"),
        holidays=_days(given, "holidays"),
    )


def _term(given: object, path: str) -> tuple[date, date]:
    if not isinstance(given, list) or len(given) != 2:
        raise WrongFacts(f"{path}: a first and a last day are expected.")
    return read_day(given[0], path), read_day(given[1], path)


def _days(given: Mapping[str, Any], key: str) -> frozenset[date]:
    days = given.get(key, [])
    if not isinstance(days, list):
        raise WrongFacts(f"calendar.{key}: a list of days is expected.")
    return frozenset(read_day(day, key) for day in days)
