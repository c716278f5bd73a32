"""How an authority's own files are read."""

from __future__ import annotations

from ettle.access import Actor
from ettle.exchange.models import ColumnMapping
from ettle.exchange.roll.glimpse import glimpse
from ettle.exchange.roll.mapping import Mapping, plain
from ettle.exchange.roll.table import Unreadable
from ettle.people.access import may_import_roll
from ettle.people.models import Authority


def mappings_of(*, by: Actor, authority: Authority) -> list[ColumnMapping]:
    """List the ways of reading that stand, by name; none for whoever may not import."""
    if not may_import_roll(by, authority):
        return []
    standing = ColumnMapping.objects.filter(authority=authority, ended_at__isnull=True)
    return list(standing.order_by("name"))


def mapping_by_ref(ref: str, *, by: Actor) -> ColumnMapping | None:
    """Find one way of reading that stands, if this actor may import that authority's roll."""
    row = (
        ColumnMapping.objects.select_related("authority")
        .filter(ref=ref, ended_at__isnull=True)
        .first()
    )
    return row if row and may_import_roll(by, row.authority) else None


def mapping_for(content: bytes, *, by: Actor, authority: Authority) -> Mapping | None:
    """Find the authority's own way of reading this file; None for a file with our headings."""
    kept = mappings_of(by=by, authority=authority)
    if not kept:
        return None
    try:
        headings = glimpse(content).headings
    except Unreadable:
        return None
    if "record" in map(plain, headings) and not any(one.kind == "each" for one in kept):
        return None
    readings = [Mapping.from_json(row.reads) for row in kept]
    fit = [one for one in readings if one.fits(headings)]
    return max(fit, key=lambda one: len(one.headings), default=None)
