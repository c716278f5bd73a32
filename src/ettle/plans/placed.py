"""Where a child is placed by one council in the area of another, for the face of a printing."""

from ettle.people.models import Placement, Pupil


def who_answers(pupil: Pupil) -> str:
    """Name the council that answers for a child who is placed; empty for every other child.

    Who may have the printing is decided where it is issued.
    """
    placement = Placement.objects.select_related("home", "host").filter(pupil=pupil).first()
    if placement is None:
        return ""
    return f"{placement.home}, which placed {pupil.first_name} in {placement.host}"
