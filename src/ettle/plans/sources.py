"""Words taken over from elsewhere: whose they are, and before whom they may be put."""

from ettle.access import Trouble
from ettle.people.models import Pupil
from ettle.voice.models import KeptFromParent, View

SOURCE_KINDS = ("written", "agency_answer", "parent_view", "child_view")


def check_source(
    source_kind: str,
    source_ref: str,
    audience: str,
    author_label: str | None,
    *,
    pupil: Pupil,
) -> None:
    """Refuse words without their owner, and a view put before more people than it was given to.

    A child who chose *only my school people*, or whose view is kept from a parent, does not
    find it in a part that everyone reads.
    """
    if source_kind not in SOURCE_KINDS:
        raise Trouble("Say where these words come from.", field="source_kind")
    if source_kind == "written":
        return
    if not (source_ref and author_label):
        raise Trouble("Words taken over from somebody keep their name and where they said it.")
    if source_kind not in ("child_view", "parent_view"):
        return
    view = View.objects.filter(pupil=pupil, ref=source_ref, status="given").first()
    if view is None:
        raise Trouble("That view is not one given for this plan. Open the plan again.")
    is_narrow = view.audience == "school" or KeptFromParent.objects.filter(view=view).exists()
    if is_narrow and audience == "everyone":
        raise Trouble(
            "This view was given to school people only, so it cannot be in a part that everyone "
            "reads. Choose “School people”, or ask before sharing it further.",
            field="audience",
        )
