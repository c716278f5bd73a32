"""Sending the packs of a meeting, and what comes back with them. Nothing is typed twice."""

from collections.abc import Mapping

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.outbox.services import place
from ettle.people.models import Person
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.meeting.invited import called
from ettle.plans.meeting.links import link_address, new_pack_link
from ettle.plans.meeting.packs import pack_context
from ettle.plans.meeting.policy import may_arrange_meeting, may_open_pack
from ettle.plans.meeting.reaching import Way, sign_in_address, site_address
from ettle.plans.meeting.words import (
    BODY,
    FAMILY,
    LINK_BODY,
    ON_PAPER,
    ROLES,
    SUBJECT,
    coming_for,
    questions_for,
)
from ettle.plans.models import Invitee, Meeting
from ettle.plans.services._contributed import write_contribution
from ettle.plans.services._freezing import freeze_today
from ettle.plans.services._meeting_rows import standing_meeting

LONGEST = 20_000
DOORS = {"child": "family", "parent": "family", "support_assistant": "staff"}


@transaction.atomic
def send_packs(*, by: Actor, meeting: Meeting) -> list[Message]:
    """Make a pack for each who was asked and has none, and put its notice in the outbox.

    The pack is frozen as it went out. Those who come by e-mail get a notice and a link; for
    the others the message waits until somebody says on which day it was given or posted.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="packs.sent")
    meeting = standing_meeting(meeting)
    if pupil.left_on and pupil.left_on < by.today:
        raise Trouble(
            f"{pupil.first_name} left on {in_words(pupil.left_on)}. Nothing has been stopped: "
            "the meeting stands until you call it off. No pack goes out about a child who is "
            "elsewhere."
        )
    waiting = meeting.invitees.filter(pack__isnull=True).select_related(
        "person", "meeting__plan__pupil__authority", "meeting__authority"
    )
    messages = [_send(by, each) for each in waiting]

    record(by=by, verb="packs.sent", subject=meeting, pupil_id=pupil.pk, packs=len(messages))
    return messages


@transaction.atomic
def save_pack_answers(
    *,
    by: Actor,
    invitee: Invitee,
    answers: Mapping[str, str],
    expected_version: int | None,
    quietly: bool = False,
) -> Invitee:
    """Keep what was typed in a pack until its reader comes back. Nobody else reads it yet.

    ``quietly`` is while they type and press nothing: the same words are not kept again, and the
    keeping is no act of theirs to record.
    """
    require(may_open_pack(by, invitee), by=by, act="pack.saved")
    checked = _checked(invitee, answers)
    there = _unanswered(invitee, None)
    if quietly and there.answers == checked:
        return there
    invitee = _unanswered(invitee, expected_version)

    invitee.answers = checked
    invitee.saved_at = by.at
    invitee.version += 1
    invitee.save()

    if not quietly:
        record(by=by, verb="pack.saved", subject=invitee, pupil_id=invitee.meeting.plan.pupil_id)
    return invitee


@transaction.atomic
def answer_pack(
    *, by: Actor, invitee: Invitee, answers: Mapping[str, str], expected_version: int | None
) -> Invitee:
    """Give the answers of a pack. Those of staff and agencies become a part of the plan.

    A family's answers are for the meeting and its leaders: their *views* are given where
    their own choice of readers is kept, and no other parent ever reads these.
    """
    require(may_open_pack(by, invitee), by=by, act="pack.answered")
    invitee = _unanswered(invitee, expected_version)
    kept = _checked(invitee, answers)
    if not any(words.strip() for words in kept.values()):
        raise Trouble("There is nothing here yet. Write a word, or say whether you will come.")

    invitee.answers = kept
    invitee.answered_at = by.at
    invitee.version += 1
    invitee.save()
    if invitee.role not in FAMILY:
        write_contribution(by, invitee)

    record(by=by, verb="pack.answered", subject=invitee, pupil_id=invitee.meeting.plan.pupil_id)
    return invitee


def _send(by: Actor, invitee: Invitee) -> Message:
    meeting, pupil = invitee.meeting, invitee.meeting.plan.pupil
    context = pack_context(invitee, by=by)
    invitee.pack = freeze_today(
        by, "meeting_pack", context, version=1, authority_id=meeting.authority_id
    )
    invitee.save(update_fields=["pack"])
    way, body, secret = _way(by, invitee)
    return place(
        by=by,
        authority_id=meeting.authority_id,
        pupil=pupil,
        to_person=invitee.person,
        to_name=called(invitee),
        to_address=way.address or called(invitee),
        channel=way.channel,
        letter="pack",
        subject=SUBJECT,
        body=body,
        secret=secret,
        document=invitee.pack,
        after_sending="plans.pack_sent",
        about_ref=invitee.ref,
    )


def _way(by: Actor, invitee: Invitee) -> tuple[Way, str, str]:
    """Give the channel and address, the words of the message, and what in them lets one in."""
    pupil, council = invitee.meeting.plan.pupil, invitee.meeting.authority
    if invitee.reached_by != "email":
        return Way(invitee.reached_by, _postal(invitee)), ON_PAPER, ""
    if invitee.role == "child" or invitee.person:
        whose = {"pupil": pupil} if invitee.role == "child" else {"person": invitee.person}
        address = sign_in_address(by, **whose)  # type: ignore[arg-type]
        link = site_address(f"/{DOORS.get(invitee.role, 'school')}/meetings/packs/{invitee.ref}/")
        return Way("email", address), BODY.format(council=council, link=link), ""
    link_row, token = new_pack_link(invitee, by=by)
    body = LINK_BODY.format(
        council=council,
        role=invitee.name or ROLES[invitee.role].lower(),
        organisation=invitee.organisation or "your organisation",
        link=link_address(token),
        expires_on=in_words(link_row.expires_on),
        telephone=council.telephone or "the number of the school",
    )
    return Way("email", invitee.email), body, token


def _postal(invitee: Invitee) -> str:
    if invitee.role == "child":
        return invitee.meeting.plan.pupil.address.replace(", ", "\n")
    person: Person | None = invitee.person
    return person.address.replace(", ", "\n") if person else ""


def _unanswered(invitee: Invitee, expected_version: int | None) -> Invitee:
    invitee = (
        Invitee.objects.select_for_update(of=("self",))
        .select_related("meeting__plan__pupil", "person")
        .get(pk=invitee.pk)
    )
    require_version(invitee, expected_version)
    if invitee.answered_at:
        raise Trouble("You have answered already. Ring the school if something has changed.")
    if invitee.meeting.held_on or invitee.meeting.cancelled_on:
        raise Trouble("The meeting is over or was called off, so nothing is asked any more.")
    return invitee


def _checked(invitee: Invitee, answers: Mapping[str, str]) -> dict[str, str]:
    known = {each.key for each in questions_for(invitee.role)} | {"brings"}
    kept = {key: str(words) for key, words in answers.items() if key in known}
    too_long = next((key for key, words in kept.items() if len(words) > LONGEST), "")
    if too_long:
        raise Trouble(
            f"That is more than {LONGEST:,} letters. Make it a little shorter; nothing you wrote "
            "is lost.",
            field=too_long,
        )
    if answers.get("coming") in coming_for(invitee.role):
        kept["coming"] = answers["coming"]
    return kept
