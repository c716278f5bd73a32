"""The Tribunal in a case: references, the bar after a placing reference, permission to appeal."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import TRIBUNAL_REFERENCE
from asl_law.clocks.tribunal import PERMISSION_TO_APPEAL, PLACING_REFERENCE_BAR
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.placing import refusal_of
from asl_law.timeline.fold.shapes import Step, starts, stops


def _reference_made(case: Case, event: Event) -> None:
    case.is_referred = True
    case.safe_from.pop(event.about, None)
    case.stop(TRIBUNAL_REFERENCE.id, event.on, event.about)


def _reference_ended(case: Case, event: Event) -> None:
    if not case.is_referred:
        raise WrongFacts(f"a reference ends on {event.on}, but none was made.")
    case.is_referred = False


def _placing_reference_made(case: Case, event: Event) -> None:
    case.stop(TRIBUNAL_REFERENCE.id, event.on, refusal_of(event.about))
    case.start(PLACING_REFERENCE_BAR, event.on)  # one bar for the child, whichever the school


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.REFERENCE_MADE: _reference_made,
        EventKind.PLACING_REFERENCE_MADE: _placing_reference_made,
        EventKind.TRIBUNAL_DECIDED: starts(PERMISSION_TO_APPEAL.id),
        EventKind.PERMISSION_ASKED: stops(PERMISSION_TO_APPEAL.id),
        EventKind.REFERENCE_ENDED: _reference_ended,
    }
)
