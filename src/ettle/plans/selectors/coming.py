"""The meetings to come to which a family is asked, before there is anything to read for them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import slice_of
from ettle.plans.meeting.invited import when_words
from ettle.plans.models import Invitee


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingToCome:
    """One meeting: when it is for this reader, where, and their pack once it was sent."""

    when: str
    on: date
    place: str
    pack_ref: str


def meetings_to_come(pupil: Pupil, *, by: Actor) -> tuple[MeetingToCome, ...]:
    """List the meetings about a child that this parent, or the child, is asked to; soonest first.

    Somebody with a time of their own reads that time and no other.
    """
    slice_ = slice_of(by, pupil)
    if slice_ is None or slice_.reader not in ("parent", "pupil"):
        return ()
    asked = Q(role="child") if slice_.reader == "pupil" else Q(role="parent", person=by.person_id)
    rows = Invitee.objects.filter(
        asked,
        meeting__plan__pupil=pupil,
        meeting__held_on__isnull=True,
        meeting__cancelled_on__isnull=True,
    ).select_related("meeting")
    found = [
        MeetingToCome(
            when=when_words(row.meeting, row),
            on=row.own_on or row.meeting.planned_on,
            place=row.meeting.place,
            pack_ref=row.ref if row.pack_on else "",
        )
        for row in rows
    ]
    return tuple(sorted((one for one in found if one.on >= by.today), key=lambda one: one.on))
