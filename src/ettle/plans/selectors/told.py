"""What a child or a family chose to tell at school: the adult they trust, and care."""

from dataclasses import dataclass

from ettle.access import Actor, Reader
from ettle.people.access import leading_readers
from ettle.people.models import Pupil
from ettle.people.selectors import CareTold, care_told
from ettle.plans.access import DELIVERER, slice_of
from ettle.plans.key_adults import is_key_adult, key_adult_versions, may_open_told
from ettle.plans.parts import holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What this reader is told. ``care`` is None where there is nothing, or nothing for them."""

    key_adults: tuple[str, ...]
    care: CareTold | None
    readers: tuple[Reader, ...]
    works_on_plan: bool


def told_to(pupil: Pupil, *, by: Actor, page: str = "") -> Told | None:
    """Open what a child may choose to tell; a named ``page`` is recorded as a reading.

    None for whoever could never be told. An answer without care says nothing of whether there
    is something to tell.
    """
    if not may_open_told(by, pupil):
        return None
    own_slice = slice_of(by, pupil)
    slice_ = own_slice or DELIVERER
    return Told(
        key_adults=tuple(
            version.text
            for version in key_adult_versions(pupil).select_related("entry")
            if holds(slice_, version) or version.detail.get("person") == by.person_id
        ),
        care=care_told(pupil, by=by, is_trusted=is_key_adult(by, pupil), page=page),
        readers=(
            Reader(f"The adult {pupil.first_name} trusts", "named in the plan"),
            *leading_readers(pupil, by=by),
        ),
        works_on_plan=own_slice is not None,
    )
