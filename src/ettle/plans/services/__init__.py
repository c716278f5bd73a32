"""Writing plans, and issuing what is printed from them."""

from ettle.plans.services import _packs_sent  # noqa: F401 - says what follows a sending
from ettle.plans.services._forgetting import forget_adopted_csp
from ettle.plans.services.adopting import (
    forget_adopted_page,
    keep_adopted_page,
    record_adopted_csp,
)
from ettle.plans.services.cards import issue_support_card
from ettle.plans.services.closing import close_obligation, issue_minute
from ettle.plans.services.csps import freeze_version, record_csp
from ettle.plans.services.delivering import log_as_planned, log_delivery
from ettle.plans.services.drafts import forget_draft, forget_old_drafts, keep_draft
from ettle.plans.services.entries import end_entry, open_plan, revise_entry, write_entry
from ettle.plans.services.evidence import log_target_evidence
from ettle.plans.services.family_words import answer_family_word, say_about_support
from ettle.plans.services.gaps import answer_gap
from ettle.plans.services.holding import (
    change_minutes,
    hold_meeting,
    note_attendance,
    record_disagreement,
)
from ettle.plans.services.keeping import keep_from, let_in
from ettle.plans.services.meeting_outcomes import act_from_meeting, decide_at_meeting, end_target
from ettle.plans.services.meetings import (
    Asking,
    arrange_meeting,
    ask_to_meeting,
    cancel_meeting,
    change_meeting,
)
from ettle.plans.services.pack_links import (
    come_back_to_pack,
    confirm_pack_link,
    make_pack_link,
    send_pack_code,
)
from ettle.plans.services.packs import answer_pack, save_pack_answers, send_packs
from ettle.plans.services.printing import issue_printing
from ettle.plans.services.proposals import answer_proposal, propose_change
from ettle.plans.services.standing import agree_entries, confirm_entries

__all__ = [
    "Asking",
    "act_from_meeting",
    "agree_entries",
    "answer_family_word",
    "answer_gap",
    "answer_pack",
    "answer_proposal",
    "arrange_meeting",
    "ask_to_meeting",
    "cancel_meeting",
    "change_meeting",
    "change_minutes",
    "close_obligation",
    "come_back_to_pack",
    "confirm_entries",
    "confirm_pack_link",
    "decide_at_meeting",
    "end_entry",
    "end_target",
    "forget_adopted_csp",
    "forget_adopted_page",
    "forget_draft",
    "forget_old_drafts",
    "freeze_version",
    "hold_meeting",
    "issue_minute",
    "issue_printing",
    "issue_support_card",
    "keep_adopted_page",
    "keep_draft",
    "keep_from",
    "let_in",
    "log_as_planned",
    "log_delivery",
    "log_target_evidence",
    "make_pack_link",
    "note_attendance",
    "open_plan",
    "propose_change",
    "record_adopted_csp",
    "record_csp",
    "record_disagreement",
    "revise_entry",
    "save_pack_answers",
    "say_about_support",
    "send_pack_code",
    "send_packs",
    "write_entry",
]
