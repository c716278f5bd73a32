"""Who can be asked to mark a plan, and who wrote too much of it to be asked."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from ettle.people.access import ROLE_WORDS
from ettle.people.models import Connection, Membership, Person, Pupil
from ettle.plans.models import EntryVersion, Plan

MOST = 0.5  # whoever wrote more than half of it would mark their own work
LEADS = ("headteacher", "depute", "asn_lead")
CONNECTED = ("class_teacher", "educational_psychologist")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Somebody who reads the plan at work: how much of it they wrote, and so whether they may."""

    person_id: int
    ref: str
    name: str
    role: str
    share: float

    @property
    def may_mark(self) -> bool:
        """Whether they did not write most of it."""
        return self.share <= MOST

    @property
    def why_not(self) -> str:
        """Why they may not, in words; empty where they may."""
        if self.may_mark:
            return ""
        return f"wrote {self.share:.0%} of the plan, so they would mark their own work"


def markers_of(pupil: Pupil, plan: Plan, *, on: date) -> tuple[Marker, ...]:
    """List those who read this plan at work and have an account, with their share of its words."""
    shares = shares_written(plan)
    roles: dict[int, tuple[Person, str]] = {}
    for membership in _members(pupil, on):
        if membership.person is not None:
            roles.setdefault(membership.person.pk, (membership.person, ROLE_WORDS[membership.role]))
    found = [
        Marker(
            person_id=key,
            ref=person.ref,
            name=person.name,
            role=role,
            share=shares.get(key, 0.0),
        )
        for key, (person, role) in roles.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.may_mark, one.name)))


def shares_written(plan: Plan) -> dict[int, float]:
    """Tell what share of the plan's living parts is now in each author's own words.

    What was taken over from an agency, a family or a child is not the writing of whoever did.
    """
    rows = EntryVersion.objects.filter(
        entry__plan=plan, entry__ended_at__isnull=True, n=F("entry__latest")
    ).values_list("author_id", "source_kind")
    own = Counter(author for author, source in rows if author and source == "written")
    return {author: many / len(rows) for author, many in own.items()}


def _members(pupil: Pupil, on: date) -> list[Membership]:
    connected = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        pupil=pupil,
        kind__in=CONNECTED,
        from_on__lte=on,
    )
    return list(
        Membership.objects.filter(
            Q(role__in=LEADS, school_id=pupil.school_id)
            | Q(role="asl_officer")
            | Q(role__in=CONNECTED, person_id__in=connected.values("person_id")),
            Q(until_on__isnull=True) | Q(until_on__gte=on),
            authority_id=pupil.authority_id,
            from_on__lte=on,
            person__isnull=False,
            account__is_active=True,
        )
        .select_related("person")
        .order_by("pk")
    )
