"""Writing an authority's roll to a file, in our own columns, that can be brought in again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.exchange.access import may_take_out
from ettle.exchange.leaving import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.make_roll.writing import as_csv
from ettle.exchange.roll.columns import KNOWN
from ettle.exchange.roll.writing_out import RollOut
from ettle.exchange.selectors.previews import known_schools
from ettle.people.models import Authority
from ettle.people.selectors.roll import authorities_known, standing_roll


@dataclass(frozen=True, slots=True, kw_only=True)
class RollFile:
    """A roll as a file, with how many rows of each kind it has."""

    content: bytes
    counts: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def export_roll(*, by: Actor, authority: Authority) -> RollFile:
    """Give the whole roll as CSV: everything that a roll file can say, flags and care included.

    Brought in again it changes nothing; brought in where nobody is, it gives the same roll.
    """
    require(may_take_out(by, authority.pk), by=by, act="roll.written_out")
    out = RollOut(
        standing=standing_roll(by=by, authority=authority),
        schools={one.pk: one for one in known_schools(by=by, authority=authority)},
        authorities={one.pk: one.name for one in authorities_known(by=by)},
        ours=authority.pk,
    )
    rows = list(out.rows())
    counts = Counter(row["record"] for row in rows)
    record(by=by, verb="roll.written_out", subject=authority, pupils=counts["pupil"])
    cells = [[row.get(column, "") for column in KNOWN] for row in rows]
    return RollFile(content=as_csv(KNOWN, cells), counts=dict(counts))
