"""Mediation: free, voluntary, and without any effect on the other days of a case."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step


def _asked(case: Case, event: Event) -> None:
    if event.by is Party.CHILD:
        raise WrongFacts(
            f"a child asks for mediation on {event.on}, but section 15 is for parents and young "
            "persons; the child's views are sought."
        )
    case.mediations.add(event.about)


def _ended(case: Case, event: Event) -> None:
    case.mediations.discard(event.about)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {EventKind.MEDIATION_ASKED: _asked, EventKind.MEDIATION_ENDED: _ended}
)
