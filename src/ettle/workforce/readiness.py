"""What stands between an assistant and one child, by agreed practice.

Pure: values in, values out. No law is decided here and nothing here takes support away
from a child: each gap asks a person to arrange something. Not here: rows, dates of
booking (``booking``), or who may decide (``access``).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from ettle.workforce.topics import TOPICS, TRAINING, Kind, Topic

Readiness = Literal["ready", "nearly", "not_ready"]

READING_MINUTES: Final = 4
CARD: Final = "card"
RELATIVE: Final = "relative"
CARE_GUIDANCE: Final = "Supporting children and young people with healthcare needs in schools"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing, in the words for it, and what closes it.

    ``kind`` is *never* (nobody may set it aside), *set_aside* (a headteacher or depute may,
    until the end of one day) or *advised*. ``minutes`` is the paid time that closes it,
    none where time alone does not.
    """

    key: str
    kind: Kind
    sentence: str
    what_to_do: str
    source: str
    minutes: int = 0
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task of this child's support that not everyone may do, and whether this adult may.

    ``signed_by_nhs`` and ``signed`` speak of a live sign-off for this child.
    """

    key: str
    kind: str
    name: str
    signed: bool = False
    signed_by_nhs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The child's support card as it stands: which version, read by this adult or not."""

    version: int
    good_until: date
    is_read: bool
    read_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known about one adult and one child on one day."""

    adult: str
    child: str
    held: frozenset[str] = frozenset()
    tasks: tuple[Task, ...] = ()
    is_relative: bool = False
    card: Card | None = None
    leads_the_school: bool = False


def gaps_for(situation: Situation, *, on: date) -> tuple[Gap, ...]:
    """List what stands between an adult and readiness for a child; empty means ready.

    Always in the same order: what is never set aside, what may be, what is advised. Those
    who lead the school are responsible for briefings and cards, so only kinship and the
    child's own tasks are asked of them.

    >>> here = Situation(adult="Ruth", child="Ailsa", held=frozenset({"pvg", "hour_1"}))
    >>> [gap.key for gap in gaps_for(here, on=date(2026, 11, 23)) if gap.kind == "set_aside"]
    ['briefing', 'card']
    """
    found = [*_kinship(situation), *_tasks(situation)]
    if not situation.leads_the_school:
        found += [*_topics(situation), *_card(situation, on)]
    order = {"never": 0, "set_aside": 1, "advised": 2}
    return tuple(sorted(found, key=lambda gap: order[gap.kind]))


def may_be_set_aside(gap: Gap) -> bool:
    """Say whether a headteacher or depute may set this gap aside for a day."""
    return gap.kind == "set_aside"


def readiness_of(gaps: Iterable[Gap]) -> Readiness:
    """Give the one word for a pair: what is advised keeps nobody from being ready."""
    kinds = {gap.kind for gap in gaps}
    if "never" in kinds:
        return "not_ready"
    return "nearly" if "set_aside" in kinds else "ready"


def standing_in_the_way(gaps: Iterable[Gap], *, set_aside: Collection[str] = ()) -> tuple[Gap, ...]:
    """List the gaps that still keep an adult from starting today.

    What a headteacher set aside no longer does. A *never* stays, whatever is claimed.
    """
    return tuple(
        gap
        for gap in gaps
        if gap.kind == "never" or (may_be_set_aside(gap) and gap.key not in set_aside)
    )


def _kinship(situation: Situation) -> list[Gap]:
    if not situation.is_relative:
        return []
    return [
        Gap(
            key=RELATIVE,
            kind="never",
            sentence=f"{situation.adult} is a relative of {situation.child}.",
            short="a relative",
            what_to_do="Someone else supports this child. This does not change with time.",
            source="Need-to-know rule: a relative is never put with the child",
        )
    ]


def _topics(situation: Situation) -> list[Gap]:
    return [_of_topic(topic, situation) for topic in TOPICS if topic.key not in situation.held]


def _of_topic(topic: Topic, situation: Situation, task: str = "", key: str = "") -> Gap:
    words = {"adult": situation.adult, "child": situation.child, "task": task}
    return Gap(
        key=key or topic.key,
        kind=topic.kind,
        sentence=topic.missing.format(**words),
        short=topic.title,
        what_to_do=topic.what_to_do.format(**words),
        source=topic.source,
        minutes=topic.minutes,
    )


def _tasks(situation: Situation) -> list[Gap]:
    return [gap for task in situation.tasks if (gap := _of_task(task, situation))]


def _of_task(task: Task, situation: Situation) -> Gap | None:
    if task.kind == "physical_intervention":
        trained = TRAINING.key in situation.held
        return None if trained else _of_topic(TRAINING, situation, task.name, f"task:{task.key}")
    if task.kind == "clinical" and not task.signed_by_nhs:
        return Gap(
            key=f"task:{task.key}",
            kind="never",
            sentence=f"{situation.adult} is not signed off by the NHS for “{task.name}” "
            f"with {situation.child}.",
            short=f"NHS sign-off for {task.name}",
            what_to_do="Ask the NHS team named in the health plan to train and sign off. "
            "Until then someone who is signed off does it.",
            source=CARE_GUIDANCE,
        )
    if task.kind == "personal_care" and not task.signed:
        return Gap(
            key=f"task:{task.key}",
            kind="set_aside",
            sentence=f"{situation.adult} has not been shown “{task.name}” for {situation.child}.",
            short=f"being shown {task.name}",
            what_to_do="Two adults, never alone, until someone who knows has shown how.",
            source=CARE_GUIDANCE,
            minutes=15,
        )
    return None


def _card(situation: Situation, on: date) -> list[Gap]:
    card, adult, child = situation.card, situation.adult, situation.child
    if card is not None and card.is_read and card.good_until >= on:
        return []
    if card is None:
        sentence, short = f"{child} has no support card yet.", "no support card yet"
        what_to_do = "Ask the ASN lead to make the card. Until then, talk it through instead."
    elif card.good_until < on:
        sentence, short = f"{child}’s support card is out of date.", "support card out of date"
        what_to_do = "Ask the ASN lead to check with the child and family that it is still true."
    else:
        sentence = f"{adult} has not read this version of {child}’s support card."
        short = f"{READING_MINUTES} minutes’ reading"
        what_to_do = "Read it and talk it through with a colleague who knows the child."
        if card.read_before:
            sentence = f"{child}’s support card has changed since {adult} read it."
    return [
        Gap(
            key=CARD,
            kind="set_aside",
            sentence=sentence,
            short=short,
            what_to_do=what_to_do,
            source="What pupil support staff said (2025), recommendation 3",
            minutes=READING_MINUTES if card and card.good_until >= on else 0,
        )
    ]
