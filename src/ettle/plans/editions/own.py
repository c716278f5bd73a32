"""The face of an edition that the family or the child opens for themselves, as the plan stands."""

from dataclasses import replace

from ettle.plans.access import slice_of
from ettle.plans.editions.held import Held, face_of
from ettle.plans.printings.face import Face

AT_HOME = frozenset({"parent", "pupil"})


def own_face(held: Held, title: str) -> Face:
    """Say what an edition is. What somebody opens at home is no draft, and nobody put it together.

    It is the plan as it stands that day; the copies that the school gives are issued.
    """
    face = face_of(held, title=title)
    slice_ = slice_of(held.by, held.plan.pupil)
    if not held.is_draft or slice_ is None or slice_.reader not in AT_HOME:
        return face
    return replace(face, is_draft=False, made_by=f"Ettle, for {face.school or face.council}")
