"""Whether the roll is alive: how old it is, what waits, who has not been seen, what failed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.exchange.models import NotSeen, RollImport, RollRhythm
from ettle.exchange.roll.headings import OURS_IN_FRONT
from ettle.exchange.selectors.held import rejected_waiting

STALE_AFTER = 14  # days
UNSEEN_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollHealth:
    """How the roll of this actor's authority stands today.

    ``age`` is in days from the day its file was made; ``None`` where no roll has come in.
    ``failed`` is an attempt since then that came to nothing, ``unfinished`` a checked file
    that nobody has said yes to. ``is_overdue``: one was expected and has not come.
    """

    today: date
    made_on: date | None = None
    age: int | None = None
    rejected: int = 0
    not_seen: int = 0
    unfinished: RollImport | None = None
    failed: RollImport | None = None
    every_days: int = 0
    tried: list[Any] = field(default_factory=list)

    @property
    def is_stale(self) -> bool:
        return self.age is not None and self.age > STALE_AFTER

    @property
    def is_overdue(self) -> bool:
        return bool(self.every_days) and (self.age is None or self.age > self.every_days)

    @property
    def hurts(self) -> bool:
        """Whether somebody should look: anything but a young roll that nothing waits for."""
        return bool(
            self.is_stale
            or self.is_overdue
            or self.rejected
            or self.not_seen
            or self.unfinished
            or self.failed
        )


def roll_health(*, by: Actor) -> RollHealth | None:
    """Say how the roll stands, for those who bring it in; None for anybody else."""
    if not by.has_role("asl_officer"):
        return None
    last = _last_in(by)
    since = RollImport.objects.filter(authority_id=by.authority_id, applied_at__isnull=True)
    if last:
        since = since.filter(sent_at__gt=last.applied_at)
    rhythm = RollRhythm.objects.filter(authority_id=by.authority_id).first()
    tried = list(since.order_by("-sent_at", "-pk")[:5])
    made_on = last.made_on if last else None
    return RollHealth(
        today=by.today,
        made_on=made_on,
        age=(by.today - made_on).days if made_on else None,
        rejected=rejected_waiting(by=by).count(),
        not_seen=not_seen_for_a_week(by=by).count(),
        unfinished=next((one for one in tried if one.state in ("checked", "sent")), None),
        failed=next((one for one in tried[:1] if one.state == "failed"), None),
        every_days=rhythm.every_days if rhythm else 0,
    )


def roll_made_on(*, by: Actor) -> date | None:
    """Give the day of the file that this authority's roll rests on, if it is old enough to say.

    For anybody of the authority whose page shows pupils: None while the roll is young.
    """
    if by.authority_id is None:
        return None
    last = _last_in(by)
    if last is None or last.made_on is None or (by.today - last.made_on).days <= STALE_AFTER:
        return None
    return last.made_on


def not_seen_for_a_week(*, by: Actor) -> QuerySet[NotSeen]:
    """List pupils whom the files of their school have left out for a week or more."""
    if not by.has_role("asl_officer"):
        return NotSeen.objects.none()
    found = NotSeen.objects.filter(
        authority_id=by.authority_id,
        since__lte=by.today - UNSEEN_AFTER,
        pupil__left_on__isnull=True,
    )
    return found.select_related("pupil", "pupil__school").order_by("since", "pupil__family_name")


def _last_in(by: Actor) -> RollImport | None:
    """Give the last whole roll: a sheet of mended rows makes no roll younger."""
    applied = RollImport.objects.filter(
        authority_id=by.authority_id, applied_at__isnull=False, undone_at__isnull=True
    )
    whole = applied.exclude(headings__0__startswith=OURS_IN_FRONT)
    return whole.order_by("-made_on", "-applied_at").first()
