"""What was given, as JSON and back, so that the same again is known to be the same."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from ettle.cases.adopting.shapes import (
    KINDS,
    AskedThen,
    DelayThen,
    ObjectiveThen,
    SupportThen,
    Then,
)

INSIDE: dict[str, Any] = {
    "asked": AskedThen,
    "delays": DelayThen,
    "objectives": ObjectiveThen,
    "supports": SupportThen,
}
DAYS = frozenset({"to"})


def as_facts(then: Then) -> dict[str, Any]:
    """Give what was given as JSON holds it."""
    return {key: _plain(value) for key, value in asdict(then).items()}


def from_facts(kind: str, facts: dict[str, Any]) -> Then:
    """Give back what was given."""
    return _shape(KINDS[kind], facts)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _shape(shape: Any, facts: dict[str, Any]) -> Any:
    known = {field.name for field in fields(shape)}
    return shape(**{key: _value(key, value) for key, value in facts.items() if key in known})


def _value(key: str, value: Any) -> Any:
    if key in INSIDE:
        return tuple(_shape(INSIDE[key], each) for each in value)
    if isinstance(value, list):
        return tuple(value)
    if value and (key.endswith("_on") or key in DAYS):
        return date.fromisoformat(value)
    return value
