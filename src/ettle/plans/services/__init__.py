"""Writing plans, and issuing what is printed from them."""

from ettle.plans.services._forgetting import forget_adopted_csp
from ettle.plans.services.adopting import (
    forget_adopted_page,
    keep_adopted_page,
    record_adopted_csp,
)
from ettle.plans.services.cards import issue_support_card
from ettle.plans.services.csps import freeze_version, record_csp
from ettle.plans.services.entries import end_entry, open_plan, revise_entry, write_entry

__all__ = [
    "end_entry",
    "forget_adopted_csp",
    "forget_adopted_page",
    "freeze_version",
    "issue_support_card",
    "keep_adopted_page",
    "open_plan",
    "record_adopted_csp",
    "record_csp",
    "revise_entry",
    "write_entry",
]
