"""The plan on paper: the statutory plan, its copies, and the support card.

Contexts are frozen facts; printings turn them into document trees and make no decisions.
"""

from ettle.plans.printings.adopted import AdoptedPlanContext, print_adopted_plan
from ettle.plans.printings.assessment_evidence import print_assessment_evidence
from ettle.plans.printings.card import CardContext, CardLine, print_card
from ettle.plans.printings.card_today import print_card_today
from ettle.plans.printings.child import print_child, print_child_script
from ettle.plans.printings.childs_plan import print_childs_plan
from ettle.plans.printings.chronology import print_chronology
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
from ettle.plans.printings.family import print_family
from ettle.plans.printings.iep import print_iep
from ettle.plans.printings.request_for_assistance import print_request_for_assistance
from ettle.plans.printings.transition import print_transition

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
    "print_assessment_evidence",
    "print_card",
    "print_card_today",
    "print_child",
    "print_child_script",
    "print_childs_plan",
    "print_chronology",
    "print_csp",
    "print_family",
    "print_iep",
    "print_request_for_assistance",
    "print_transition",
]
