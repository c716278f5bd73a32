"""What somebody who gives support sees of the plan: their own parts, and nothing else."""

from dataclasses import dataclass

from django.db.models import Q

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Connection, Membership, Person, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import DELIVERER, may_read_card
from ettle.plans.models import Entry, Plan
from ettle.plans.parts import Part, PersonLine, current_versions, part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredPart:
    """One support that this person gives, with the objective it is for."""

    ref: str
    objective: str
    support: str
    how_often: str
    how_long: str
    where: str
    persons: tuple[PersonLine, ...]
    attribution: str


def parts_delivered_by(
    person: Person, pupil: Pupil, *, by: Actor, page: str = ""
) -> tuple[DeliveredPart, ...]:
    """List the supports of a pupil's plan that name this person's role, each with its objective.

    For the person themselves, once they are put with the pupil, and for those who lead the
    school. A named ``page`` is recorded as a reading. An objective that a deliverer's
    audience does not hold is left out of the line, not the support.
    """
    asks_own = by.person_id == person.pk and may_read_card(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None or not (asks_own or by.leads(pupil.school_id)):
        return ()
    if page:
        record(by=by, verb="delivered_parts.read", subject=plan, page=page)
    roles = _roles_of(person, pupil, by)
    given = [
        part
        for part in map(part_of, current_versions([plan.pk], DELIVERER))
        if part.kind == "support" and any(one.kind in roles for one in part.persons)
    ]
    objectives = _objectives(given)
    return tuple(_delivered(part, objectives) for part in given)


def _roles_of(person: Person, pupil: Pupil, by: Actor) -> set[str]:
    """Give the role keys under which a plan may name this person for this pupil."""
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=by.today)
    connected = Connection.objects.filter(lasting, person=person, pupil=pupil)
    held = Membership.objects.filter(
        lasting,
        person=person,
        school_id=pupil.school_id,
        role__in=["headteacher", "depute", "asn_lead"],
    )
    kinds = {*connected.values_list("kind", flat=True), *held.values_list("role", flat=True)}
    return kinds - {"relative"}


def _objectives(parts: list[Part]) -> dict[int, str]:
    entries = Entry.objects.filter(
        pk__in={part.under_id for part in parts}, ended_at__isnull=True
    ).prefetch_related("versions")
    return {
        entry.pk: version.text
        for entry in entries
        for version in entry.versions.all()
        if version.n == entry.latest and version.audience in DELIVERER.audiences
    }


def _delivered(part: Part, objectives: dict[int, str]) -> DeliveredPart:
    return DeliveredPart(
        ref=part.ref,
        objective=objectives.get(part.under_id or 0, ""),
        support=part.text,
        how_often=part.how_often,
        how_long=part.how_long,
        where=part.where,
        persons=part.persons,
        attribution=part.source,
    )
