"""Saying how an authority's own files are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import ColumnMapping
from ettle.exchange.roll.columns import REQUIRED
from ettle.exchange.roll.mapping import Mapping
from ettle.people.access import may_import_roll
from ettle.people.models import Authority


@transaction.atomic
def save_mapping(
    *,
    by: Actor,
    authority: Authority,
    name: str,
    kind: str,
    headings: Sequence[str],
    mapping: Mapping,
    of: ColumnMapping | None = None,
) -> ColumnMapping:
    """Keep one way of reading a file; ``of`` is the one that it takes the place of.

    Raises:
        Trouble: a column that must be filled has no heading, or the name is taken.
    """
    require(may_import_roll(by, authority), by=by, act="roll.mapping")
    said = {*mapping.headings, *mapping.constants}
    missing = [column for column in REQUIRED.get(kind, ("record",)) if column not in said]
    if missing:
        words = ", ".join(one.replace("_", " ") for one in missing)
        raise Trouble(f"Every row needs these, and no heading is chosen for them: {words}.")
    standing = ColumnMapping.objects.select_for_update().filter(
        authority=authority, ended_at__isnull=True
    )
    if of is not None:
        standing.filter(pk=of.pk).update(ended_at=by.at)
    if standing.filter(name__iexact=name).exists():
        raise Trouble("Another file is read under this name. Give this one another.", field="name")
    row = ColumnMapping.objects.create(
        authority=authority,
        name=name,
        kind=kind,
        version=of.version + 1 if of else 1,
        headings=list(headings),
        reads=replace(mapping, name=name).as_json(),
        made_at=by.at,
        made_by_account_id=by.account_id,
    )
    record(by=by, verb="roll.mapping_saved", subject=row, version=row.version, kind=kind)
    return row


@transaction.atomic
def end_mapping(*, by: Actor, row: ColumnMapping) -> ColumnMapping:
    """Read no more files this way. What was read stays, and so does the row."""
    require(may_import_roll(by, row.authority), by=by, act="roll.mapping")
    row.ended_at = by.at
    row.save(update_fields=["ended_at"])
    record(by=by, verb="roll.mapping_ended", subject=row, version=row.version)
    return row
