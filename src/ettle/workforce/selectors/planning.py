"""What a headteacher needs to know before putting an assistant with a child."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import ROLE_WORDS, WORKING_CONNECTIONS
from ettle.people.models import Membership, Person, Pupil, School
from ettle.workforce.access import LEADERS, may_deploy, may_see_board
from ettle.workforce.booking import Slot, slot_for
from ettle.workforce.hours import now_of, working_time_of
from ettle.workforce.models import Deployment, ProtectedTime
from ettle.workforce.readiness import CARD, Gap, Readiness, gaps_for, readiness_of
from ettle.workforce.situations import live_on, situation_of, situations_of
from ettle.workforce.topics import RECORDED_TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Somebody who can be with the child instead, so that the child's support goes on."""

    person: Person
    role: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What stands in the way, when it would be put right, and who stands in meanwhile.

    ``could_be_ready`` names assistants who lack only the reading of the card.
    """

    gaps: tuple[Gap, ...]
    readiness: Readiness
    bookings: tuple[tuple[Gap, Slot | None], ...]
    stand_ins: tuple[StandIn, ...]
    could_be_ready: tuple[Person, ...]


def assistants_of(school: School, *, by: Actor) -> list[Person]:
    """List a school's support assistants, by post or by membership, for those who lead it."""
    if not may_see_board(by, school.pk):
        return []
    role = Q(role="support_assistant", school=school)
    by_post = _holders("posts", role, by)
    by_membership = _holders("memberships", role, by)
    return list((by_post | by_membership).distinct().order_by("family_name", "given_name"))


def children_to_support(school: School, *, by: Actor) -> list[Pupil]:
    """List the pupils of a school who have a plan, for those who lead it."""
    if not may_see_board(by, school.pk):
        return []
    wanted = Pupil.objects.filter(school=school, left_on__isnull=True, plan__isnull=False)
    return list(wanted.order_by("given_name", "family_name"))


def colleagues_for(pupil: Pupil, *, by: Actor, with_self: bool = False) -> list[Person]:
    """List who an adult may talk this child's card through with: those who know the child.

    The leaders of the school and the staff connected with the child; oneself only where a
    leader records it for somebody else.
    """
    if not (by.leads(pupil.school_id) or pupil.pk in by.named_pupil_ids):
        return []
    leaders = _holders("memberships", Q(role__in=LEADERS, school_id=pupil.school_id), by)
    connected = Person.objects.filter(
        pk__in=pupil.connections.filter(live_on(by.today), kind__in=WORKING_CONNECTIONS).values(
            "person_id"
        )
    )
    found = leaders | connected
    if not with_self:
        found = found.exclude(pk=by.person_id)
    return list(found.distinct().order_by("family_name", "given_name"))


def deployment_preview(
    *, by: Actor, pupil: Pupil, person: Person, from_on: date, starts_at: time, ends_at: time
) -> Preview | None:
    """Show what a deployment would need before anybody commits to it; changes nothing."""
    if pupil.school is None or not may_deploy(by, pupil.school_id):
        return None
    gaps = gaps_for(situation_of(pupil, person, on=from_on), on=from_on)
    ready, nearly = stand_ins_for(
        pupil, by=by, day=from_on, starts_at=starts_at, ends_at=ends_at, instead_of=person
    )
    return Preview(
        gaps=gaps,
        readiness=readiness_of(gaps),
        bookings=slots_for(
            gaps, by=by, person=person, school=pupil.school, first_day=from_on, starts_at=starts_at
        ),
        stand_ins=tuple(ready),
        could_be_ready=tuple(nearly),
    )


def slots_for(
    gaps: tuple[Gap, ...],
    *,
    by: Actor,
    person: Person,
    school: School,
    first_day: date,
    starts_at: time,
    without: int | None = None,
) -> tuple[tuple[Gap, Slot | None], ...]:
    """Find paid minutes for each gap that minutes close, none on top of another.

    A briefing that is already booked for this person by then is not booked again.
    """
    at = working_time_of(person, school, by=by, first_day=first_day, without=without)
    booked = _topics_booked(person, by.today, first_day)
    found: list[tuple[Gap, Slot | None]] = []
    for gap in (gap for gap in gaps if gap.minutes and gap.kind != "advised"):
        if gap.key in booked:
            continue
        slot = slot_for(
            gap.minutes, first_day=first_day, starts_at=starts_at, not_before=now_of(by), at=at
        )
        if slot:
            at = type(at)(days=at.days, taken=(*at.taken, slot))
        found.append((gap, slot))
    return tuple(found)


