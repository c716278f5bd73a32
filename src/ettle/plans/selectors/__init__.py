"""Reading plans. Every function takes ``by=`` and gives only what that reader's slice holds."""

from ettle.plans.parts import Part, PersonLine, part_of
from ettle.plans.selectors._meeting_duties import ToClose
from ettle.plans.selectors._meeting_guests import Guest
from ettle.plans.selectors.adopting import PageOpened, adopted_page_for, adopted_page_row
from ettle.plans.selectors.agency import AgencySupport, AgencyTarget, agency_supports
from ettle.plans.selectors.cards import CardView, card_changes, current_card
from ettle.plans.selectors.changes_waiting import ChangeWaiting, proposal_row
from ettle.plans.selectors.csps import CspView, csp_context, csp_for
from ettle.plans.selectors.delivered import DeliveredPart, parts_delivered_by
from ettle.plans.selectors.delivering import (
    ChildToGive,
    ToGive,
    given_for,
    said_of,
    support_to_log,
    supports_to_log,
    to_give_on,
)
from ettle.plans.selectors.drafts import draft_card
from ettle.plans.selectors.due import DueLine, due_reviews
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
from ettle.plans.selectors.meetings import (
    MeetingLine,
    MeetingToday,
    duties_of,
    guest_row,
    meeting_for,
    meeting_row,
    meetings_of,
    moved_from,
    target_row,
)
from ettle.plans.selectors.missing import Missing, missing_for_csp
from ettle.plans.selectors.packs import (
    PackLinkToday,
    PackOpen,
    pack_by_link,
    pack_file,
    pack_for,
    pack_link_for,
    pack_link_holder,
    packs_for,
)
from ettle.plans.selectors.papers import paper_for, papers_for
from ettle.plans.selectors.people_to_ask import Suggested, people_to_ask
from ettle.plans.selectors.plan import ObjectiveView, PlanView, children_with_plans, plan_for
from ettle.plans.selectors.printing import (
    IssuedPrinting,
    PrintingLine,
    PrintingOpened,
    copy_readers,
    draft_printing,
    issued_printings,
    open_printing,
    printable_parts,
    printings_for,
)
from ettle.plans.selectors.thread import breaks_of, thread_breaks, thread_for

__all__ = [
    "AgencySupport",
    "AgencyTarget",
    "CardView",
    "ChangeWaiting",
    "ChildToGive",
    "CspView",
    "DeliveredPart",
    "DueLine",
    "GapWaiting",
    "Guest",
    "IssuedPrinting",
    "MeetingLine",
    "MeetingToday",
    "Missing",
    "ObjectiveView",
    "PackLinkToday",
    "PackOpen",
    "PageOpened",
    "Part",
    "PersonLine",
    "PlanView",
    "PrintingLine",
    "PrintingOpened",
    "Sight",
    "Suggested",
    "TargetSeen",
    "ToClose",
    "ToGive",
    "WordSaid",
    "adopted_page_for",
    "adopted_page_row",
    "agency_supports",
    "breaks_of",
    "card_changes",
    "children_with_plans",
    "copy_readers",
    "csp_context",
    "csp_for",
    "current_card",
    "draft_card",
    "draft_printing",
    "due_reviews",
    "duties_of",
    "entry_for",
    "family_word_for",
    "family_word_shown",
    "family_words_of",
    "family_words_waiting",
    "gaps_of",
    "gaps_waiting",
    "given_for",
    "guest_row",
    "issued_printings",
    "meeting_for",
    "meeting_row",
    "meetings_of",
    "missing_for_csp",
    "moved_from",
    "open_printing",
    "pack_by_link",
    "pack_file",
    "pack_for",
    "pack_link_for",
    "pack_link_holder",
    "packs_for",
    "paper_for",
    "papers_for",
    "part_of",
    "parts_delivered_by",
    "people_to_ask",
    "plan_for",
    "printable_parts",
    "printings_for",
    "proposal_row",
    "readers_of_word",
    "said_of",
    "support_to_log",
    "supports_to_log",
    "target_row",
    "target_to_see",
    "targets_seen",
    "thread_breaks",
    "thread_for",
    "to_give_on",
    "who_answers",
]
