"""From a signed-in account to the facts that access depends on."""

from datetime import date, datetime

from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import ROLE_WORDS, WORKING_CONNECTIONS
from ettle.people.models import Account, Connection, Membership, Parentage, SafeContactFlag


def actor_for(account: Account, *, at: datetime, today: date) -> Actor:
    """Reduce an account to its memberships, schools, own children and pupils named on.

    An account with memberships of two authorities acts in the one joined last; each
    authority is its own controller, so nothing is ever read across both at once.
    """
    memberships = list(
        Membership.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=today),
            account=account,
            from_on__lte=today,
        )
        .select_related("person", "pupil", "authority", "school", "agency")
        .order_by("-from_on", "-pk")
    )
    if not memberships:
        return Actor(at=at, today=today, account_id=account.pk, acting_as="nobody")
    first = memberships[0]
    here = [each for each in memberships if each.authority_id == first.authority_id]
    person_id = first.person_id
    return Actor(
        at=at,
        today=today,
        account_id=account.pk,
        person_id=person_id,
        pupil_id=next((each.pupil_id for each in here if each.role == "pupil"), None),
        roles=frozenset(each.role for each in here),
        authority_id=first.authority_id,
        school_ids=frozenset(each.school_id for each in here if each.school_id),
        own_pupil_ids=_own_pupils(person_id, today),
        named_pupil_ids=_named_pupils(person_id, today),
        acting_as=ROLE_WORDS[first.role],
        organisation=str(first.school or first.agency or first.authority),
        name=first.person.name if first.person else first.pupil.name if first.pupil else "",
    )


def _own_pupils(person_id: int | None, today: date) -> frozenset[int]:
    if person_id is None:
        return frozenset()
    kept_away = SafeContactFlag.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=today),
        kept_from_id=person_id,
        from_on__lte=today,
    ).values("pupil_id")
    own = Parentage.objects.filter(person_id=person_id).exclude(pupil_id__in=kept_away)
    return frozenset(own.values_list("pupil_id", flat=True))


def _named_pupils(person_id: int | None, today: date) -> frozenset[int]:
    if person_id is None:
        return frozenset()
    connections = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=today),
        person_id=person_id,
        from_on__lte=today,
        kind__in=WORKING_CONNECTIONS,
    )
    return frozenset(connections.values_list("pupil_id", flat=True))
