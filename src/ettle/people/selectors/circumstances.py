"""What the roll says of a pupil's circumstances, to those who may be told each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import may_read_circumstances, readable_pupils
from ettle.people.models import Parentage, Placement, Pupil, SafeContactFlag
from ettle.people.selectors.care import care_experience_of

LOOKED_AFTER_WORDS = {
    "no": "Not looked after",
    "home": "Looked after, at home",
    "away": "Looked after, away from home",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """A pupil's circumstances. What this reader may not be told is empty, as if unsaid."""

    looked_after: str = ""
    since: date | None = None
    home: str = ""
    host: str = ""
    care_experience: str = ""
    came_from: str = ""
    went_to: str = ""
    siblings: tuple[Pupil, ...] = ()
    rights_notes: tuple[str, ...] = ()


def circumstances_of(pupil: Pupil, *, by: Actor) -> Circumstances | None:
    """Give a pupil's circumstances to the officers who act for them; None to anybody else."""
    if not may_read_circumstances(by, pupil):
        return None
    placement = Placement.objects.select_related("home", "host").filter(pupil=pupil).first()
    return Circumstances(
        looked_after=LOOKED_AFTER_WORDS.get(pupil.looked_after, ""),
        since=pupil.looked_after_since,
        home=str(placement.home) if placement else "",
        host=str(placement.host) if placement else "",
        care_experience=care_experience_of(pupil, by=by),
        came_from=pupil.came_from,
        went_to=pupil.went_to,
        siblings=siblings_of(pupil, by=by),
        rights_notes=tuple(
            f"{each.person.name}: {each.rights_note}"
            for each in pupil.parentages.select_related("person").exclude(rights_note="")
        ),
    )


def siblings_of(pupil: Pupil, *, by: Actor) -> tuple[Pupil, ...]:
    """Work out brothers and sisters from shared parents, never across a safe-contact flag.

    A parent whom a flag keeps from either child, or protects, joins nobody: the tie would
    tell where a child is.
    """
    flagged = SafeContactFlag.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today), authority_id=pupil.authority_id
    )
    apart = {
        person
        for pair in flagged.filter(pupil__parentages__person__parentages__pupil=pupil).values_list(
            "protects_id", "kept_from_id"
        )
        for person in pair
    }
    parents = set(pupil.parentages.values_list("person_id", flat=True)) - apart
    found = Parentage.objects.filter(person_id__in=parents).exclude(pupil=pupil)
    pks = set(found.values_list("pupil_id", flat=True))
    shown = readable_pupils(by).filter(pk__in=pks, left_on__isnull=True)
    return tuple(shown.select_related("school").order_by("birth_date", "pk"))
