"""Writing plans, and issuing what is printed from them."""

from ettle.plans.services._forgetting import forget_adopted_csp
from ettle.plans.services.adopting import (
    forget_adopted_page,
    keep_adopted_page,
    record_adopted_csp,
)
from ettle.plans.services.cards import issue_support_card
from ettle.plans.services.csps import freeze_version, record_csp
from ettle.plans.services.delivering import log_as_planned, log_delivery
from ettle.plans.services.drafts import forget_draft, forget_old_drafts, keep_draft
from ettle.plans.services.entries import end_entry, open_plan, revise_entry, write_entry
from ettle.plans.services.evidence import log_target_evidence
from ettle.plans.services.family_words import answer_family_word, say_about_support
from ettle.plans.services.gaps import answer_gap
from ettle.plans.services.keeping import keep_from, let_in
from ettle.plans.services.printing import issue_printing
from ettle.plans.services.proposals import answer_proposal, propose_change
from ettle.plans.services.standing import agree_entries, confirm_entries

__all__ = [
    "agree_entries",
    "answer_family_word",
    "answer_gap",
    "answer_proposal",
    "confirm_entries",
    "end_entry",
    "forget_adopted_csp",
    "forget_adopted_page",
    "forget_draft",
    "forget_old_drafts",
    "freeze_version",
    "issue_printing",
    "issue_support_card",
    "keep_adopted_page",
    "keep_draft",
    "keep_from",
    "let_in",
    "log_as_planned",
    "log_delivery",
    "log_target_evidence",
    "open_plan",
    "propose_change",
    "record_adopted_csp",
    "record_csp",
    "revise_entry",
    "say_about_support",
    "write_entry",
]
