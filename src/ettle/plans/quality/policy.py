"""Who may have a plan marked, mark it, and talk the marks through.

Blind: until both have given their marks, neither is shown the other's, nor told that they are in.
"""

from ettle.access import Actor, Decision, allow, deny
from ettle.people.models import Pupil
from ettle.plans.access import slice_of
from ettle.plans.models import QualityRound

AT_WORK = frozenset({"lead", "officer", "teacher", "psychologist"})
LEADERS = frozenset({"lead", "officer"})


def may_open_round(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may put a plan before two markers: school leaders and officers."""
    slice_ = slice_of(actor, pupil)
    if slice_ and slice_.reader in LEADERS:
        return allow(slice_.why)
    return deny("only the school’s leaders and the council’s ASL officers have a plan marked")


def may_mark(actor: Actor, audit: QualityRound) -> Decision:
    """Decide whether someone may mark: the two who were asked, while they read the plan."""
    if actor.person_id is None or actor.person_id not in (audit.first_id, audit.second_id):
        return deny("only the two who were asked mark this plan")
    slice_ = slice_of(actor, audit.plan.pupil)
    if slice_ is None or slice_.reader not in AT_WORK:
        return deny("the plan is no longer open to this person")
    return allow("was asked to mark this plan")


def may_read_round(actor: Actor, audit: QualityRound) -> Decision:
    """Decide whether someone may open a round: its markers, and whoever may open one."""
    if may_mark(actor, audit):
        return allow("was asked to mark this plan")
    return may_open_round(actor, audit.plan.pupil)


def may_settle(actor: Actor, audit: QualityRound) -> Decision:
    """Decide whether someone may write the marks that both agreed on: either marker may."""
    if may_mark(actor, audit):
        return allow("marked this plan")
    return deny("the two who marked settle the marks between them")


def may_read_overview(actor: Actor) -> Decision:
    """Decide whether someone may read the quality of plans across the authority."""
    if actor.has_role("asl_officer") and actor.authority_id:
        return allow("ASL officer of the authority")
    return deny("only the council’s ASL officers read across schools")
