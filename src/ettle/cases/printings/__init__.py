"""The letters of casework: each letter's facts, and the function that prints them.

The words are in ``words/``; nothing here decides anything. When a letter's words change,
its old words stay under their own name and the printing gains a version.
"""

from ettle.cases.printings.decisions import (
    DelivererContext,
    LimbSaid,
    NotRequiredContext,
    PlanIssuedContext,
    SupportSaid,
)
from ettle.cases.printings.frame import Frame
from ettle.cases.printings.requests import (
    AcknowledgementContext,
    AgencyRequestContext,
    ChildProposalContext,
    ProposalContext,
)
from ettle.cases.printings.reviews import ReviewBegunContext, ReviewOutcomeContext

__all__ = [
    "AcknowledgementContext",
    "AgencyRequestContext",
    "ChildProposalContext",
    "DelivererContext",
    "Frame",
    "LimbSaid",
    "NotRequiredContext",
    "PlanIssuedContext",
    "ProposalContext",
    "ReviewBegunContext",
    "ReviewOutcomeContext",
    "SupportSaid",
]
