"""Reading plans. Every function takes ``by=`` and gives only what that reader's slice holds."""

from ettle.plans.parts import Part, PersonLine, part_of
from ettle.plans.selectors.adopting import PageOpened, adopted_page_for, adopted_page_row
from ettle.plans.selectors.cards import CardView, card_changes, current_card
from ettle.plans.selectors.csps import CspView, csp_context, csp_for
from ettle.plans.selectors.delivered import DeliveredPart, parts_delivered_by
from ettle.plans.selectors.drafts import draft_card
from ettle.plans.selectors.entries import entry_for
from ettle.plans.selectors.missing import Missing, missing_for_csp
from ettle.plans.selectors.papers import paper_for, papers_for
from ettle.plans.selectors.plan import ObjectiveView, PlanView, children_with_plans, plan_for

__all__ = [
    "CardView",
    "CspView",
    "DeliveredPart",
    "Missing",
    "ObjectiveView",
    "PageOpened",
    "Part",
    "PersonLine",
    "PlanView",
    "adopted_page_for",
    "adopted_page_row",
    "card_changes",
    "children_with_plans",
    "csp_context",
    "csp_for",
    "current_card",
    "draft_card",
    "entry_for",
    "missing_for_csp",
    "paper_for",
    "papers_for",
    "part_of",
    "parts_delivered_by",
    "plan_for",
]
