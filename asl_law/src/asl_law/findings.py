"""Findings for the four-limb test read from plain mappings, such as a JSON file gives.

Every key must be there. A finding that cannot apply may be ``None``; a missing one is named.
"""

from collections.abc import Mapping
from typing import Any

from asl_law.csp_test import Factor, Findings, Sides, Source, Support
from asl_law.errors import WrongFacts


def read_findings(given: object) -> Findings:
    """Read the findings, naming the first thing that is missing or wrong."""
    top = _mapping(given, "the findings")
    return Findings(
        responsible_authority=_flag(top, "responsible_authority"),
        factors=tuple(_factor(each, path) for each, path in _list(top, "factors")),
        factors_together_significant_adverse=_flag_or_none(
            top, "factors_together_significant_adverse"
        ),
        needs_likely_over_a_year=_flag(top, "needs_likely_over_a_year"),
        support=tuple(_support(each, path) for each, path in _list(top, "support")),
        sides=_sides(_value(top, "sides")),
    )


def _factor(given: object, path: str) -> Factor:
    row = _mapping(given, path)
    return Factor(
        name=_text(row, "name", path),
        significant_adverse_alone=_flag(row, "significant_adverse_alone", path),
    )


def _support(given: object, path: str) -> Support:
    row = _mapping(given, path)
    source = _text(row, "source", path)
    if source not in tuple(Source):
        raise WrongFacts(f"{path}.source: {source!r} is not one of {', '.join(Source)}.")
    return Support(
        source=Source(source),
        provider=_text(row, "provider", path),
        what=_text(row, "what", path),
        required=_flag(row, "required", path),
        for_education=_flag(row, "for_education", path),
        delivered_by_school_staff=_flag(row, "delivered_by_school_staff", path),
    )


def _sides(given: object) -> Sides:
    row = _mapping(given, "sides")
    return Sides(
        education=_flag(row, "education", "sides"),
        other_functions=_flag_or_none(row, "other_functions", "sides"),
        agencies=_flag_or_none(row, "agencies", "sides"),
        other_functions_with_agencies=_flag_or_none(row, "other_functions_with_agencies", "sides"),
    )


def _mapping(given: object, path: str) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise WrongFacts(f"{path}: an object with named findings is expected.")
    return given


def _value(row: Mapping[str, Any], key: str, path: str = "") -> object:
    if key not in row:
        raise WrongFacts(f"{path}{'.' if path else ''}{key} is missing.")
    return row[key]


def _list(row: Mapping[str, Any], key: str) -> list[tuple[object, str]]:
    given = _value(row, key)
    if not isinstance(given, list | tuple):
        raise WrongFacts(f"{key}: a list is expected.")
    return [(each, f"{key}[{at}]") for at, each in enumerate(given)]


def _flag(row: Mapping[str, Any], key: str, path: str = "") -> bool:
    given = _value(row, key, path)
    if not isinstance(given, bool):
        raise WrongFacts(f"{path}{'.' if path else ''}{key}: say true or false.")
    return given


def _flag_or_none(row: Mapping[str, Any], key: str, path: str = "") -> bool | None:
    return None if _value(row, key, path) is None else _flag(row, key, path)


def _text(row: Mapping[str, Any], key: str, path: str) -> str:
    given = _value(row, key, path)
    if not isinstance(given, str) or not given.strip():
        raise WrongFacts(f"{path}.{key}: some words are expected.")
    return given
