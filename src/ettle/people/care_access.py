"""Who chooses whether experience of care is told, and who is told of it.

It is the child's to say. A parent or carer may say it for a child under 12 who has not; from
12 it is the child's alone. A choice of *nobody* is told to nobody but whoever made it.
"""

from asl_law.ages import birthday
from ettle.access import Actor, Decision, allow, deny
from ettle.people.models import CareChoice, Pupil

OWN_FROM = 12
SEEN_BY = ("trusted", "school", "officers")


def may_choose_care(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may choose who is told of a child's experience of care."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if pupil.pk not in actor.own_pupil_ids:
        return deny("only the child or the family chooses this")
    if _is_own_to_say(pupil, actor):
        return deny(f"{pupil.first_name} is 12 or over, so it is {pupil.first_name}’s to say")
    return allow("parent or carer")


def may_be_told_of_choice(
    actor: Actor, pupil: Pupil, choice: CareChoice, *, is_trusted: bool = False
) -> Decision:
    """Decide whether someone is told what was chosen. ``is_trusted``: the plan names them."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if choice.said_by == "family" and pupil.pk in actor.own_pupil_ids:
        return allow("the family said so")
    if choice.seen_by in ("trusted", "school") and actor.leads(pupil.school_id):
        return allow("shared with those who lead the school")
    if choice.seen_by == "trusted" and is_trusted:
        return allow("shared with the adult the child trusts")
    officer = actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id
    if choice.seen_by in ("school", "officers") and officer:
        return allow("shared with the authority's officers")
    return deny("it was not shared with you")


def _is_own_to_say(pupil: Pupil, actor: Actor) -> bool:
    return birthday(pupil.birth_date, OWN_FROM) <= actor.today
