"""Arranging a meeting: what it is to close, who is asked and how, and changing one's mind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.people.models import Person, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.labels import own_label
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.plans.meeting.reaching import apart_from, may_sign_in_about, sign_in_address
from ettle.plans.meeting.words import ROLES, WAYS
from ettle.plans.models import OBLIGATIONS, CoordinatedSupportPlan, Invitee, Meeting, Plan
from ettle.plans.services._meeting_rows import standing_meeting

FURTHEST = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Somebody to ask: a person of the authority by ``person``, others by name."""

    role: str
    person: Person | None = None
    name: str = ""
    organisation: str = ""
    email: str = ""
    reached_by: str = "by_hand"
    own_on: date | None = None
    own_time: time | None = None

    @property
    def called(self) -> str:
        """Say who this is."""
        return self.person.name if self.person else self.name.strip()


@transaction.atomic
def arrange_meeting(
    *,
    by: Actor,
    pupil: Pupil,
    purposes: Iterable[str],
    planned_on: date,
    planned_time: time | None = None,
    place: str = "",
    asked: Iterable[Asking] = (),
) -> Meeting:
    """Arrange a meeting about a child, and write down who is asked. Nothing is sent yet.

    One meeting may close several duties; ``purposes`` names them.

    Raises:
        Trouble: for a duty that does not stand, a day that cannot be meant, or two people
            who are not to meet with no time of their own for either.
    """
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.arranged")
    chosen = [key for key in OBLIGATIONS if key in set(purposes)]
    _check_purposes(pupil, chosen)
    _check_day(by, pupil, planned_on)
    people = list(asked)

    plan, _ = Plan.objects.get_or_create(
        pupil=pupil, defaults={"authority_id": pupil.authority_id, "made_at": by.at}
    )
    meeting = Meeting.objects.create(
        authority_id=pupil.authority_id,
        plan=plan,
        purposes=chosen,
        planned_on=planned_on,
        planned_time=planned_time,
        place=place.strip(),
        arranged_by_id=by.person_id,
        arranged_label=own_label(by),
        arranged_at=by.at,
    )
    for each in people:
        _ask(by, meeting, each)
    _check_apart(by, meeting)

    record(by=by, verb="meeting.arranged", subject=meeting, pupil_id=pupil.pk, asked=len(people))
    return meeting


@transaction.atomic
def ask_to_meeting(*, by: Actor, meeting: Meeting, asking: Asking) -> Invitee:
    """Ask one more person to a meeting that stands."""
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.asked")
    meeting = standing_meeting(meeting)

    invitee = _ask(by, meeting, asking)
    _check_apart(by, meeting)

    record(by=by, verb="meeting.asked", subject=meeting, pupil_id=pupil.pk, role=invitee.role)
    return invitee


@transaction.atomic
def change_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    expected_version: int | None,
    planned_on: date,
    planned_time: time | None = None,
    place: str = "",
) -> Meeting:
    """Move a meeting to another day, time or place. Packs that went out say the old one.

    Whoever has a pack is told by the next one: it is made again when the packs are sent.
    """
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.changed")
    meeting = standing_meeting(meeting)
    require_version(meeting, expected_version)
    _check_day(by, pupil, planned_on)

    meeting.planned_on, meeting.planned_time = planned_on, planned_time
    meeting.place = place.strip()
    meeting.version += 1
    meeting.save()
    meeting.invitees.update(pack=None, pack_on=None)
    _withdraw(by, meeting)

    record(by=by, verb="meeting.changed", subject=meeting, pupil_id=pupil.pk, on=planned_on)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, by: Actor, meeting: Meeting, because: str, expected_version: int | None
) -> Meeting:
    """Call a meeting off, with the reason. What it was to close stays open."""
    pupil = meeting.plan.pupil
    require(may_arrange_meeting(by, pupil), by=by, act="meeting.cancelled")
    meeting = standing_meeting(meeting)
    require_version(meeting, expected_version)
    if not because.strip():
        raise Trouble("Say why it is called off. Those who were asked may want to know.",
                      field="because")  # fmt: skip

    meeting.cancelled_on, meeting.cancelled_because = by.today, because.strip()
    meeting.version += 1
    meeting.save()
    _withdraw(by, meeting)

    record(by=by, verb="meeting.cancelled", subject=meeting, pupil_id=pupil.pk)
    return meeting