def _topics_booked(person: Person, first: date, last: date) -> set[str]:
    rows = ProtectedTime.objects.filter(
        person=person,
        purpose__in=list(RECORDED_TOPICS),
        used_minutes__isnull=True,
        day__range=(first, last),
    )
    return set(rows.values_list("purpose", flat=True))


def stand_ins_for(
    pupil: Pupil,
    *,
    by: Actor,
    day: date,
    starts_at: time,
    ends_at: time,
    instead_of: Person | None = None,
) -> tuple[list[StandIn], list[Person]]:
    """List who is safe to be with a child on a day: free assistants who are ready, then leaders.

    Also gives the assistants who lack only the reading of the card. A relative of the child
    is never listed; a leader who may not do one of the child's tasks is listed with that said.
    """
    if pupil.school is None or not may_see_board(by, pupil.school_id):
        return [], []
    assistants = [each for each in assistants_of(pupil.school, by=by) if each != instead_of]
    leaders = _leaders(pupil.school, by)
    keys = frozenset(each.pk for each, _ in leaders)
    people = [*assistants, *(each for each, _ in leaders)]
    known = situations_of([(pupil, each) for each in people], on=day, leaders=keys)
    gaps = {each.pk: gaps_for(known[pupil.pk, each.pk], on=day) for each in people}
    busy = _busy(assistants, day, starts_at, ends_at, pupil)
    free = [each for each in assistants if each.pk not in busy]
    ready = [
        StandIn(person=each, role="Support assistant", sentence=f"Ready for {pupil.first_name}")
        for each in free
        if readiness_of(gaps[each.pk]) == "ready"
    ]
    nearly = [each for each in free if _needed(gaps[each.pk]) == {CARD}]
    led = [_leader(each, role, gaps[each.pk]) for each, role in leaders]
    return [*ready, *(each for each in led if each)], nearly


def _needed(gaps: tuple[Gap, ...]) -> set[str]:
    return {gap.key for gap in gaps if gap.kind != "advised"}


def _leader(person: Person, role: str, gaps: tuple[Gap, ...]) -> StandIn | None:
    if any(gap.key == "relative" for gap in gaps):
        return None
    tasks = [gap.short for gap in gaps if gap.key.startswith("task:")]
    sentence = "Leads the school and can read the whole plan"
    if tasks:
        sentence += f". Somebody else must do what needs {' and '.join(tasks)}"
    return StandIn(person=person, role=ROLE_WORDS[role], sentence=sentence)


def _leaders(school: School, by: Actor) -> list[tuple[Person, str]]:
    """List those who lead a school, the ASN lead first: nearest to the children's plans."""
    rows = Membership.objects.filter(
        live_on(by.today), school=school, role__in=LEADERS, person__isnull=False
    ).select_related("person")
    order = ("asn_lead", "depute", "headteacher")
    ranked = sorted(rows, key=lambda each: (order.index(each.role), each.pk))
    return [(each.person, each.role) for each in ranked if each.person]


def _busy(
    people: list[Person], day: date, starts_at: time, ends_at: time, pupil: Pupil
) -> set[int]:
    rows = Deployment.objects.filter(
        live_on(day),
        person__in=people,
        confirmed_at__isnull=False,
        starts_at__lt=ends_at,
        ends_at__gt=starts_at,
    ).exclude(pupil=pupil)
    return set(rows.values_list("person_id", flat=True))


def _holders(path: str, wanted: Q, by: Actor):
    held = Q(**{f"{path}__{name}": value for name, value in wanted.children})
    until = Q(**{f"{path}__until_on__isnull": True}) | Q(**{f"{path}__until_on__gte": by.today})
    return Person.objects.filter(held & until & Q(**{f"{path}__from_on__lte": by.today}))
