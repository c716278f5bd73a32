"""Casework done: requests, proposals, what agencies are asked, decisions and the plan given."""

from ettle.cases.services import _reviews_sent, _sent  # noqa: F401 - says what follows a sending
from ettle.cases.services._by_kind import adopt
from ettle.cases.services.adopting import correct_adoption, undo_adoption
from ettle.cases.services.adopting_cases import adopt_case
from ettle.cases.services.adopting_plans import adopt_plan, adopt_retention, adopt_review
from ettle.cases.services.adoption_drafts import (
    begin_adoption,
    drop_adoption_draft,
    save_adoption_draft,
)
from ettle.cases.services.answers import Help, ask_for_time, save_answer, send_answer
from ettle.cases.services.decisions import decide_csp
from ettle.cases.services.extensions import extend_clock
from ettle.cases.services.issuing import issue_csp
from ettle.cases.services.links import (
    come_back,
    confirm_link,
    make_link,
    revoke_link,
    send_code,
)
from ettle.cases.services.proposals import AgencyAsk, ask_agency, propose_csp
from ettle.cases.services.requests import receive_csp_request
from ettle.cases.services.review_deciding import decide_review
from ettle.cases.services.review_giving import give_amended_plan
from ettle.cases.services.review_opening import EarlyRequest, open_review
from ettle.cases.services.review_steps import (
    join_meeting,
    record_agencies_asked,
    record_considered,
    record_views_sought,
)
from ettle.cases.services.watching import note_missed_clocks

__all__ = [
    "AgencyAsk",
    "EarlyRequest",
    "Help",
    "adopt",
    "adopt_case",
    "adopt_plan",
    "adopt_retention",
    "adopt_review",
    "ask_agency",
    "ask_for_time",
    "begin_adoption",
    "come_back",
    "confirm_link",
    "correct_adoption",
    "decide_csp",
    "decide_review",
    "drop_adoption_draft",
    "extend_clock",
    "give_amended_plan",
    "issue_csp",
    "join_meeting",
    "make_link",
    "note_missed_clocks",
    "open_review",
    "propose_csp",
    "receive_csp_request",
    "record_agencies_asked",
    "record_considered",
    "record_views_sought",
    "revoke_link",
    "save_adoption_draft",
    "save_answer",
    "send_answer",
    "send_code",
    "undo_adoption",
]
