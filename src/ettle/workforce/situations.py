"""The rows that readiness is worked out from, loaded for many pairs at once.

Not here: the rules themselves (``readiness``), or who may know the answer (``access``):
only this room's selectors and services call this, after they have decided that.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from ettle.people.models import Connection, Parentage, Person, Pupil
from ettle.plans.models import SupportCard
from ettle.workforce.models import CardReading, Clearance, PupilTask, SignOff
from ettle.workforce.readiness import Card, Situation, Task

Pair = tuple[Pupil, Person]


def situations_of(
    pairs: Iterable[Pair], *, on: date, leaders: frozenset[int] = frozenset()
) -> dict[tuple[int, int], Situation]:
    """Say what is known about each adult and child on a day, in seven queries for any number.

    ``leaders`` are the keys of those who lead the school.
    """
    pairs = list(pairs)
    pupils, people = {pupil.pk for pupil, _ in pairs}, {person.pk for _, person in pairs}
    held = _held(people, on)
    relatives = _relatives(pupils, people, on)
    tasks, signed = _tasks(pupils, on), _signed(pupils, people, on)
    cards, read = current_cards(pupils), _read(pupils, people)
    return {
        (pupil.pk, person.pk): Situation(
            adult=person.name,
            child=pupil.first_name,
            held=frozenset(held[person.pk]),
            is_relative=(pupil.pk, person.pk) in relatives,
            tasks=tuple(_task(task, person, signed) for task in tasks[pupil.pk]),
            card=_card(cards.get(pupil.pk), read[pupil.pk, person.pk]),
            leads_the_school=person.pk in leaders,
        )
        for pupil, person in pairs
    }


def situation_of(pupil: Pupil, person: Person, *, on: date, leads: bool = False) -> Situation:
    """Say what is known about one adult and one child on a day."""
    leaders = frozenset({person.pk} if leads else ())
    return situations_of([(pupil, person)], on=on, leaders=leaders)[pupil.pk, person.pk]


def current_cards(pupil_ids: Iterable[int]) -> dict[int, SupportCard]:
    """Find the newest support card of each pupil that has one, without its words."""
    cards = (
        SupportCard.objects.filter(plan__pupil_id__in=pupil_ids)
        .select_related("plan")
        .defer("content")
        .order_by("n")
    )
    return {card.plan.pupil_id: card for card in cards}


def live_on(day: date, starts: str = "from_on", ends: str = "until_on") -> Q:
    """Match what holds on a day: begun, and not over before it."""
    return Q(**{f"{starts}__lte": day}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


def _held(people: set[int], on: date) -> dict[int, set[str]]:
    held: dict[int, set[str]] = defaultdict(set)
    rows = Clearance.objects.filter(live_on(on, "held_on", "expires_on"), person_id__in=people)
    for person_id, topic in rows.values_list("person_id", "topic"):
        held[person_id].add(topic)
    return held


def _relatives(pupils: set[int], people: set[int], on: date) -> set[tuple[int, int]]:
    named = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        kind="relative",
        pupil_id__in=pupils,
        person_id__in=people,
    )
    parents = Parentage.objects.filter(pupil_id__in=pupils, person_id__in=people)
    wanted = ("pupil_id", "person_id")
    return {*named.values_list(*wanted), *parents.values_list(*wanted)}


def _tasks(pupils: set[int], on: date) -> dict[int, list[PupilTask]]:
    tasks: dict[int, list[PupilTask]] = defaultdict(list)
    for task in PupilTask.objects.filter(live_on(on), pupil_id__in=pupils).order_by("pk"):
        tasks[task.pupil_id].append(task)
    return tasks


def _signed(pupils: set[int], people: set[int], on: date) -> dict[tuple[int, int], bool]:
    """Say for each task and person with a live sign-off whether the NHS gave one."""
    signed: dict[tuple[int, int], bool] = {}
    rows = SignOff.objects.filter(
        live_on(on, "signed_on", "expires_on"), task__pupil_id__in=pupils, person_id__in=people
    )
    for task_id, person_id, is_nhs in rows.values_list("task_id", "person_id", "assessor_is_nhs"):
        signed[task_id, person_id] = is_nhs or signed.get((task_id, person_id), False)
    return signed


def _task(task: PupilTask, person: Person, signed: dict[tuple[int, int], bool]) -> Task:
    is_nhs = signed.get((task.pk, person.pk))
    return Task(
        key=task.ref,
        kind=task.kind,
        name=task.name,
        signed=is_nhs is not None,
        signed_by_nhs=bool(is_nhs),
    )


def _read(pupils: set[int], people: set[int]) -> dict[tuple[int, int], set[int]]:
    read: dict[tuple[int, int], set[int]] = defaultdict(set)
    rows: Any = CardReading.objects.filter(
        card__plan__pupil_id__in=pupils, person_id__in=people
    ).values_list("card__plan__pupil_id", "person_id", "card_id")
    for pupil_id, person_id, card_id in rows:
        read[pupil_id, person_id].add(card_id)
    return read


def _card(card: SupportCard | None, read: set[int]) -> Card | None:
    if card is None:
        return None
    return Card(
        version=card.n,
        good_until=card.expires_on,
        is_read=card.pk in read,
        read_before=bool(read),
    )
