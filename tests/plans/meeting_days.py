"""A meeting about Ailsa brought to a moment through the services, for tests to begin from."""

from datetime import date, time, timedelta

from ettle.outbox.models import Message
from ettle.outbox.services import hand_over
from ettle.people.models import Connection
from ettle.plans import services as plans
from ettle.plans.models import Meeting
from tests.world import World

THE_DAY = date(2026, 12, 3)


def put_ruth_with_ailsa(world: World) -> None:
    Connection.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.ruth,
        kind="support_assistant", from_on=world.today - timedelta(days=30),
    )  # fmt: skip


def everybody(world: World) -> list[plans.Asking]:
    """Ailsa, both parents (Rory apart), Ruth, and Dr Sinclair by a link."""
    return [
        plans.Asking(role="child", reached_by="by_hand"),
        plans.Asking(role="parent", person=world.mairi, reached_by="email"),
        plans.Asking(role="parent", person=world.rory, reached_by="post", own_time=time(16)),
        plans.Asking(role="support_assistant", person=world.ruth, reached_by="email"),
        plans.Asking(
            role="agency", name="Dr Isobel Sinclair", organisation="NHS Glenmarra",
            email="isobel.sinclair@nhs-glenmarra.invalid", reached_by="email",
        ),
    ]  # fmt: skip


def arranged(world: World, **changed) -> Meeting:
    """Ms Laird asks everybody to a meeting on Thursday 3 December 2026."""
    facts = {
        "by": world.actor("laird"),
        "pupil": world.ailsa,
        "purposes": ["iep", "childs_plan"],
        "planned_on": THE_DAY,
        "planned_time": time(14),
        "place": "The quiet room",
        "asked": everybody(world),
    }
    return plans.arrange_meeting(**facts | changed)


def packs_out(world: World, **changed) -> Meeting:
    """The packs are made; the e-mails have gone, and the paper was given."""
    meeting = arranged(world, **changed)
    lead = world.actor("laird")
    for message in plans.send_packs(by=lead, meeting=meeting):
        hand_over(by=lead, message=message, on=lead.today)
    return meeting


def held(world: World, *, who=("child", "parent"), **changed) -> Meeting:
    """The meeting was held on its day, and recorded that afternoon."""
    meeting = packs_out(world, **changed)
    lead = world.actor("laird", on=THE_DAY, hour=15)
    came = [each for each in meeting.invitees.all() if each.role in who and each.own_time is None]
    return plans.hold_meeting(
        by=lead, meeting=meeting, expected_version=meeting.version, held_on=THE_DAY, came=came,
        said="We looked at what helps in class.",
        family_reason="" if {"child", "parent"} & set(who) else "Nobody could get away from work.",
    )  # fmt: skip


def waiting_about(meeting: Meeting) -> list[Message]:
    """What is still to be sent about a meeting."""
    refs = list(meeting.invitees.values_list("ref", flat=True))
    return list(Message.objects.filter(about_ref__in=refs, sent_on__isnull=True))
