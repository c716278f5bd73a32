"""Reading sheets for the roll system: what there is to key, and what was keyed."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from ettle.access import Actor
from ettle.exchange.access import may_take_out, sheets_seen_by
from ettle.exchange.leaving.sheet import Line, lines_of, whole_rows
from ettle.exchange.models import Sheet


def sheet_of(ref: str, *, by: Actor) -> Sheet | None:
    """Open one sheet that this actor may see."""
    return sheets_seen_by(by).select_related("authority").filter(ref=ref).first()


def sheets_of(*, by: Actor, limit: int = 20) -> list[Sheet]:
    """List the latest sheets of this actor's authority, newest first, without their rows."""
    return list(sheets_seen_by(by).defer("rows").order_by("-made_at", "-pk")[:limit])


def sheet_lines(rows: Sequence[dict[str, Any]], *, by: Actor) -> list[Line]:
    """Say who some rows of a sheet are about, for an officer of the authority."""
    if not may_take_out(by, by.authority_id or 0):
        return []
    return list(lines_of(by.authority_id, rows))


def state_rows(*, by: Actor, authority: models.Model) -> list[dict[str, Any]]:
    """Give everything that the roll system should hold, for an officer of the authority."""
    return whole_rows(authority) if may_take_out(by, int(authority.pk)) else []
