"""Those asked to a meeting: what they are called, when it is for them, and who else comes."""

from asl_law.days import in_words
from ettle.access import Actor
from ettle.plans.meeting.reaching import apart_from
from ettle.plans.meeting.words import ROLES
from ettle.plans.models import Invitee, Meeting


def called(invitee: Invitee) -> str:
    """Name whoever is asked, as people use it."""
    if invitee.role == "child":
        return invitee.meeting.plan.pupil.first_name
    return invitee.person.name if invitee.person else invitee.name


def when_words(meeting: Meeting, invitee: Invitee | None = None) -> str:
    """Say when it is: for somebody with a time of their own, that time and no other."""
    on, at = meeting.planned_on, meeting.planned_time
    if invitee and (invitee.own_on or invitee.own_time):
        on, at = invitee.own_on or on, invitee.own_time
    return f"{in_words(on)} at {at.strftime('%-I.%M %p').lower()}" if at else in_words(on)


def who_comes(invitee: Invitee, *, by: Actor) -> tuple[str, ...]:
    """Name the others who are asked at the same time: never one who is kept apart."""
    meeting = invitee.meeting
    kept = apart_from(meeting.plan.pupil, invitee.person_id, by=by)
    return tuple(
        _with_role(each)
        for each in meeting.invitees.select_related("person").order_by("pk")
        if each.pk != invitee.pk
        and each.person_id not in kept
        and not each.own_on
        and not each.own_time
    )


def _with_role(invitee: Invitee) -> str:
    who = called(invitee)
    what = invitee.organisation or ROLES[invitee.role].lower()
    return who if invitee.role == "child" else f"{who} ({what})"
