"""Letters from a request to the proposal: L1, L4, L4c and L5."""

from dataclasses import dataclass
from datetime import date

from ettle.cases.printings.frame import Frame, letter_of
from ettle.documents.registry import printing
from ettle.documents.tree import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementContext:
    """L1. ``is_about_reader`` where the child or young person asked for themself."""

    frame: Frame
    child: str
    is_about_reader: bool
    received_on: date
    due_on: date
    why: str
    if_missed: str
    reasons_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalContext:
    """L4. It never says which parent asked to anyone but that parent."""

    frame: Frame
    child: str
    is_about_reader: bool
    reader_asked: bool
    somebody_asked: bool
    reason: str
    school: str
    due_on: date
    why: str
    if_missed: str
    agencies: tuple[str, ...]
    placing_request: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildProposalContext:
    """L4c: the same news in easy words, for a child under 12 or one who wants it so."""

    frame: Frame
    child: str
    school: str
    due_on: date
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRequestContext:
    """L5. Only what the named person needs to answer one question."""

    frame: Frame
    child: str
    birth_date: date
    school: str
    agency: str
    service: str
    named_person: str
    question: str
    made_on: date
    due_on: date
    why: str
    cap_on: date
    link_ends_on: date


@printing("letter.L1", version=1)
def print_acknowledgement(context: AcknowledgementContext) -> Document:
    """Tell whoever asked that the request is received, and by when they will hear."""
    return letter_of("L1", context)


@printing("letter.L4", version=1)
def print_proposal(context: ProposalContext) -> Document:
    """Tell the persons of section 11(3) of the proposal (section 11(2)(a))."""
    return letter_of("L4", context)


@printing("letter.L4c", version=1)
def print_child_proposal(context: ChildProposalContext) -> Document:
    """Tell a child of the proposal in easy words, to be read together with an adult."""
    return letter_of("L4c", context)


@printing("letter.L5", version=1)
def print_agency_request(context: AgencyRequestContext) -> Document:
    """Ask an appropriate agency for help (section 23(1))."""
    return letter_of("L5", context)
