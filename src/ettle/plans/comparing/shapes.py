"""What is compared, and what a comparison says: plain values, with no row behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPart:
    """One part of a plan as it stood in one version. ``under`` is the ref of what it hangs on."""

    ref: str
    kind: str
    text: str
    under: str = ""
    audience: str = "everyone"
    detail: Mapping[str, Any] = field(default_factory=dict)
    reading: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """When and why a part was taken out of the plan; ``outcome`` is how a target ended."""

    on: date
    because: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """For whom a comparison is put into words: ``staff``, ``family`` or the ``pupil``.

    ``audience_names`` is given only for those who may know whom each part is for.
    """

    reader: str = "staff"
    child: str = "the pupil"
    audience_names: Mapping[str, str] = field(default_factory=dict)

    def about(self, words: str) -> str:
        """Put the child in words that leave room for them: ``{who}`` and ``{whose}``."""
        is_pupil = self.reader == "pupil"
        who, whose = ("you", "your") if is_pupil else (self.child, f"{self.child}’s")
        return words.format(who=who, whose=whose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is said of one part: ``what`` is new, changed or gone."""

    ref: str
    kind: str
    what: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is said under one heading."""

    about: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two moments of a plan, for one listener."""

    groups: tuple[Group, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, whatever its heading."""
        return tuple(change for group in self.groups for change in group.changes)

    def count(self, what: str) -> int:
        """Count what is new, changed or gone."""
        return sum(change.what == what for change in self.changes)

    def __bool__(self) -> bool:
        return bool(self.groups)
