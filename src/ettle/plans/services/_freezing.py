"""Keeping a printing of a plan as issued today. Part of the acts that issue one."""

from typing import Any

from ettle.access import Actor
from ettle.documents.models import IssuedDocument
from ettle.documents.registry import printed
from ettle.documents.services import freeze


def freeze_today(
    by: Actor, name: str, context: Any, *, version: int, authority_id: int
) -> IssuedDocument:
    """Print a context under a printing's name and version, and keep it with today's date."""
    return freeze(
        printed(name, context, version=version),
        authority_id=authority_id,
        printing=name,
        printing_version=version,
        context=context,
        issued_on=by.today,
        at=by.at,
    )
