"""What somebody answered before a meeting, written in the plan as theirs: part of that act."""

from django.db.models import Max

from ettle.access import Actor
from ettle.plans.meeting.invited import called
from ettle.plans.meeting.words import ROLES, questions_for
from ettle.plans.models import Entry, EntryVersion, Invitee

READ_BY = {"agency": "planners", "educational_psychologist": "planners"}


def write_contribution(by: Actor, invitee: Invitee) -> Entry | None:
    """Write the answers as a contribution, verbatim under each question; None for no words."""
    plan = invitee.meeting.plan
    said = [
        f"{each.words} {words}"
        for each in questions_for(invitee.role)
        if (words := invitee.answers.get(each.key, "").strip())
    ]
    if not said:
        return None
    last = plan.entries.aggregate(last=Max("position"))["last"] or 0
    entry = Entry.objects.create(
        authority_id=plan.authority_id, plan=plan, kind="contribution", position=last + 1
    )
    role = ROLES[invitee.role]
    EntryVersion.objects.create(
        authority_id=plan.authority_id,
        entry=entry,
        n=1,
        text="\n".join(said),
        detail={"organisation": invitee.organisation, "role": role},
        audience=READ_BY.get(invitee.role, "school"),
        author_id=invitee.person_id,
        author_label=", ".join(filter(None, (called(invitee), invitee.organisation or role))),
        source_kind="meeting",
        source_ref=invitee.meeting.ref,
        said_on=by.today,
        written_at=by.at,
        confirmed_on=by.today,
    )
    return entry
