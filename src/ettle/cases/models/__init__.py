"""Casework under the 2004 Act: rows and constraints, no rules."""

from ettle.cases.models.adoptions import (
    AdoptedReview,
    AdoptionDraft,
    DelayTold,
    RetainedPlan,
)
from ettle.cases.models.agencies import AgencyAnswer, AgencyRequest, ContributionLink, OfferedHelp
from ettle.cases.models.clocks import ClockChange, StatutoryClock
from ettle.cases.models.decisions import CspDecision, IssuedPlan
from ettle.cases.models.notices import Notice
from ettle.cases.models.requests import CspRequest, Proposal

__all__ = [
    "AdoptedReview",
    "AdoptionDraft",
    "AgencyAnswer",
    "AgencyRequest",
    "ClockChange",
    "ContributionLink",
    "CspDecision",
    "CspRequest",
    "DelayTold",
    "IssuedPlan",
    "Notice",
    "OfferedHelp",
    "Proposal",
    "RetainedPlan",
    "StatutoryClock",
]
