"""One child, one plan: entries and versions, how they stand, and what is done with them."""

from ettle.plans.models.adoptions import AdoptedPage, Adoption
from ettle.plans.models.delivering import Delivery, FamilyWord, TargetEvidence
from ettle.plans.models.gaps import GapAnswer
from ettle.plans.models.intervals import StillTrueInterval
from ettle.plans.models.pictures import EntryPicture
from ettle.plans.models.planning import (
    AUDIENCES,
    ENTRY_KINDS,
    SOURCE_KINDS,
    CoordinatedSupportPlan,
    Entry,
    EntryVersion,
    Plan,
    PlanVersion,
    PlanVersionEntry,
    SupportCard,
)
from ettle.plans.models.printing import PrintedEdition
from ettle.plans.models.quality import QualityMark, QualityRound
from ettle.plans.models.reviewing import (
    OBLIGATIONS,
    Invitee,
    Meeting,
    ObligationClosed,
    PackLink,
    StatutoryReview,
)
from ettle.plans.models.staging import StageMove
from ettle.plans.models.standing import EntryConfirmation, EntryDraft, EntryKept, ProposedChange

__all__ = [
    "AUDIENCES",
    "ENTRY_KINDS",
    "OBLIGATIONS",
    "SOURCE_KINDS",
    "AdoptedPage",
    "Adoption",
    "CoordinatedSupportPlan",
    "Delivery",
    "Entry",
    "EntryConfirmation",
    "EntryDraft",
    "EntryKept",
    "EntryPicture",
    "EntryVersion",
    "FamilyWord",
    "GapAnswer",
    "Invitee",
    "Meeting",
    "ObligationClosed",
    "PackLink",
    "Plan",
    "PlanVersion",
    "PlanVersionEntry",
    "PrintedEdition",
    "ProposedChange",
    "QualityMark",
    "QualityRound",
    "StageMove",
    "StatutoryReview",
    "StillTrueInterval",
    "SupportCard",
    "TargetEvidence",
]
