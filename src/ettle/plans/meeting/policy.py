"""Who may arrange and hold a meeting, and who may read what of it.

Those who write the plan arrange meetings and record them; the class teacher and the
educational psychologist read them. Everybody else has what was sent to themselves: their own
pack, the questions in it, and their own copy of the minute. An invitation is never shown to
another parent, nor to anybody a safe-contact flag keeps away.
"""

from django.db.models import Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.access import ROLE_WORDS, leading_readers, officer_readers
from ettle.people.access import readers_of as readers_of_pupil
from ettle.people.models import Connection, Pupil
from ettle.plans.access import may_read_card, may_write_plan, readable_plans, slice_of
from ettle.plans.models import Invitee, Meeting, PackLink

AT_WORK = ("lead", "officer", "teacher", "psychologist")


def may_arrange_meeting(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may arrange and record meetings: those who write the plan."""
    return may_write_plan(actor, pupil)


def may_read_meetings(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may read the meetings about a pupil, as those at work do."""
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in AT_WORK:
        return allow(slice_.why)
    return deny("has their own pack and copy of the minute, and not the meeting")


def readable_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Which meetings someone may read at work."""
    mine = Q(plan__pupil_id__in=actor.own_pupil_ids)
    if actor.pupil_id:
        mine |= Q(plan__pupil_id=actor.pupil_id)
    return Meeting.objects.filter(plan__in=readable_plans(actor)).exclude(mine)


def may_open_pack(actor: Actor, invitee: Invitee) -> Decision:
    """Decide whether someone may open a pack as the reader it was made for.

    A parent who is kept away today opens nothing, though a pack went to them before; nor does
    somebody who no longer works with the child.
    """
    pupil = invitee.meeting.plan.pupil
    if actor.link_ref and invitee.links.filter(ref=actor.link_ref).exists():
        return allow("named on the link")
    if invitee.role == "child":
        return allow("it is about you") if actor.pupil_id == pupil.pk else deny("the child’s own")
    if invitee.person_id is None or invitee.person_id != actor.person_id:
        return deny("sent to somebody else")
    if invitee.role == "parent" and pupil.pk not in actor.own_pupil_ids:
        return deny("sent to somebody else")
    if _worked_with(actor, pupil) and not may_read_card(actor, pupil):
        return deny("no longer works with the child")
    return allow("it was sent to you")


def _worked_with(actor: Actor, pupil: Pupil) -> bool:
    works = Connection.objects.filter(person_id=actor.person_id, pupil=pupil)
    return works.exclude(kind="relative").exists()


def own_packs(actor: Actor) -> QuerySet[Invitee]:
    """Which packs were sent to this person, of meetings that stand."""
    wanted = Q(pk__in=[])
    if actor.pupil_id:
        wanted |= Q(role="child", meeting__plan__pupil_id=actor.pupil_id)
    if actor.person_id:
        wanted |= Q(person_id=actor.person_id) & (
            ~Q(role="parent") | Q(meeting__plan__pupil_id__in=actor.own_pupil_ids)
        )
    return Invitee.objects.filter(
        wanted, pack__isnull=False, pack_on__isnull=False, meeting__cancelled_on__isnull=True
    )


def may_come_by_pack_link(actor: Actor, link: PackLink) -> Decision:
    """Decide whether a link to a pack may still be come in by."""
    if link.revoked_at or link.invitee.meeting.cancelled_on:
        return deny("The council has taken this link back.")
    if link.expires_on < actor.today:
        return deny("This link has ended.")
    return allow("holds the link")


def readers_of_minute(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who can read the record copy of a minute, in which all that was answered stands."""
    return [*leading_readers(pupil, by=by), *officer_readers(pupil)]


def readers_of_meetings(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who can read the meetings about a pupil, and why, as ``by`` may be told it."""
    own = "only their own pack and their own copy of the minute"
    return [
        Reader(each.who, f"{each.why}: {own}")
        if each.why.startswith((ROLE_WORDS["support_assistant"], f"{pupil.first_name}’s "))
        else each
        for each in readers_of_pupil(pupil, by=by)
    ]
