"""Events read from plain mappings, such as a JSON file gives."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from asl_law.days import read_day
from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind
from asl_law.timeline.events import Event, EventKind, Gate

_Named = TypeVar("_Named", bound=StrEnum)
_KEYS = {
    "event", "on", "recorded_at", "about", "by", "request",
    "clock", "ground", "to", "gate", "under_school_age", "special_school",
}  # fmt: skip


def read_events(given: object) -> tuple[Event, ...]:
    """Read a list of events, naming the first that cannot be read and why."""
    if not isinstance(given, list):
        raise WrongFacts("events: a list is expected.")
    return tuple(_event(each, f"events[{at}]") for at, each in enumerate(given))


def _event(given: object, path: str) -> Event:
    if not isinstance(given, Mapping):
        raise WrongFacts(f"{path}: an object is expected.")
    unknown = sorted(set(given) - _KEYS)
    if unknown:
        raise WrongFacts(f"{path}.{unknown[0]} is not known; it may be {', '.join(sorted(_KEYS))}.")
    for key in ("event", "on", "recorded_at"):
        if key not in given:
            raise WrongFacts(f"{path}.{key} is missing.")
    return Event(
        kind=_named(EventKind, given["event"], f"{path}.event"),
        on=read_day(given["on"], f"{path}.on"),
        recorded_at=read_moment(given["recorded_at"], f"{path}.recorded_at"),
        about=_text(given, "about", path),
        by=_optional(Party, given, "by", path),
        request=_named(RequestKind, given.get("request", "csp"), f"{path}.request"),
        clock=_text(given, "clock", path),
        ground=_text(given, "ground", path),
        to=read_day(given["to"], f"{path}.to") if given.get("to") is not None else None,
        gate=_optional(Gate, given, "gate", path),
        under_school_age=_flag(given, "under_school_age", path),
        special_school=_flag(given, "special_school", path),
    )


def read_moment(given: object, path: str) -> datetime:
    """Read a moment with its time zone."""
    try:
        moment = datetime.fromisoformat(given if isinstance(given, str) else "")
    except ValueError:
        raise WrongFacts(f"{path}: {given!r} is not a moment such as 2026-11-02T09:30Z.") from None
    if moment.tzinfo is None:
        raise WrongFacts(f"{path}: {given!r} needs a time zone, such as Z.")
    return moment


def _named(names: type[_Named], given: object, path: str) -> _Named:
    if not isinstance(given, str) or given not in tuple(names):
        raise WrongFacts(f"{path}: {given!r} is not one of {', '.join(names)}.")
    return names(given)


def _optional(names: type[_Named], given: Mapping[str, Any], key: str, path: str) -> _Named | None:
    return None if given.get(key) is None else _named(names, given[key], f"{path}.{key}")


def _text(given: Mapping[str, Any], key: str, path: str) -> str:
    text = given.get(key, "")
    if not isinstance(text, str):
        raise WrongFacts(f"{path}.{key}: some words are expected.")
    return text


def _flag(given: Mapping[str, Any], key: str, path: str) -> bool:
    flag = given.get(key, False)
    if not isinstance(flag, bool):
        raise WrongFacts(f"{path}.{key}: say true or false.")
    return flag
