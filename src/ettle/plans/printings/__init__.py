"""The plan on paper: the statutory plan, its copies, and the support card.

Contexts are frozen facts; printings turn them into document trees and make no decisions.
"""

from ettle.plans.printings.adopted import AdoptedPlanContext, print_adopted_plan
from ettle.plans.printings.card import CardContext, CardLine, print_card
from ettle.plans.printings.copies import copy_for
from ettle.plans.printings.csp import print_csp
from ettle.plans.printings.csp_context import (
    CspContact,
    CspContext,
    CspObjective,
    CspParent,
    CspPart,
    CspPupil,
    CspSupport,
    CspView,
)

__all__ = [
    "AdoptedPlanContext",
    "CardContext",
    "CardLine",
    "CspContact",
    "CspContext",
    "CspObjective",
    "CspParent",
    "CspPart",
    "CspPupil",
    "CspSupport",
    "CspView",
    "copy_for",
    "print_adopted_plan",
    "print_card",
    "print_csp",
]
