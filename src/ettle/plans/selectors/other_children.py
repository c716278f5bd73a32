"""Names that may be written in the wrong child's plan by mistake."""

from django.db.models import Q

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import slice_of

AT_WORK = frozenset({"lead", "officer", "teacher", "psychologist"})


def other_children(pupil: Pupil, *, by: Actor) -> tuple[str, ...]:
    """List the full names of the children beside this one: the same class or stage of the school.

    For finding a name in what this person typed, and never for showing: a page repeats only
    what was typed. Nothing for whoever does not read the plan at work. One query.
    """
    slice_ = slice_of(by, pupil)
    if slice_ is None or slice_.reader not in AT_WORK or pupil.school_id is None:
        return ()
    beside = Q(stage=pupil.stage)
    if pupil.class_name:
        beside |= Q(class_name=pupil.class_name)
    rows = (
        Pupil.objects.filter(beside, school_id=pupil.school_id, left_on__isnull=True)
        .exclude(pk=pupil.pk)
        .values_list("given_name", "known_as", "family_name")
    )
    return tuple(
        sorted(
            {
                f"{first} {family}"
                for given, known, family in rows
                for first in (given, known)
                if first
            }
        )
    )
