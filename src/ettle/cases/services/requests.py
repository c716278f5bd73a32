"""Receiving a request under section 6(2)(b)."""

from datetime import date

from django.db import transaction

from asl_law.ages import Standing, age_on
from asl_law.days import in_words
from asl_law.errors import LawError
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.clocks import law_clock, start_clock
from ettle.cases.models import CspRequest, StatutoryClock
from ettle.cases.notices import Owed, frame_for, send_letter
from ettle.cases.printings import AcknowledgementContext
from ettle.cases.recipients import requester_of, standing_of
from ettle.people.models import Person, Pupil

PERMANENT_FORMS = ("letter", "email", "form", "recording", "meeting_note")


@transaction.atomic
def receive_csp_request(
    *,
    by: Actor,
    pupil: Pupil,
    received_on: date,
    asked_by: str = "parent",
    asked_by_person: Person | None = None,
    form: str = "letter",
    reasons: str = "",
) -> CspRequest:
    """Record a request for a co-ordinated support plan, start the 8 weeks, and acknowledge it.

    The clock starts on the day the authority received the request, not the day someone
    typed it in, so ``received_on`` may be in the past. A request without reasons is
    received all the same (LAW-Q23).
    """
    require(may_do_casework(by, pupil), by=by, act="csp_request.received")
    _check_day(by, pupil, received_on)
    _check_who(by, pupil, asked_by, asked_by_person)

    request = CspRequest.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        asked_by=asked_by,
        asked_by_person=asked_by_person,
        form=form,
        reasons=reasons,
        received_on=received_on,
        recorded_at=by.at,
    )
    clock = _start(request)
    _acknowledge(by, request, clock)

    record(by=by, verb="csp_request.received", subject=request, due_on=clock.due_on)
    return request


def _check_day(by: Actor, pupil: Pupil, received_on: date) -> None:
    if received_on > by.today:
        raise Trouble(
            f"{in_words(received_on)} has not come yet. The time limit starts on the day the "
            "council received the request. Check the day.",
            field="received_on",
        )
    if received_on < pupil.birth_date:
        raise Trouble(
            f"That date is before {pupil.first_name} was born "
            f"({in_words(pupil.birth_date)}). Check the year.",
            field="received_on",
        )


def _check_who(by: Actor, pupil: Pupil, asked_by: str, person: Person | None) -> None:
    name = pupil.first_name
    who = standing_of(pupil, by)
    if asked_by == "parent":
        if person is None or not pupil.parentages.filter(person=person).exists():
            raise Trouble(f"Choose which of {name}’s parents asked.", field="asked_by_person")
    elif asked_by == "child" and who is not Standing.CHILD_12_OR_OVER:
        age = age_on(pupil.birth_date, by.today)
        raise Trouble(
            f"{name} is {age}. A child asks for themself from 12 until they are a young person "
            "(section 6(3)). If a parent asked too, choose the parent.",
            field="asked_by",
        )
    elif asked_by == "young_person" and who is not Standing.YOUNG_PERSON:
        raise Trouble(
            f"{name} is not a young person in law, so the request is a child’s or a parent’s.",
            field="asked_by",
        )


def _start(request: CspRequest) -> StatutoryClock:
    try:
        return start_clock("C01", request.received_on, pupil=request.pupil, request=request)
    except LawError as refusal:
        raise Trouble(str(refusal), field="received_on") from None


def _acknowledge(by: Actor, request: CspRequest, clock: StatutoryClock) -> None:
    pupil = request.pupil
    to = requester_of(request, by=by)
    law = law_clock(clock)
    context = AcknowledgementContext(
        frame=frame_for(pupil, to, by=by, must_contain=(), checked=law.rule.is_verified),
        child=pupil.first_name,
        is_about_reader=to.is_pupil,
        received_on=request.received_on,
        due_on=clock.due_on,
        why=clock.explanation,
        if_missed=law.consequence_sentence,
        reasons_given=bool(request.reasons.strip()),
    )
    owed = Owed(
        event="acknowledgement",
        letter="L1",
        about_ref=request.ref,
        why="asked for it",
        citation="Good practice: no provision asks for it",
    )
    send_letter(owed, context, by=by, pupil=pupil, to=to)
