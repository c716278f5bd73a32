"""The Tribunal in a case: references, the bar after a placing reference, permission to appeal."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import TRIBUNAL_REFERENCE
from asl_law.clocks.grounds import ACT_BEGAN
from asl_law.clocks.tribunal import PERMISSION_TO_APPEAL, PLACING_REFERENCE_BAR, RULES_BEGAN
from asl_law.days import in_words
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.placing import refusal_of
from asl_law.timeline.fold.shapes import Step, stops


def _reference_made(case: Case, event: Event) -> None:
    """Take a reference to the Tribunal of its day: section 18 came first, the rules in 2018."""
    _check_began(event)
    case.is_referred = True
    case.safe_from.pop(event.about, None)
    case.stop(TRIBUNAL_REFERENCE.id, event.on, event.about)


def _reference_ended(case: Case, event: Event) -> None:
    if not case.is_referred:
        raise WrongFacts(f"a reference ends on {event.on}, but none was made.")
    case.is_referred = False


def _check_began(event: Event) -> None:
    if event.on < ACT_BEGAN:
        raise WrongFacts(
            f"{event.kind.value} on {event.on}: there is no Tribunal before {in_words(ACT_BEGAN)}."
        )


def _tribunal_decided(case: Case, event: Event) -> None:
    _check_began(event)
    if event.on < RULES_BEGAN:
        case.not_known.append(
            f"{PERMISSION_TO_APPEAL.id}: the time to appeal a decision of before "
            f"{in_words(RULES_BEGAN)}."
        )
        return
    case.start(PERMISSION_TO_APPEAL, event.on, event.about)


def _placing_reference_made(case: Case, event: Event) -> None:
    case.stop(TRIBUNAL_REFERENCE.id, event.on, refusal_of(event.about))
    case.start(PLACING_REFERENCE_BAR, event.on)  # one bar for the child, whichever the school


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.REFERENCE_MADE: _reference_made,
        EventKind.PLACING_REFERENCE_MADE: _placing_reference_made,
        EventKind.TRIBUNAL_DECIDED: _tribunal_decided,
        EventKind.PERMISSION_ASKED: stops(PERMISSION_TO_APPEAL.id),
        EventKind.REFERENCE_ENDED: _reference_ended,
    }
)
