"""Each deployment of a list with its readiness on a day: loaded once, for boards and days.

Called by this room's selectors once they have decided which deployments may be seen.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ettle.workforce.booking import Slot
from ettle.workforce.models import Deployment, OwnWord, ProtectedTime, SetAside
from ettle.workforce.readiness import Gap, Readiness, gaps_for, readiness_of, standing_in_the_way
from ettle.workforce.sentences import helpful_sentence
from ettle.workforce.situations import situations_of
from ettle.workforce.topics import RECORDED_TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOnDay:
    """One adult and one child on one day: what is missing, booked, set aside and said."""

    deployment: Deployment
    gaps: tuple[Gap, ...]
    readiness: Readiness
    booked: dict[str, ProtectedTime]
    set_aside: dict[str, SetAside]
    own_word: OwnWord | None
    on: date

    @property
    def standing(self) -> tuple[Gap, ...]:
        """What still keeps the adult from starting on this day."""
        return standing_in_the_way(self.gaps, set_aside=self.set_aside)

    @property
    def sentence(self) -> str:
        """The shortest words that help, without the readiness word itself."""
        slots = {key: slot_of(each) for key, each in self.booked.items()}
        return helpful_sentence(
            self.gaps, on=self.on, booked=slots, set_aside=frozenset(self.set_aside)
        )


def slot_of(booking: ProtectedTime) -> Slot:
    """Give booked minutes as the value that the pure rules take."""
    return Slot(booking.day, booking.starts_at, booking.minutes)


def pairs_on(deployments: Iterable[Deployment], *, day: date) -> list[PairOnDay]:
    """Work out each deployment's readiness on a day, in ten queries for any number."""
    rows = list(deployments)
    known = situations_of([(each.pupil, each.person) for each in rows], on=day)
    keys = [each.pk for each in rows]
    set_aside, words, booked = _set_aside(keys, day), _own_words(keys, day), _booked(rows, day)
    found = []
    for each in rows:
        gaps = gaps_for(known[each.pupil_id, each.person_id], on=day)
        found.append(
            PairOnDay(
                deployment=each,
                gaps=gaps,
                readiness=readiness_of(gaps),
                booked=booked[each.pk],
                set_aside=set_aside[each.pk],
                own_word=words.get(each.pk),
                on=day,
            )
        )
    return found


def _booked(rows: list[Deployment], day: date) -> dict[int, dict[str, ProtectedTime]]:
    """Find the latest unused booking for each gap of each deployment.

    A briefing is booked once for a person, whichever child it was booked for.
    """
    people = {each.person_id for each in rows}
    found = ProtectedTime.objects.filter(
        Q(deployment__in=rows) | Q(person_id__in=people, purpose__in=list(RECORDED_TOPICS)),
        used_minutes__isnull=True,
        day__lte=day,
    ).select_related("deployment")
    booked: dict[int, dict[str, ProtectedTime]] = defaultdict(dict)
    for booking in found.order_by("day", "starts_at"):
        for each in rows:
            own = booking.deployment_id == each.pk
            shared = booking.purpose in RECORDED_TOPICS and booking.person_id == each.person_id
            if own or shared:
                booked[each.pk][booking.purpose] = booking
    return booked


def _set_aside(keys: list[int], day: date) -> dict[int, dict[str, SetAside]]:
    aside: dict[int, dict[str, SetAside]] = defaultdict(dict)
    rows = SetAside.objects.filter(deployment_id__in=keys, day=day).select_related("decided_by")
    for each in rows:
        aside[each.deployment_id][each.gap] = each
    return aside


def _own_words(keys: list[int], day: date) -> dict[int, OwnWord]:
    rows = OwnWord.objects.filter(deployment_id__in=keys, day=day).order_by("said_at", "pk")
    return {each.deployment_id: each for each in rows}
