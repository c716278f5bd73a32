"""How a school stands on a day, worked out from what was recorded about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.people.models import School, SchoolChange

ENDS = ("closed", "merged_into")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Enhanced provision that is open at a school."""

    name: str
    capacity: int | None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolStanding:
    """How a school stands on a day: open or not, in words, and what it is part of.

    ``closes_on`` is known ahead: a school may be open and close later.
    """

    is_open: bool
    words: str
    closes_on: date | None = None
    merged_into: School | None = None
    joined_with: tuple[School, ...] = ()
    provisions: tuple[Provision, ...] = ()


def standing_on(changes: Iterable[SchoolChange], on: date) -> SchoolStanding:
    """Work out how a school stands on a day from what was recorded, as far as it still counts."""
    own = [change for change in changes if change.taken_back_at is None]
    end = next((change for change in own if change.kind in ENDS), None)
    opened = next((change for change in own if change.kind == "opened"), None)
    held = [change for change in own if change.on <= on]
    words, is_open = "Open", True
    if opened and opened.on > on:
        words, is_open = f"Opens on {in_words(opened.on)}", False
    elif end:
        into = f", merged into {end.other_school.name}" if end.other_school else ""
        is_open = end.on > on
        words = f"{'Closes' if is_open else 'Closed'} from {in_words(end.on)}{into}"
    return SchoolStanding(
        is_open=is_open,
        words=words,
        closes_on=end.on if end else None,
        merged_into=end.other_school if end else None,
        joined_with=tuple(
            change.other_school
            for change in held
            if change.kind == "all_through" and change.other_school
        ),
        provisions=_provisions(held),
    )


def standing_of(school: School, on: date) -> SchoolStanding:
    """Work out how one school stands on a day."""
    return standing_on(school.changes.select_related("other_school"), on)


def _provisions(held: Iterable[SchoolChange]) -> tuple[Provision, ...]:
    found: dict[str, Provision] = {}
    for change in held:
        if change.kind == "provision_opened":
            found[change.now] = Provision(
                name=change.now, capacity=change.capacity, since=change.on
            )
        elif change.kind == "provision_closed":
            found.pop(change.now, None)
    return tuple(found.values())
