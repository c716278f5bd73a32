"""Reading plans. Every function takes ``by=`` and gives only what that reader's slice holds."""

from ettle.plans.parts import Part, PersonLine, part_of
from ettle.plans.selectors.adopting import PageOpened, adopted_page_for, adopted_page_row
from ettle.plans.selectors.cards import CardView, card_changes, current_card
from ettle.plans.selectors.csps import CspView, csp_context, csp_for
from ettle.plans.selectors.delivered import DeliveredPart, parts_delivered_by
from ettle.plans.selectors.delivering import (
    ChildToGive,
    ToGive,
    agency_supports,
    given_for,
    said_of,
    support_to_log,
    to_give_on,
)
from ettle.plans.selectors.drafts import draft_card
from ettle.plans.selectors.entries import entry_for
from ettle.plans.selectors.evidence import Sight, TargetSeen, target_to_see, targets_seen
from ettle.plans.selectors.family_words import (
    GapWaiting,
    WordSaid,
    family_word_for,
    family_word_shown,
    family_words_of,
    family_words_waiting,
    gaps_of,
    gaps_waiting,
    readers_of_word,
    who_answers,
)
from ettle.plans.selectors.missing import Missing, missing_for_csp
from ettle.plans.selectors.papers import paper_for, papers_for
from ettle.plans.selectors.plan import ObjectiveView, PlanView, children_with_plans, plan_for
from ettle.plans.selectors.thread import breaks_of, thread_breaks, thread_for

__all__ = [
    "CardView",
    "ChildToGive",
    "CspView",
    "DeliveredPart",
    "GapWaiting",
    "Missing",
    "ObjectiveView",
    "PageOpened",
    "Part",
    "PersonLine",
    "PlanView",
    "Sight",
    "TargetSeen",
    "ToGive",
    "WordSaid",
    "adopted_page_for",
    "adopted_page_row",
    "agency_supports",
    "breaks_of",
    "card_changes",
    "children_with_plans",
    "csp_context",
    "csp_for",
    "current_card",
    "draft_card",
    "entry_for",
    "family_word_for",
    "family_word_shown",
    "family_words_of",
    "family_words_waiting",
    "gaps_of",
    "gaps_waiting",
    "given_for",
    "missing_for_csp",
    "paper_for",
    "papers_for",
    "part_of",
    "parts_delivered_by",
    "plan_for",
    "readers_of_word",
    "said_of",
    "support_to_log",
    "target_to_see",
    "targets_seen",
    "thread_breaks",
    "thread_for",
    "to_give_on",
    "who_answers",
]
