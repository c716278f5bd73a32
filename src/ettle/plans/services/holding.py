"""Recording a meeting that was held: who came, what was decided, and who is to do what.

Nothing here is typed a second time: what comes out of a meeting are parts of the plan, and
the minute is printed from them.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from asl_law import remedies
from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.labels import own_label
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.words import FAMILY
from ettle.plans.models import Entry, Invitee, Meeting
from ettle.plans.services._meeting_rows import (
    held_meeting,
    locked_meeting,
    standing_meeting,
    step_on,
)
from ettle.plans.services.entries import revise_entry, write_entry

ENDS = ("met", "carried_forward", "stopped")


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
    there = {each.pk for each in came if each.meeting_id == meeting.pk}
    if not there:
        raise Trouble(
            "A meeting that nobody came to was not held. Tick those who came, or call it off and "
            "say why.",
            field="came",
        )
    family = meeting.invitees.filter(role__in=FAMILY)
    family_there = family.filter(pk__in=there).exists()
    if not family_there and not family_reason.strip():
        raise Trouble(
            f"Neither {pupil.first_name} nor a parent was there. Say why, and how they were "
            "heard. It is printed in the minute.",
            field="family_reason",
        )

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
def decide_at_meeting(
    *, by: Actor, meeting: Meeting, text: str, reasons: str, audience: str = "everyone"
) -> Entry:
    """Record a decision of a meeting, with its reasons, as a part of the plan."""
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.decided")
    meeting = held_meeting(meeting)
    if not reasons.strip():
        raise Trouble(
            "Say why. A decision without its reason cannot be explained to anybody who was not "
            "there.",
            field="reasons",
        )

    detail = {"reasons": reasons, "decided_by": "the meeting"}
    entry = _write(by, meeting, "decision", text, detail, audience)

    record(by=by, verb="meeting.decided", subject=meeting, pupil_id=pupil.pk, about=entry.ref)
    return entry


@transaction.atomic
def act_from_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    text: str,
    owner: str,
    by_on: date | None,
    owner_kind: str = "",
    audience: str = "everyone",
) -> Entry:
    """Record an action that came out of a meeting, with who does it and by when."""
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.acted")
    meeting = held_meeting(meeting)
    if not owner.strip():
        raise Trouble("Say who does it. An action without a person is nobody’s.", field="owner")
    if by_on is None:
        raise Trouble("Say by which day. Without one nobody can ask after it.", field="by_on")
    if meeting.held_on and by_on < meeting.held_on:
        raise Trouble(
            f"{in_words(by_on)} is before the meeting itself. Check the day.", field="by_on"
        )

    detail = {"owner": owner, "owner_kind": owner_kind, "by_on": by_on}
    entry = _write(by, meeting, "action", text, detail, audience)

    record(by=by, verb="meeting.acted", subject=meeting, pupil_id=pupil.pk, about=entry.ref)
    return entry


@transaction.atomic
def end_target(
    *,
    by: Actor,
    meeting: Meeting,
    target: Entry,
    outcome: str,
    expected_version: int | None,
    because: str = "",
    by_on: date | None = None,
) -> Entry:
    """Say at a meeting what becomes of a target: met, carried forward or stopped.

    All three are normal ends. One that is carried forward is written anew from this day, so
    that both stretches stay to be seen.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="target.ended")
    meeting = held_meeting(meeting)
    if target.plan_id != meeting.plan_id or target.kind != "target":
        raise Trouble("That is no target of this plan.", field="outcome")
    if outcome not in ENDS:
        raise Trouble("Choose what becomes of it.", field="outcome")
    if outcome == "carried_forward" and by_on is None:
        raise Trouble("Say by which day it is to be reached now.", field="by_on")
    if outcome == "stopped" and not because.strip():
        raise Trouble("Say why it is stopped. It is a normal end, with a reason.", field="because")
    now = target.versions.get(n=target.latest)
    if now.detail.get("outcome"):
        raise Trouble("Somebody has said already what became of this target.", field="outcome")

    ended = {"outcome": outcome, "outcome_words": because, "ended_on": meeting.held_on}
    entry = revise_entry(
        by=by, entry=target, expected_version=expected_version, detail=now.detail | ended
    )
    if outcome == "carried_forward":
        kept = {key: value for key, value in now.detail.items() if key not in ended}
        kept |= {"starts_on": meeting.held_on, "by_on": by_on}
        _write(by, meeting, "target", now.text, kept, now.audience, under=target.under)

    record(by=by, verb="target.ended", subject=entry, pupil_id=pupil.pk, outcome=outcome)
    return entry


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


def _write(
    by: Actor,
    meeting: Meeting,
    kind: str,
    text: str,
    detail: dict[str, Any],
    audience: str,
    under: Entry | None = None,
) -> Entry:
    return write_entry(
        by=by,
        plan=meeting.plan,
        kind=kind,
        text=text,
        detail=detail,
        audience=audience,
        under=under,
        source_kind="meeting",
        source_ref=meeting.ref,
        author_label=own_label(by),
        said_on=meeting.held_on,
    )
