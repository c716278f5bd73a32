"""One child, one plan: entries and versions, what was frozen from them, what was adopted."""

from ettle.plans.models.adoptions import AdoptedPage, Adoption
from ettle.plans.models.planning import (
    AUDIENCES,
    ENTRY_KINDS,
    CoordinatedSupportPlan,
    Entry,
    EntryVersion,
    Plan,
    PlanVersion,
    PlanVersionEntry,
    SupportCard,
)

__all__ = [
    "AUDIENCES",
    "ENTRY_KINDS",
    "AdoptedPage",
    "Adoption",
    "CoordinatedSupportPlan",
    "Entry",
    "EntryVersion",
    "Plan",
    "PlanVersion",
    "PlanVersionEntry",
    "SupportCard",
]
