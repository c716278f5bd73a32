"""How often an authority expects a roll."""

from __future__ import annotations

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import RollRhythm
from ettle.people.access import may_import_roll
from ettle.people.models import Authority

LONGEST = 365


@transaction.atomic
def expect_roll(*, by: Actor, authority: Authority, every_days: int) -> None:
    """Keep how often a roll is expected; nought means that none is.

    Raises:
        Trouble: for more than a year.
    """
    require(may_import_roll(by, authority), by=by, act="roll.expect")
    if not 0 <= every_days <= LONGEST:
        raise Trouble("Give a number of days from 1 to 365.", field="every_days")
    if every_days:
        RollRhythm.objects.update_or_create(
            authority=authority, defaults={"every_days": every_days}
        )
    else:
        RollRhythm.objects.filter(authority=authority).delete()
    record(by=by, verb="roll.expected", subject=authority, days=every_days)
