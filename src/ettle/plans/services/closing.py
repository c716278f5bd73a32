"""Closing what a meeting met, and printing its minute from what was recorded."""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.outbox.services import place
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.labels import own_label
from ettle.plans.meeting.invited import called
from ettle.plans.meeting.minutes import check_names, minute_context
from ettle.plans.meeting.obligations import next_day_for, obligations_of
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.reaching import sign_in_address, site_address
from ettle.plans.meeting.review_steps import NO_REVIEW, missing_steps, review_served
from ettle.plans.meeting.words import BODY, FAMILY, ON_PAPER, SHORT_PURPOSES, SUBJECT
from ettle.plans.models import (
    Invitee,
    Meeting,
    ObligationClosed,
    Plan,
    PrintedEdition,
)
from ettle.plans.services._freezing import freeze_today
from ettle.plans.services._meeting_rows import held_meeting


@transaction.atomic
def close_obligation(
    *, by: Actor, meeting: Meeting, obligation: str, next_on: date | None = None
) -> ObligationClosed:
    """Say that a meeting met one duty to look again, and when the next look is.

    Raises:
        Trouble: for a duty closed already, one this meeting was not for, a next look that is
            not after this one, or the yearly review of a statutory plan whose steps have not
            all happened: each missing step is named.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="obligation.closed")
    meeting = held_meeting(meeting)
    assert meeting.held_on is not None
    Plan.objects.select_for_update(of=("self",)).get(pk=meeting.plan_id)  # nor by another meeting
    _check_closable(meeting, obligation)
    closed_on = meeting.held_on
    if obligation == "csp_review":
        closed_on, next_on = _completed(meeting)
    elif next_on is None:
        next_on = next_day_for(obligation, closed_on)
    if next_on <= closed_on:
        raise Trouble("The next look is after this one. Check the day.", field="next_on")

    closed = ObligationClosed.objects.create(
        authority_id=meeting.authority_id,
        meeting=meeting,
        obligation=obligation,
        closed_on=closed_on,
        closed_by_id=by.person_id,
        next_on=next_on,
    )
    record(
        by=by,
        verb="obligation.closed",
        subject=meeting,
        pupil_id=pupil.pk,
        obligation=obligation,
        next_on=next_on,
    )
    return closed


def _check_closable(meeting: Meeting, obligation: str) -> None:
    name = SHORT_PURPOSES.get(obligation, "that")
    if obligation not in meeting.purposes:
        raise Trouble(f"This meeting was not called to look at {name} again.", field="obligation")
    rows = ObligationClosed.objects.filter(meeting__plan_id=meeting.plan_id, obligation=obligation)
    before = rows.filter(meeting=meeting).first()
    if before:
        raise Trouble(
            f"This meeting has closed {name} already, on {in_words(before.closed_on)}. The next "
            f"look is on {in_words(before.next_on or before.closed_on)}.",
            field="obligation",
        )
    same_day = rows.filter(closed_on=meeting.held_on).first()
    if same_day and obligation != "csp_review":
        raise Trouble(
            f"Another meeting on {in_words(same_day.closed_on)} has closed {name} already.",
            field="obligation",
        )


def _completed(meeting: Meeting) -> tuple[date, date]:
    """Give the day a statutory review was completed and the next one's, or say what it lacks."""
    pupil = meeting.plan.pupil
    review = review_served(meeting)
    if review is None:
        raise Trouble(NO_REVIEW, field="obligation")
    missing = missing_steps(review, pupil)
    if missing or review.completed_on is None:
        raise Trouble(
            "The review that the law asks for is not done: a meeting does not complete it. "
            + " ".join(missing),
            field="obligation",
        )
    due = next(each for each in obligations_of(meeting.plan) if each.key == "csp_review")
    return review.completed_on, due.due_on


@transaction.atomic
def issue_minute(*, by: Actor, meeting: Meeting) -> list[Message]:
    """Print the minute from what was recorded, and each family reader's own copy of it.

    A copy is a different choice of parts: it holds what its reader may read, and never names
    somebody whom a safe-contact flag keeps from them.

    Raises:
        Trouble: where words that somebody typed would name such a person in a copy.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="minute.issued")
    meeting = held_meeting(meeting)
    family = list(
        meeting.invitees.filter(role__in=FAMILY).select_related(
            "person", "meeting__plan__pupil__authority"
        )
    )
    for each in family:
        check_names(meeting, each, by=by)

    edition = _issue(by, meeting, None)
    meeting.minute = edition.document
    meeting.save(update_fields=["minute"])
    messages = [_give(by, each, _issue(by, meeting, each)) for each in family]

    record(by=by, verb="minute.issued", subject=meeting, pupil_id=pupil.pk, copies=len(family))
    return messages


def _issue(by: Actor, meeting: Meeting, reader: Invitee | None) -> PrintedEdition:
    context = minute_context(meeting, reader, by=by)
    document = freeze_today(by, "minute", context, version=1, authority_id=meeting.authority_id)
    return PrintedEdition.objects.create(
        authority_id=meeting.authority_id,
        plan=meeting.plan,
        printing="minute",
        for_person=reader.person if reader else None,
        for_whom=called(reader) if reader else "",
        document=document,
        issued_on=by.today,
        issued_at=by.at,
        issued_by_id=by.person_id,
        issued_label=own_label(by),
    )


def _give(by: Actor, reader: Invitee, edition: PrintedEdition) -> Message:
    pupil = reader.meeting.plan.pupil
    reader.minute, reader.minute_on = edition.document, None
    reader.save(update_fields=["minute", "minute_on"])
    address, channel, body = called(reader), reader.reached_by, ON_PAPER
    if channel == "email":
        whose = {"pupil": pupil} if reader.role == "child" else {"person": reader.person}
        address = sign_in_address(by, **whose)  # type: ignore[arg-type]
        link = site_address(f"/family/meetings/packs/{reader.ref}/")
        body = BODY.format(council=reader.authority, link=link)
    elif reader.person:
        address = reader.person.address.replace(", ", "\n") or called(reader)
    return place(
        by=by,
        authority_id=reader.authority_id,
        pupil=pupil,
        to_person=reader.person,
        to_name=called(reader),
        to_address=address,
        channel=channel,
        letter="minute",
        subject=SUBJECT,
        body=body,
        document=edition.document,
        after_sending="plans.minute_sent",
        about_ref=reader.ref,
    )
