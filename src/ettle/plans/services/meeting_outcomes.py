"""What comes out of a meeting, as parts of the plan: decisions, actions, and targets that end.

Nothing here is typed a second time: the minute is printed from these parts.
"""

from datetime import date
from typing import Any

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.labels import own_label
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.models import Entry, Meeting
from ettle.plans.services._meeting_rows import held_meeting
from ettle.plans.services.entries import revise_entry, write_entry

ENDS = ("met", "carried_forward", "stopped")


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
    _check_end(meeting, target, outcome, because, by_on)
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


def _check_end(
    meeting: Meeting, target: Entry, outcome: str, because: str, by_on: date | None
) -> None:
    """Refuse an end of a target that says too little to be understood later."""
    if target.plan_id != meeting.plan_id or target.kind != "target":
        raise Trouble("That is no target of this plan.", field="outcome")
    if outcome not in ENDS:
        raise Trouble("Choose what becomes of it.", field="outcome")
    if outcome == "carried_forward" and by_on is None:
        raise Trouble("Say by which day it is to be reached now.", field="by_on")
    if outcome == "stopped" and not because.strip():
        raise Trouble("Say why it is stopped. It is a normal end, with a reason.", field="because")


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
