"""A meeting's row, locked for a change, and the words that go with every change of one."""

from django.db.models import F

from asl_law.days import in_words
from ettle.access import StaleEdit, Trouble, require_version
from ettle.plans.models import Meeting


def locked_meeting(meeting: Meeting) -> Meeting:
    """Take a meeting's row for a change."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("plan__pupil")
    return rows.get(pk=meeting.pk)


def standing_meeting(meeting: Meeting) -> Meeting:
    """Take the row of a meeting that is still to be held.

    Raises:
        Trouble: for one that was called off or held already.
    """
    meeting = locked_meeting(meeting)
    if meeting.cancelled_on:
        raise Trouble(f"This meeting was called off on {in_words(meeting.cancelled_on)}.")
    if meeting.held_on:
        raise Trouble(f"This meeting was held on {in_words(meeting.held_on)}.")
    return meeting


def held_meeting(meeting: Meeting) -> Meeting:
    """Take the row of a meeting that was held.

    Raises:
        Trouble: for one that nobody has recorded yet.
    """
    meeting = locked_meeting(meeting)
    if not meeting.held_on:
        raise Trouble(
            "This meeting has not been recorded yet. Say first on which day it was held, and who "
            "came."
        )
    return meeting


def step_on(meeting: Meeting, expected_version: int | None) -> None:
    """Take the next version, unless somebody took it since this editor's page was made."""
    require_version(meeting, expected_version)
    taken = Meeting.objects.filter(pk=meeting.pk, version=meeting.version)
    if not taken.update(version=F("version") + 1):
        raise StaleEdit(Meeting.objects.get(pk=meeting.pk), expected_version or meeting.version)
    meeting.version += 1
