"""What a move between stages needs, and what is said of it before. Values; nobody is stopped.

None of these days is law: when a stage is looked at again is the council's own interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asl_law.days import in_words
from ettle.access import Trouble
from ettle.people.models import Stage
from ettle.people.models.stages import NEUTRAL

ANY_STAGE = (
    "A stage decides nothing in law. At any stage, and with no diagnosis, a parent, a young "
    "person or a child of 12 or over may ask whether a co-ordinated support plan is needed. A "
    "stage is not money, and no budget hangs on it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whether somebody was asked before a move: what they said, or why they were not asked."""

    words: str
    on: date | None = None


def check_reason(reason: str) -> str:
    """Give the reason without the space around it, or ask for one."""
    words = reason.strip()
    if not words:
        raise Trouble(
            "Say why. The child, the family and whoever comes after will want to know.",
            field="reason",
        )
    return words


def check_asked(asked: Asked, *, who: str, field: str, on: date) -> Asked:
    """Refuse a move that says nothing of who was asked, or that says they were asked after it."""
    if not asked.words.strip():
        raise Trouble(
            f"Write what {who} said before this move. If nobody asked, say why not.",
            field=f"{field}_views",
        )
    if asked.on and asked.on > on:
        raise Trouble(
            f"{in_words(asked.on)} is after the move on {in_words(on)}. People are asked before "
            "they are moved. If there was no time, leave the day empty and say so.",
            field=f"{field}_asked_on",
        )
    return Asked(words=asked.words.strip(), on=asked.on)


def check_day(on: date, *, today: date, last_on: date | None) -> None:
    """Refuse a move on a day to come, or before the one before it."""
    if on > today:
        raise Trouble(f"{in_words(on)} has not come yet. Record the move on the day.", field="on")
    if last_on and on < last_on:
        raise Trouble(
            f"{in_words(on)} is before the last move, on {in_words(last_on)}. Check the date.",
            field="on",
        )


def look_again_on(since: date, review_weeks: int) -> date:
    """Give the day on which a stage is to be looked at again, by the council's own interval."""
    return since + timedelta(weeks=review_weeks)


def is_up(now: Stage | None, to_stage: Stage) -> bool | None:
    """Say whether a move is towards more support; None where it is neither."""
    if now is None or now.pk == to_stage.pk:
        return None
    here, there = ((NEUTRAL.index(each.neutral), each.number) for each in (now, to_stage))
    return None if here == there else there > here


def passed_over(stages: Sequence[Stage], now: Stage | None, to_stage: Stage) -> list[Stage]:
    """List the stages of today between where a child is and a higher one: those gone past."""
    if now is None:
        return []
    if now.scheme_id == to_stage.scheme_id:
        return [each for each in stages if now.number < each.number < to_stage.number]
    here = NEUTRAL.index(now.neutral)
    return [
        each
        for each in stages
        if each.number < to_stage.number and NEUTRAL.index(each.neutral) > here
    ]


def least_intrusive(passed: Sequence[Stage]) -> str:
    """Say what to think of before stages are gone past; empty where none are. It stops nobody."""
    if not passed:
        return ""
    names = " and ".join(each.name for each in passed)
    return (
        f"This goes past {names}. Support that intrudes least comes first, so say in the reason "
        "why less would not do. A child who needs more now does not wait."
    )
