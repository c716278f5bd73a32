"""Reading casework. Every function takes ``by=`` and gives what that person may see."""

from ettle.cases.selectors.adopting import (
    AdoptionToday,
    Ahead,
    ClockAhead,
    adoption_for,
    adoptions_of,
    ahead_of,
    draft_of,
    drafts_of,
    latest_adoptions,
)
from ettle.cases.selectors.case import (
    case_and_strip,
    case_for,
    decision_for,
    proposal_for,
    request_for,
)
from ettle.cases.selectors.checking import Difference, differing_clocks
from ettle.cases.selectors.clocks import clock_for, clocks_of
from ettle.cases.selectors.links import (
    asked_for,
    link_actor,
    link_for,
    link_holder,
    link_row_for,
    question_for,
)
from ettle.cases.selectors.material import agencies_asked_before, material_for
from ettle.cases.selectors.papers import (
    messages_about,
    messages_waiting,
    open_paper,
    paper_file,
    papers_for,
)
from ettle.cases.selectors.recipients import copies_owed, told_of_proposal
from ettle.cases.selectors.rights import rights_for
from ettle.cases.selectors.strip import strip_for
from ettle.cases.selectors.tray import tray
from ettle.cases.shapes import (
    AgencyAsked,
    CaseToday,
    ClockToday,
    HelpSaid,
    LinkToday,
    Material,
    NextStep,
    Paper,
    PaperOpen,
    Question,
    RightToday,
    Step,
    Strip,
    Tray,
    TrayRow,
)

__all__ = [
    "AdoptionToday",
    "AgencyAsked",
    "Ahead",
    "CaseToday",
    "ClockAhead",
    "ClockToday",
    "Difference",
    "HelpSaid",
    "LinkToday",
    "Material",
    "NextStep",
    "Paper",
    "PaperOpen",
    "Question",
    "RightToday",
    "Step",
    "Strip",
    "Tray",
    "TrayRow",
    "adoption_for",
    "adoptions_of",
    "agencies_asked_before",
    "ahead_of",
    "asked_for",
    "case_and_strip",
    "case_for",
    "clock_for",
    "clocks_of",
    "copies_owed",
    "decision_for",
    "differing_clocks",
    "draft_of",
    "drafts_of",
    "latest_adoptions",
    "link_actor",
    "link_for",
    "link_holder",
    "link_row_for",
    "material_for",
    "messages_about",
    "messages_waiting",
    "open_paper",
    "paper_file",
    "papers_for",
    "proposal_for",
    "question_for",
    "request_for",
    "rights_for",
    "strip_for",
    "told_of_proposal",
    "tray",
]
