"""Choosing whether experience of care is told, and to whom. It can be changed at any time."""

from django.db import transaction

from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.care_access import SEEN_BY, may_choose_care
from ettle.people.models import CareChoice, Pupil

LONGEST = 2_000


@transaction.atomic
def say_care_experience(
    *,
    by: Actor,
    pupil: Pupil,
    seen_by: str,
    words: str = "",
    expected_version: int | None = None,
) -> CareChoice:
    """Keep that a child or a family chose to say that the child has experience of care.

    The record of this act says that a choice was made, never which.

    Raises:
        Trouble: for readers whom nobody may choose, or where the child has chosen before.
        StaleEdit: where it was chosen anew since this form was shown.
    """
    require(may_choose_care(by, pupil), by=by, act="care.chosen")
    if seen_by not in SEEN_BY:
        raise Trouble("Choose who may know.", field="seen_by")
    choice = _chosen(by, pupil, seen_by, words.strip()[:LONGEST], expected_version)

    record(by=by, verb="care.chosen", subject=pupil)
    return choice


@transaction.atomic
def take_back_care_experience(
    *, by: Actor, pupil: Pupil, expected_version: int | None = None
) -> CareChoice:
    """Let nobody be told any more, whatever the roll says. What was added in words is gone.

    Raises:
        Trouble: where the child has chosen, and this is not the child.
        StaleEdit: where it was chosen anew since this form was shown.
    """
    require(may_choose_care(by, pupil), by=by, act="care.chosen")
    choice = _chosen(by, pupil, "nobody", "", expected_version)

    record(by=by, verb="care.chosen", subject=pupil)
    return choice


def _chosen(
    by: Actor, pupil: Pupil, seen_by: str, words: str, expected_version: int | None
) -> CareChoice:
    said_by = "child" if by.pupil_id == pupil.pk else "family"
    old = CareChoice.objects.select_for_update().filter(pupil=pupil).first()
    if old and old.said_by == "child" and said_by == "family":
        raise Trouble(
            f"This cannot be written here just now. Talk with {pupil.first_name} about it first: "
            "what a child says of themself comes before what others say for them."
        )
    if old and expected_version is not None and old.version != expected_version:
        raise StaleEdit(old, expected_version)
    facts = {
        "said_by": said_by,
        "seen_by": seen_by,
        "words": words,
        "chosen_on": by.today,
        "chosen_at": by.at,
        "version": old.version + 1 if old else 1,
    }
    choice, _ = CareChoice.objects.update_or_create(
        pupil=pupil, defaults=facts, create_defaults={**facts, "authority_id": pupil.authority_id}
    )
    return choice
