"""Finding and opening pupils."""

from django.db.models import Q

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import kept_apart_pairs, readable_pupils
from ettle.people.models import Parentage, Pupil


def pupil_for(ref: str, *, by: Actor, page: str = "") -> Pupil | None:
    """Open one pupil, if this actor may; a named ``page`` is written down as a reading."""
    pupil = readable_pupils(by).select_related("authority", "school").filter(ref=ref).first()
    if pupil and page:
        record(by=by, verb="pupil.read", subject=pupil, page=page)
    return pupil


def own_pupil(*, by: Actor) -> Pupil | None:
    """Give the pupil that this actor is; None for every adult."""
    if by.pupil_id is None:
        return None
    return Pupil.objects.select_related("school", "authority").filter(pk=by.pupil_id).first()


def own_children(*, by: Actor) -> list[Pupil]:
    """List the children of this actor, or the pupil that this actor is; none for anyone else."""
    own = by.own_pupil_ids | ({by.pupil_id} if by.pupil_id else set())
    found = Pupil.objects.select_related("school", "authority").filter(pk__in=own)
    return list(found.order_by("birth_date", "pk"))


def pupils_matching(words: str, *, by: Actor, limit: int = 20) -> list[Pupil]:
    """Find pupils by any part of a name, or by the whole of an id, that this actor may open."""
    found = readable_pupils(by).select_related("school").filter(left_on__isnull=True)
    for word in words.split()[:4]:
        found = found.filter(
            Q(given_name__istartswith=word)
            | Q(family_name__istartswith=word)
            | Q(known_as__istartswith=word)
            | Q(scn=word)
            | Q(roll_id=word)
        )
    return list(found.order_by("family_name", "given_name", "pk")[:limit])


def parents_of(pupil: Pupil, *, by: Actor) -> list[Parentage]:
    """List a pupil's parents for someone who may open the pupil; none for anyone else."""
    if not readable_pupils(by).filter(pk=pupil.pk).exists():
        return []
    return list(
        pupil.parentages.select_related("person").order_by("-lives_with", "person__family_name")
    )


def kept_apart(pupil: Pupil, *, by: Actor) -> set[tuple[int, int]]:
    """Give (protected, kept away) person keys for each safe-contact flag standing today."""
    if not readable_pupils(by).filter(pk=pupil.pk).exists():
        return set()
    return kept_apart_pairs(pupil, on=by.today)
