"""What a rule is made of besides its period: its nature, its exceptions, and what a miss means."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from asl_law.citations import Citation


class Kind(StrEnum):
    """What the law makes of a missed limit: a decision it supposes, or a failure it names."""

    DEEMED = "deemed"
    FAILURE = "failure"


class Nature(StrEnum):
    """What a period is for: to act by its end, or to wait, to keep or to be barred until then."""

    DUTY = "duty"
    RIGHT = "right"
    WAIT = "wait"
    KEEP = "keep"
    BAR = "bar"


class Consequence(NamedTuple):
    """What the law makes of silence: a small rule with its own provision and dates."""

    kind: Kind
    meaning: str
    citation: Citation
    in_force_from: date
    in_force_until: date | None = None
    when: str | None = None  # the case in which this one applies, where a rule has two

    def is_law_on(self, day: date) -> bool:
        """Tell whether the consequence existed on the first day after the limit."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )


class Ground(NamedTuple):
    """An exception the law allows, by its number, with what must be shown."""

    number: str
    meaning: str
    is_numbered_in_law: bool = True
