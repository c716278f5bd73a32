"""The child at an adult's device: the token in its cookie, and the child as an actor."""

import hashlib
from datetime import date, datetime, timedelta

from ettle.access import Actor
from ettle.voice.models import HandOver

LASTS = timedelta(hours=2)


def hash_of(token: str) -> str:
    """Give the hash under which a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def child_actor(token: str, *, at: datetime, today: date) -> Actor | None:
    """Give the child in whose hands this device is, while it is; None afterwards."""
    hand_over = (
        HandOver.objects.select_related("pupil__school", "authority")
        .filter(token_hash=hash_of(token), ended_at__isnull=True, started_at__gte=at - LASTS)
        .first()
        if token
        else None
    )
    if hand_over is None:
        return None
    return Actor(
        at=at,
        today=today,
        pupil_id=hand_over.pupil_id,
        roles=frozenset({"pupil"}),
        authority_id=hand_over.authority_id,
        link_ref=hand_over.ref,
        acting_as="Pupil",
        organisation=str(hand_over.pupil.school or hand_over.authority),
        name=hand_over.pupil.first_name,
    )
