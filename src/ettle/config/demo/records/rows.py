"""One part of an invented record: who wrote it when, and what became of it."""

from dataclasses import dataclass, field
from typing import Any

from ettle.config import cast

LAIRD, NAIRN = cast.MS_LAIRD, cast.NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What was done with a part after it was written: new words, or that it was taken out."""

    weeks: int
    text: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    ends: str = ""
    confirms: bool = False
    agrees: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A part as it was first written. ``weeks`` are counted back from the day shown.

    ``under`` and a need in ``needs`` name another row's ``key``. In ``detail``, a day is given
    as weeks back (a number under a key that ends in ``_on``).
    """

    weeks: int
    kind: str
    text: str
    key: str = ""
    under: str = ""
    needs: tuple[str, ...] = ()
    audience: str = "everyone"
    detail: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    reading: str = ""
    said: int | None = None
    later: tuple[Later, ...] = ()


def ended(weeks: int, because: str) -> tuple[Later, ...]:
    """Give the one later act of a part that was taken out."""
    return (Later(weeks=weeks, ends=because),)


def agreed(weeks: int, *, confirmed: int | None = None) -> tuple[Later, ...]:
    """Give the later acts of a part that was agreed, and perhaps found still true."""
    first = Later(weeks=weeks, agrees=True)
    return (first,) if confirmed is None else (first, Later(weeks=confirmed, confirms=True))
