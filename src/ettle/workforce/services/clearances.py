"""What staff were briefed, trained and signed off for, and the tasks that ask for it."""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Person, Pupil, School
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_name_task, may_record_clearance
from ettle.workforce.models import Clearance, PupilTask, SignOff
from ettle.workforce.selectors.planning import assistants_of
from ettle.workforce.topics import RECORDED_TOPICS


@transaction.atomic
def record_briefing(
    *,
    by: Actor,
    person: Person,
    school: School,
    topic: str,
    held_on: date,
    expires_on: date | None = None,
) -> Clearance:
    """Record that an assistant of a school was briefed, trained or cleared, on a day.

    ``topic`` is a key of ``topics.RECORDED_TOPICS``. The same topic on the same day is
    recorded once.
    """
    require(may_record_clearance(by, school.pk), by=by, act="clearance.recorded")

    if topic not in RECORDED_TOPICS:
        raise Trouble("Choose what it was from the list.", field="topic")
    _require_assistant(by, person, school)
    _require_past(held_on, by, "held_on")
    if expires_on and expires_on < held_on:
        raise Trouble("It runs out before it was held. Check both days.", field="expires_on")
    clearance, made = Clearance.objects.get_or_create(
        person=person,
        topic=topic,
        held_on=held_on,
        defaults={
            "authority_id": person.authority_id,
            "expires_on": expires_on,
            "recorded_by_id": by.person_id,
            "recorded_at": by.at,
        },
    )

    if made:
        record(by=by, verb="clearance.recorded", subject=clearance, topic=topic, held_on=held_on)
    return clearance


@transaction.atomic
def name_task(
    *, by: Actor, pupil: Pupil, kind: str, name: str, from_on: date | None = None
) -> PupilTask:
    """Say that a child's support needs a task that not everyone may do.

    ``kind`` is clinical, physical_intervention or personal_care.
    """
    require(may_name_task(by, pupil), by=by, act="task.named")

    if not name.strip():
        raise Trouble("Name the task, as the health plan names it.", field="name")
    task = PupilTask.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        kind=kind,
        name=name.strip(),
        from_on=from_on or by.today,
    )

    record(by=by, verb="task.named", subject=task, kind=kind)
    return task


@transaction.atomic
def record_sign_off(
    *,
    by: Actor,
    task: PupilTask,
    person: Person,
    assessor: str,
    assessor_is_nhs: bool,
    signed_on: date,
    expires_on: date,
) -> SignOff:
    """Record that an assistant is competent for one task with one child, said by whom.

    A clinical task counts only when the NHS signed it off.
    """
    require(may_record_clearance(by, task.pupil.school_id), by=by, act="sign_off.recorded")

    if task.kind == "clinical" and not assessor_is_nhs:
        raise Trouble(
            "A clinical task is signed off by the NHS. Record who in the NHS did, or leave it "
            "until they have.",
            field="assessor_is_nhs",
        )
    if not assessor.strip():
        raise Trouble("Say who signed it off: name and role.", field="assessor")
    _require_past(signed_on, by, "signed_on")
    if expires_on < signed_on:
        raise Trouble("It runs out before it was signed. Check both days.", field="expires_on")
    sign_off = SignOff.objects.create(
        authority_id=task.authority_id,
        task=task,
        person=person,
        assessor=assessor.strip(),
        assessor_is_nhs=assessor_is_nhs,
        signed_on=signed_on,
        expires_on=expires_on,
        recorded_by_id=by.person_id,
    )

    record(
        by=by,
        verb="sign_off.recorded",
        subject=sign_off,
        pupil_id=task.pupil_id,
        expires_on=expires_on,
        nhs=assessor_is_nhs,
    )
    return sign_off


def _require_assistant(by: Actor, person: Person, school: School) -> None:
    if person not in assistants_of(school, by=by):
        raise Trouble(
            f"{person.name} does not hold a support assistant’s post at this school.",
            field="person",
        )


def _require_past(day: date, by: Actor, field: str) -> None:
    if day > by.today:
        raise Trouble(
            f"{in_words(day)} has not come yet. Record it when it has happened.", field=field
        )
