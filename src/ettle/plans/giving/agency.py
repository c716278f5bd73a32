"""What an agency's own person gives one child, by a link, and the targets it works towards.

Nothing else of the plan is theirs to see: not another agency's support, nor a target of an
objective that their own support does not answer.
"""

from ettle.access import Actor, Decision, allow, deny
from ettle.people.models import Pupil
from ettle.plans.access import DELIVERER, EVERYONE
from ettle.plans.giving.supports import SupportNow, supports_now
from ettle.plans.giving.who import is_outside
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.plans.parts import versions_now

READS_TARGETS = EVERYONE | {"deliverers"}  # what is kept to school people is not for an agency


def supports_of_agency(pupil: Pupil, *, by: Actor) -> list[SupportNow]:
    """List the living supports of a child's plan that name this link's agency."""
    if not by.link_ref or pupil.pk not in by.named_pupil_ids or not by.organisation:
        return []
    plan = Plan.objects.filter(pupil=pupil).first()
    return [
        each
        for each in (supports_now([plan.pk]) if plan else [])
        if any(
            is_outside(one, pupil) and one.organisation == by.organisation for one in each.persons
        )
        and each.audience in DELIVERER.audiences
    ]


def targets_towards(supports: list[SupportNow]) -> dict[int, list[EntryVersion]]:
    """Give the live targets of the objectives that some supports answer, by objective."""
    objectives = {each.under_id for each in supports if each.under_id}
    newest = versions_now({each.plan_id for each in supports}, DELIVERER).filter(
        entry__kind="target", entry__under_id__in=objectives, audience__in=READS_TARGETS
    )
    found: dict[int, list[EntryVersion]] = {}
    for version in newest:
        if not version.detail.get("outcome") and version.entry.under_id:
            found.setdefault(version.entry.under_id, []).append(version)
    return found


def may_see_target_by_link(actor: Actor, target: Entry) -> Decision:
    """Decide whether an agency's person may say how a target is going: one they work towards."""
    pupil = target.plan.pupil
    theirs = targets_towards(supports_of_agency(pupil, by=actor)).values()
    if any(version.entry_id == target.pk for each in theirs for version in each):
        return allow("gives support towards this target for an agency")
    return deny("This link is not for that target.")
