"""Reading what went out: exports of everything."""

from ettle.access import Actor
from ettle.exchange.access import exports_seen_by
from ettle.exchange.models import WholeExport


def export_of(ref: str, *, by: Actor) -> WholeExport | None:
    """Open one export that this actor may see."""
    return exports_seen_by(by).filter(ref=ref).first()


def exports_of(*, by: Actor, limit: int = 10) -> list[WholeExport]:
    """List the latest exports of this actor's authority, newest first."""
    return list(exports_seen_by(by).order_by("-asked_at", "-pk")[:limit])
