"""Who may read where a child stands in staged intervention, and who may move them.

The council says in its stages who moves a child to each. A move is decided by whoever may move
a child to the higher of the two stages, so that nobody takes away what others had to decide.
None of it touches a right: a family may ask for a plan at any stage.
"""

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.access import (
    colleague_readers,
    family_readers,
    leading_readers,
    officer_readers,
)
from ettle.people.models import Pupil, Stage
from ettle.people.models.stages import NEUTRAL
from ettle.people.stage_models import MOVERS
from ettle.plans.access import slice_of

AT_WORK = ("lead", "officer", "teacher", "psychologist")
FAMILY = ("parent", "pupil")
STAGE_HAS = "the stage and the reason, not what others said"
TRIED_HAS = "what is written for everyone"
LEADING = frozenset({"headteacher", "depute", "asn_lead"})


def may_read_stages(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone at work may read a pupil's stages, with the reasons and the views."""
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in AT_WORK:
        return allow(slice_.why)
    return deny("has the family’s page, or nothing of this child")


def may_read_stages_as_family(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone reads them as the family: a parent, or the pupil themself."""
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in FAMILY:
        return allow(slice_.why)
    return deny("not the child, nor a parent or carer")


def may_move_stage(
    actor: Actor, pupil: Pupil, to_stage: Stage | None = None, *, now: Stage | None = None
) -> Decision:
    """Decide whether someone may move a pupil to a stage; with none named, to any at all."""
    mine = _roles_towards(actor, pupil)
    if not mine:
        return deny("does not lead or teach the pupil, and is no officer of the council")
    if to_stage is None:
        return allow("moves children between stages")
    decides = _higher(to_stage, now)
    if mine & set(decides.movers):
        return allow("the council’s stages say so")
    names = [
        words if words[:2].isupper() else words[0].lower() + words[1:]
        for key, words in MOVERS.items()
        if key in decides.movers
    ]
    return deny(f"in this council a move to or from {decides.name} is made by: {', '.join(names)}")


def readers_of_stages(pupil: Pupil, *, by: Actor, family_has: str = STAGE_HAS) -> list[Reader]:
    """Who can see where a pupil stands and what was tried, as ``by`` may be told it.

    No support assistant: they have the card and the parts that they deliver.
    """
    family = family_readers(pupil, by=by).values()
    return [
        *(Reader(each.who, f"{each.why}: {family_has}") for each in family),
        *colleague_readers(pupil, ("class_teacher", "educational_psychologist"), by=by),
        *leading_readers(pupil, by=by),
        *officer_readers(pupil),
    ]


def _roles_towards(actor: Actor, pupil: Pupil) -> set[str]:
    slice_ = slice_of(actor, pupil)
    reader = slice_.reader if slice_ else ""
    if reader == "lead":
        return set(actor.roles & LEADING)
    return {"officer": {"asl_officer"}, "teacher": {"class_teacher"}}.get(reader, set())


def _higher(one: Stage, other: Stage | None) -> Stage:
    if other is None:
        return one
    return max(one, other, key=lambda stage: (NEUTRAL.index(stage.neutral), stage.number))
