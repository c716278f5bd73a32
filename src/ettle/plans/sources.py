"""Words taken over from elsewhere: whose they are, and before whom they may be put."""

from ettle.access import Trouble
from ettle.people.models import Pupil
from ettle.plans.models import SOURCE_KINDS
from ettle.plans.parts import about_plan
from ettle.voice.models import KeptFromParent, View


def check_source(
    kind: str,
    text: str,
    source_kind: str,
    source_ref: str,
    audience: str,
    author_label: str | None,
    *,
    pupil: Pupil,
) -> None:
    """Refuse words without their owner, and a view put before more people than it was given to.

    A child who chose *only my school people* does not find it in a part that everyone reads,
    nor does one whose view is kept from a parent; but the words on the plan itself go in the
    plan, as the child was told.
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
    if audience == "everyone" and not _may_be_shared(view, kind, text):
        raise Trouble(
            "These words were given to school people only, so they cannot be in a part that "
            "everyone reads. Choose “School people”, or ask before sharing them further.",
            field="audience",
        )


def _may_be_shared(view: View, kind: str, text: str) -> bool:
    if kind == "view" and " ".join(text.split()) in about_plan(view):
        return True
    if kind == "view" and view.whose == "parent":
        return False  # what one parent says elsewhere is not the other parent's to read
    is_kept = KeptFromParent.objects.filter(view=view).exists()
    return view.audience == "everyone" and not is_kept
