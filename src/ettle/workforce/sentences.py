"""The shortest sentence that helps, for a pair of adult and child on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from asl_law.days import in_words
from ettle.workforce.booking import Slot
from ettle.workforce.readiness import CARD, Gap
from ettle.workforce.topics import RECORDED_TOPICS


def clock_words(moment: time) -> str:
    """Say a time as people do: *8.40*.

    >>> clock_words(time(8, 40))
    '8.40'
    """
    return f"{moment.hour}.{moment.minute:02d}"


def booked_words(slot: Slot, on: date) -> str:
    """Say when minutes are booked: the time alone on the day itself, else the day and month too."""
    if slot.day == on:
        return f"booked {clock_words(slot.starts_at)}"
    return f"booked {in_words(slot.day).rsplit(' ', 1)[0]}, {clock_words(slot.starts_at)}"


def helpful_sentence(
    gaps: Iterable[Gap],
    *,
    on: date,
    booked: Mapping[str, Slot],
    set_aside: frozenset[str] = frozenset(),
) -> str:
    """Say what is missing for a pair, what is booked for it, and nothing else.

    What may never be set aside is said alone: until it is right, the rest does not help.
    """
    gaps = list(gaps)
    never = [gap for gap in gaps if gap.kind == "never"]
    wanted = never or [gap for gap in gaps if gap.kind == "set_aside"]
    said = [_part(gap, on, booked, set_aside) for gap in wanted]
    words = "; ".join(said)
    return words[:1].upper() + words[1:]


def _part(gap: Gap, on: date, booked: Mapping[str, Slot], set_aside: frozenset[str]) -> str:
    words = gap.short or gap.sentence
    if gap.key in set_aside:
        return f"{words}, set aside for today"
    if gap.key in booked:
        return f"{words}, {booked_words(booked[gap.key], on)}"
    return words


def words_of_purpose(purpose: str) -> str:
    """Say what booked minutes are for, without a child's name."""
    if purpose == CARD:
        return "Read a support card and talk it through"
    if purpose.startswith("task:"):
        return "Be shown a child’s personal care"
    topic = RECORDED_TOPICS.get(purpose)
    return topic.title[:1].upper() + topic.title[1:] if topic else "Learning"
