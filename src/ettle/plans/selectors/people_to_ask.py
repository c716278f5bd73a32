"""Whom to ask to the next meeting about a child, filled in from what is known."""

from dataclasses import dataclass

from django.db.models import Q

from ettle.access import Actor
from ettle.people.models import Connection, Person, Pupil
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.reaching import apart_from, sign_in_address, usual_way
from ettle.plans.models import Invitee


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Somebody who might be asked, filled in from what is known."""

    key: str
    role: str
    name: str
    organisation: str = ""
    email: str = ""
    person: Person | None = None
    reached_by: str = "by_hand"
    must_be_apart: bool = False


def people_to_ask(pupil: Pupil, *, by: Actor) -> tuple[Suggested, ...]:
    """Suggest whom to ask: child, parents, those who work with them, who came last time.

    Nobody is left out for us: whoever arranges unticks. Two people kept apart are both
    suggested, each to be given a time of their own.
    """
    if not may_arrange_meeting(by, pupil):
        return ()
    found = [
        Suggested(key="child", role="child", name=pupil.name, reached_by=_childs_way(pupil, by))
    ]
    for each in pupil.parentages.select_related("person").order_by("-lives_with", "pk"):
        found.append(
            Suggested(
                key=each.person.ref,
                role="parent",
                name=each.person.name,
                person=each.person,
                reached_by=usual_way(pupil, each.person, by=by),
                must_be_apart=bool(apart_from(pupil, each.person_id, by=by)),
            )
        )
    return (*found, *_colleagues(pupil, by), *_agencies_before(pupil))


def _childs_way(pupil: Pupil, by: Actor) -> str:
    return "email" if sign_in_address(by, pupil=pupil) else "by_hand"


def _colleagues(pupil: Pupil, by: Actor) -> list[Suggested]:
    kinds = ("support_assistant", "class_teacher", "educational_psychologist")
    rows = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        pupil=pupil,
        kind__in=kinds,
        from_on__lte=by.today,
    ).select_related("person")
    return [
        Suggested(
            key=row.person.ref,
            role=row.kind,
            name=row.person.name,
            person=row.person,
            reached_by=usual_way(pupil, row.person, by=by),
        )
        for row in sorted(rows, key=lambda row: (kinds.index(row.kind), row.person.family_name))
    ]


def _agencies_before(pupil: Pupil) -> list[Suggested]:
    rows = Invitee.objects.filter(
        meeting__plan__pupil=pupil, role__in=["agency", "advocate"], person__isnull=True
    ).order_by("-pk")
    found: dict[tuple[str, str], Suggested] = {}
    for row in rows:
        found.setdefault(
            (row.role, row.name),
            Suggested(
                key=row.ref,
                role=row.role,
                name=row.name,
                organisation=row.organisation,
                email=row.email,
                reached_by=row.reached_by,
            ),
        )
    return list(found.values())
