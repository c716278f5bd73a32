"""What follows the sending of a pack: the day it went out is written beside whoever it is for."""

from ettle.access import Actor
from ettle.audit.services import record
from ettle.outbox.models import Message
from ettle.outbox.registry import after_sending
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.models import Invitee


@after_sending("plans.pack_sent")
def pack_sent(*, by: Actor, message: Message) -> None:
    """Note the day on which somebody was sent their pack."""
    invitee = Invitee.objects.select_related("meeting__plan").get(ref=message.about_ref)
    assert message.sent_on is not None
    invitee.pack_on = message.sent_on
    invitee.save(update_fields=["pack_on"])
    pupil_id = invitee.meeting.plan.pupil_id
    record(by=by, verb="pack.sent", subject=invitee, pupil_id=pupil_id, sent_on=message.sent_on)


@after_sending("plans.minute_sent")
def minute_sent(*, by: Actor, message: Message) -> None:
    """Note that somebody was sent their copy of a minute."""
    invitee = Invitee.objects.select_related("meeting__plan").get(ref=message.about_ref)
    assert message.sent_on is not None
    invitee.minute_on = message.sent_on
    invitee.save(update_fields=["minute_on"])
    pupil_id = invitee.meeting.plan.pupil_id
    record(by=by, verb="minute.sent", subject=invitee, pupil_id=pupil_id, sent_on=message.sent_on)
