"""Writing plans, and issuing what is printed from them."""

from ettle.plans.services.cards import issue_support_card
from ettle.plans.services.csps import freeze_version, record_csp
from ettle.plans.services.entries import end_entry, open_plan, revise_entry, write_entry

__all__ = [
    "end_entry",
    "freeze_version",
    "issue_support_card",
    "open_plan",
    "record_csp",
    "revise_entry",
    "write_entry",
]