def _check_purposes(pupil: Pupil, chosen: list[str]) -> None:
    if not chosen:
        raise Trouble(
            "Choose at least one thing that this meeting is to look at again.", field="purposes"
        )
    has_csp = CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True)
    if "csp_review" in chosen and not has_csp.exists():
        raise Trouble(
            f"{pupil.first_name} has no co-ordinated support plan, so there is none to review.",
            field="purposes",
        )


def _check_day(by: Actor, pupil: Pupil, planned_on: date) -> None:
    if planned_on > by.today + FURTHEST:
        raise Trouble(
            f"{in_words(planned_on)} is more than two years away. Check the year.",
            field="planned_on",
        )
    if planned_on < pupil.birth_date:
        raise Trouble(
            f"{in_words(planned_on)} is before {pupil.first_name} was born. Check the year.",
            field="planned_on",
        )
    if pupil.left_on and pupil.left_on < planned_on:
        raise Trouble(
            f"{pupil.first_name} left on {in_words(pupil.left_on)}. A meeting after that is for "
            f"where {pupil.first_name} is now to arrange.",
            field="planned_on",
        )


def _ask(by: Actor, meeting: Meeting, each: Asking) -> Invitee:
    pupil = meeting.plan.pupil
    _check_asking(by, pupil, each)
    same = meeting.invitees.filter(role=each.role, person=each.person, name=each.name.strip())
    if known := same.first():
        return known
    return Invitee.objects.create(
        authority_id=meeting.authority_id,
        meeting=meeting,
        role=each.role,
        person=each.person,
        name="" if each.person else each.name.strip(),
        organisation=each.organisation.strip(),
        email=each.email.strip(),
        reached_by=each.reached_by,
        own_on=each.own_on,
        own_time=each.own_time,
    )


def _check_asking(by: Actor, pupil: Pupil, each: Asking) -> None:
    if each.role not in ROLES or each.reached_by not in WAYS:
        raise Trouble("Choose what part this person has, and how they are written to.")
    if each.role != "child" and not each.called:
        raise Trouble("Say who is asked: a name, or what they do.", field="name")
    if each.reached_by != "email":
        return
    if each.role == "child":
        leads = bool(sign_in_address(by, pupil=pupil))
    elif each.person:
        leads = may_sign_in_about(pupil, each.person, by=by)
    else:
        leads = bool(each.email.strip())
    if not leads:
        who = pupil.first_name if each.role == "child" else each.called
        raise Trouble(
            f"An e-mail to {who} would lead nowhere: they do not sign in to Ettle, or have given "
            "no address. Choose paper.",
            field="reached_by",
        )


def _check_apart(by: Actor, meeting: Meeting) -> None:
    """Refuse to put two people in one room whom a safe-contact flag keeps apart."""
    pupil = meeting.plan.pupil
    together = {
        each.person_id: each.person
        for each in meeting.invitees.select_related("person")
        if each.person_id and each.own_time is None and each.own_on is None
    }
    for person_id, person in together.items():
        if apart_from(pupil, person_id, by=by) & together.keys() and person:
            raise Trouble(
                f"A safe-contact flag keeps {person.name} and somebody else who is asked apart. "
                "Give one of them a time of their own. Neither is told of the other.",
                field="own_time",
            )


def _withdraw(by: Actor, meeting: Meeting) -> None:
    refs = list(meeting.invitees.values_list("ref", flat=True))
    waiting = Message.objects.filter(about_ref__in=refs, sent_on__isnull=True)
    waiting.filter(withdrawn_at__isnull=True).update(withdrawn_at=by.at)
