"""Staff and schools, for those who work in the same authority."""

from django.db.models import Q

from ettle.access import Actor
from ettle.people.models import Membership, Person, School

WORKING_ROLES = (
    "asl_officer",
    "headteacher",
    "depute",
    "asn_lead",
    "class_teacher",
    "support_assistant",
    "educational_psychologist",
)


def staff_of(school: School | None, *, by: Actor, role: str | None = None) -> list[Person]:
    """List the people who work at a school today (or, with none, for the authority itself).

    For officers of the authority and staff of the same school; nobody else is told who
    works where.
    """
    officer = by.has_role("asl_officer") and (
        school is None or school.authority_id == by.authority_id
    )
    if not officer and (school is None or school.pk not in by.school_ids):
        return []
    memberships = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        authority_id=by.authority_id,
        school=school,
        role__in=[role] if role else WORKING_ROLES,
        from_on__lte=by.today,
        person__isnull=False,
    ).values("person_id")
    return list(Person.objects.filter(pk__in=memberships).order_by("family_name", "given_name"))


def person_for(ref: str, *, by: Actor) -> Person | None:
    """Give one adult of this actor's own authority by ref; nothing across authorities."""
    if not by.has_role("asl_officer", "headteacher", "depute", "asn_lead", "account_manager"):
        return None
    return Person.objects.filter(ref=ref, authority_id=by.authority_id).first()


def school_for(ref: str, *, by: Actor) -> School | None:
    """Give one school that this actor works at, or that their authority runs."""
    found = School.objects.select_related("authority").filter(ref=ref).first()
    if found is None:
        return None
    if found.pk in by.school_ids:
        return found
    if by.has_role("asl_officer") and found.authority_id == by.authority_id:
        return found
    return None
