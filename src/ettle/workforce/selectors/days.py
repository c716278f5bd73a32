"""The assistant's own day: the child, and the one thing to do."""

from dataclasses import dataclass
from datetime import date, time

from ettle.access import Actor
from ettle.people.models import School
from ettle.workforce.access import is_hers, readable_deployments
from ettle.workforce.models import ProtectedTime
from ettle.workforce.pairs import PairOnDay, pairs_on
from ettle.workforce.readiness import CARD, Gap, Readiness
from ettle.workforce.selectors.board import next_pupil_day, school_days_around
from ettle.workforce.sentences import words_of_purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChild:
    """A child of the day. ``to_do`` is one thing: read, read_again, say, wait, or nothing."""

    pupil_ref: str
    deployment_ref: str
    known_as: str
    starts_at: time
    ends_at: time
    readiness: Readiness
    to_do: str
    sentence: str
    own_word: str
    stand_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBooking:
    """Paid minutes that are mine today or next, and what they are for."""

    ref: str
    day: date
    starts_at: time
    minutes: int
    purpose: str
    may_say: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What an assistant sees first."""

    day: date
    is_today: bool
    children: tuple[DayChild, ...]
    booked: tuple[DayBooking, ...]


def day_for(*, by: Actor) -> Day:
    """Show an assistant her children today, or on the next day that she has any, and her time.

    Only deployments that are confirmed; what is booked is shown as soon as it is booked,
    with its purpose and no child's name.
    """
    own = [
        each
        for each in readable_deployments(by)
        .filter(person_id=by.person_id)
        .select_related("pupil", "person", "school", "safe_alternative")
        .order_by("starts_at", "pk")
        if is_hers(by, each)
    ]
    day = _day_shown(by, own[0].school if own else None, [each.from_on for each in own])
    there = [
        each
        for each in own
        if each.from_on <= day and (each.until_on is None or each.until_on >= day)
    ]
    return Day(
        day=day,
        is_today=day == by.today,
        children=tuple(_child(pair) for pair in pairs_on(there, day=day)),
        booked=tuple(_bookings(by)),
    )


def _day_shown(by: Actor, school: School | None, firsts: list[date]) -> date:
    """Today while pupils are in and a child is mine; else the next day that one is."""
    if school is None:
        return by.today
    today = school_days_around(school, by.today, by=by).get(by.today, "not_known")
    if (
        today in ("pupils", "not_known")
        and by.today.weekday() < 5
        and any(first <= by.today for first in firsts)
    ):
        return by.today
    return max(min(firsts), next_pupil_day(school, by.today, by=by))


def _child(pair: PairOnDay) -> DayChild:
    each = pair.deployment
    return DayChild(
        pupil_ref=each.pupil.ref,
        deployment_ref=each.ref,
        known_as=each.pupil.first_name,
        starts_at=each.starts_at,
        ends_at=each.ends_at,
        readiness=pair.readiness,
        to_do=_to_do(pair),
        sentence=pair.sentence,
        own_word=pair.own_word.says if pair.own_word else "",
        stand_in=each.safe_alternative.name if each.safe_alternative else "",
    )


def _to_do(pair: PairOnDay) -> str:
    gaps: dict[str, Gap] = {gap.key: gap for gap in pair.gaps if gap.kind != "advised"}
    card = gaps.get(CARD)
    if card and card.minutes:
        return "read_again" if "changed" in card.sentence else "read"
    if not gaps:
        return "nothing"
    return "wait" if pair.own_word else "say"


def _bookings(by: Actor) -> list[DayBooking]:
    rows = (
        ProtectedTime.objects.filter(person_id=by.person_id, used_minutes__isnull=True)
        .exclude(deployment__confirmed_at__isnull=True, deployment__ended_at__isnull=False)
        .order_by("day", "starts_at")
    )
    return [
        DayBooking(
            ref=each.ref,
            day=each.day,
            starts_at=each.starts_at,
            minutes=each.minutes,
            purpose=words_of_purpose(each.purpose),
            may_say=each.day <= by.today,
        )
        for each in rows
    ]


def own_booking_for(ref: str, *, by: Actor) -> ProtectedTime | None:
    """Give booked minutes that are this person's own and have come, and not been told of."""
    rows = ProtectedTime.objects.select_related("deployment__school", "person")
    return rows.filter(
        ref=ref, person_id=by.person_id, used_minutes__isnull=True, day__lte=by.today
    ).first()
