"""Stored dates beside what today's law library makes of the same facts."""

from dataclasses import dataclass
from datetime import date

from asl_law.clocks import rule_on
from asl_law.errors import LawError
from ettle.access import Actor
from ettle.cases.access import may_watch_clocks
from ettle.cases.models import StatutoryClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One stored date that the law library would not give today."""

    ref: str
    rule: str
    started_on: date
    stored: date
    worked_out: date | None
    law_version: str
    why: str


def differing_clocks(*, by: Actor) -> list[Difference]:
    """Work every stored first date out again and list the differences. Changes nothing.

    A difference is a conversation: the family was told the stored date.
    """
    if not may_watch_clocks(by):
        return []
    rows = StatutoryClock.objects.order_by("pk").prefetch_related("changes")
    found = [_difference(row) for row in rows.iterator(chunk_size=500)]
    return [each for each in found if each]


def _difference(row: StatutoryClock) -> Difference | None:
    worked_out, why = None, ""
    try:
        clock = rule_on(row.rule, row.started_on).start(row.started_on)
        worked_out = clock.first_due_on
        for change in row.changes.all():
            clock = clock.extend(
                change.new_due_on, ground=change.ground, informed_on=change.informed_on
            )
        if (clock.first_due_on, clock.due_on) == (row.first_due_on, row.due_on):
            return None
    except LawError as refusal:
        why = str(refusal)
    return Difference(
        ref=row.ref,
        rule=row.rule,
        started_on=row.started_on,
        stored=row.first_due_on,
        worked_out=worked_out,
        law_version=row.law_version,
        why=why,
    )
