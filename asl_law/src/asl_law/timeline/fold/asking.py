"""Who may ask: the family, or under section 7 the managers of a school, and nobody else."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind
from asl_law.timeline.events import Event, EventKind

OWN_EVENT: Mapping[RequestKind, EventKind] = MappingProxyType(
    {
        RequestKind.EARLY_REVIEW: EventKind.EARLY_REVIEW_REQUESTED,
        RequestKind.PLACING: EventKind.PLACING_REQUESTED,
        RequestKind.AGENCY_HELP: EventKind.AGENCY_ASKED,
    }
)
_FAMILY = (None, Party.PARENT, Party.CHILD, Party.YOUNG_PERSON)


def check_who_asks(event: Event) -> None:
    """Refuse a request by somebody to whom the Act gives none."""
    if event.by in _FAMILY:
        return
    belonging = event.request is RequestKind.BELONGING
    if event.by is Party.MANAGERS and belonging:
        return
    if event.by is Party.MANAGERS:
        hint = "what the managers of a school ask is of the kind 'belonging' (section 7(2)(b))"
    else:
        hint = (
            "what comes to attention in another way has no limit of time (section 6(5)), so leave "
            "the request out"
        )
    raise WrongFacts(
        f"{event.kind.value} on {event.on} by {event.by}: a parent, a child of 12 or over or a "
        f"young person makes it; {hint}."
    )
