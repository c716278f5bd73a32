"""An adult's device in a child's hands."""

from django.db import transaction

from ettle.access import Actor, allow, deny, require
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.voice import verbs  # noqa: F401 - declares what is recorded here
from ettle.voice.access import may_hand_over
from ettle.voice.hand_over import hash_of
from ettle.voice.models import HandOver
from ettle.voice.services._beginning import begin_or_carry_on


@transaction.atomic
def hand_over_device(*, by: Actor, pupil: Pupil, token: str) -> HandOver:
    """Put this device in a child's hands. The page signs the adult out as it does so.

    The child's unfinished view is opened, or one begun. An earlier hand-over of the same
    adult's ends: one device, one child.
    """
    require(may_hand_over(by, pupil), by=by, act="hand_over.started")

    HandOver.objects.filter(account_id=by.account_id, ended_at__isnull=True).update(ended_at=by.at)
    view, _ = begin_or_carry_on(by, pupil, "child", method="handed_over")
    hand_over = HandOver.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        view=view,
        account_id=by.account_id,
        token_hash=hash_of(token),
        started_at=by.at,
    )

    record(by=by, verb="hand_over.started", subject=hand_over)
    return hand_over


@transaction.atomic
def end_hand_over(*, by: Actor, hand_over: HandOver) -> HandOver:
    """Take the device out of the child's hands: the child is done, or the adult signed in."""
    mine = by.link_ref == hand_over.ref or by.account_id == hand_over.account_id
    require(
        allow("holds the device") if mine else deny("does not hold the device"),
        by=by,
        act="hand_over.ended",
    )

    if hand_over.ended_at is None:
        hand_over.ended_at = by.at
        hand_over.save(update_fields=["ended_at"])

    record(by=by, verb="hand_over.ended", subject=hand_over)
    return hand_over
