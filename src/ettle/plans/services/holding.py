"""Recording a meeting that was held: who came, what was talked about, and who does not agree."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from asl_law import remedies
from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.words import FAMILY
from ettle.plans.models import Invitee, Meeting
from ettle.plans.services._meeting_rows import (
    held_meeting,
    locked_meeting,
    standing_meeting,
    step_on,
)


@transaction.atomic
def hold_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    expected_version: int | None,
    held_on: date,
    came: Iterable[Invitee],
    said: str = "",
    family_reason: str = "",
) -> Meeting:
    """Record that a meeting was held: on which day, who came, and what was talked about.

    Raises:
        Trouble: for a day that has not come or lies before the plan began, a meeting that
            nobody came to, or a family that was not there with no reason given.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.held")
    meeting = standing_meeting(meeting)
    _check_held(by, meeting, held_on)
    there = _who_came(meeting, came)
    family_there = meeting.invitees.filter(role__in=FAMILY, pk__in=there).exists()
    _check_family(pupil, family_there, family_reason)

    step_on(meeting, expected_version)
    meeting.held_on, meeting.said = held_on, said.strip()
    meeting.family_there = family_there
    meeting.family_reason = "" if family_there else family_reason.strip()
    meeting.save()
    meeting.invitees.filter(pk__in=there).update(came=True)
    meeting.invitees.exclude(pk__in=there).update(came=False)

    record(
        by=by,
        verb="meeting.held",
        subject=meeting,
        pupil_id=pupil.pk,
        held_on=held_on,
        came=len(there),
        family_there=family_there,
    )
    return meeting


def _check_held(by: Actor, meeting: Meeting, held_on: date) -> None:
    if held_on > by.today:
        raise Trouble(
            f"{in_words(held_on)} has not come yet, so the meeting cannot have been held then. "
            "Check the year; a meeting that is still to come is recorded after it.",
            field="held_on",
        )
    began = meeting.plan.made_at.date()
    first = meeting.plan.entries.order_by("versions__said_on").values_list(
        "versions__said_on", flat=True
    )
    earliest = min([began, *(day for day in first[:1] if day)])
    if held_on < earliest:
        raise Trouble(
            f"{in_words(held_on)} is before {meeting.plan.pupil.first_name}’s plan began, on "
            f"{in_words(earliest)}. Check the year.",
            field="held_on",
        )


def _who_came(meeting: Meeting, came: Iterable[Invitee]) -> set[int]:
    """Give those of this meeting's own list who came: at least one, or it was not held."""
    there = {each.pk for each in came if each.meeting_id == meeting.pk}
    if not there:
        raise Trouble(
            "A meeting that nobody came to was not held. Tick those who came, or call it off and "
            "say why.",
            field="came",
        )
    return there


def _check_family(pupil: Pupil, family_there: bool, family_reason: str) -> None:
    """Ask why nobody of the family was there: the minute prints it."""
    if not family_there and not family_reason.strip():
        raise Trouble(
            f"Neither {pupil.first_name} nor a parent was there. Say why, and how they were "
            "heard. It is printed in the minute.",
            field="family_reason",
        )


@transaction.atomic
def change_minutes(
    *,
    by: Actor,
    meeting: Meeting,
    expected_version: int | None,
    said: str,
    family_reason: str = "",
) -> Meeting:
    """Write again what was talked about, or why the family was not there if they were not.

    Two people at once both keep their words. The reason is written again, never taken out.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.written")
    meeting = held_meeting(meeting)

    step_on(meeting, expected_version)
    meeting.said = said.strip()
    if meeting.family_reason:
        meeting.family_reason = family_reason.strip() or meeting.family_reason
    meeting.save(update_fields=["said", "family_reason"])

    record(by=by, verb="meeting.written", subject=meeting, pupil_id=pupil.pk)
    return meeting


@transaction.atomic
def note_attendance(*, by: Actor, meeting: Meeting, invitee: Invitee, came: bool) -> Invitee:
    """Put right whether somebody came."""
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.attended")
    meeting = locked_meeting(meeting)
    if invitee.meeting_id != meeting.pk:
        raise Trouble("That person was asked to another meeting.")

    invitee.came = came
    invitee.save(update_fields=["came"])
    there = meeting.invitees.filter(role__in=FAMILY, came=True).exists()
    Meeting.objects.filter(pk=meeting.pk).update(family_there=there)

    record(by=by, verb="meeting.attended", subject=meeting, pupil_id=pupil.pk)
    return invitee


@transaction.atomic
def record_disagreement(
    *,
    by: Actor,
    meeting: Meeting,
    expected_version: int | None,
    whose: str,
    words: str,
    then: str,
    about: str = "",
) -> Meeting:
    """Record that somebody does not agree: whose view it is, in their words, and what is next.

    ``about`` names the kind of decision in the law's router (``asl_law.remedies``), so that
    the minute says where it can be taken. It stands beside the decisions and changes none.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.disagreed")
    meeting = held_meeting(meeting)
    for field, value, missing in (
        ("whose", whose, "Say whose view it is."),
        ("words", words, "Write what they said, in their words. Do not make it smoother."),
        ("then", then, "Say what happens next about it, and who does it."),
    ):
        if not value.strip():
            raise Trouble(missing, field=field)
    if about and about not in remedies.ROUTES:
        raise Trouble("Choose what it is about, or “something else”.", field="about")

    step_on(meeting, expected_version)
    meeting.disagreement_whose, meeting.disagreement = whose.strip(), words.strip()
    meeting.disagreement_next, meeting.disagreement_about = then.strip(), about
    meeting.save()

    record(by=by, verb="meeting.disagreed", subject=meeting, pupil_id=pupil.pk, about=about)
    return meeting
