"""The two limits between a request for a co-ordinated support plan and the plan itself."""

from asl_law.citations import act, csp_regulations
from asl_law.clocks.grounds import (
    ACT_AMENDED,
    ACT_BEGAN,
    BEFORE_AMENDED,
    REGULATION_7,
    REGULATIONS_AMENDED,
    SCHOOL_CLOSED,
)
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, TimeLimit

CSP_REQUEST = TimeLimit(
    id="C01",
    key="csp.request.respond",
    duty="tell the person who asked that a plan is proposed, or that the request is refused",
    trigger="received",
    trigger_words="the day the request was received",
    period=Period(8, Unit.WEEKS, Counting.STARTING_ON),
    citation=csp_regulations("regulation 4A"),
    in_force_from=REGULATIONS_AMENDED,
    grounds=(SCHOOL_CLOSED,),
    cap=Period(16, Unit.WEEKS, Counting.FROM),  # "from" receipt: a day later than "starting on"
    tell="the person who asked",
    tell_of_delay="the new date",
    if_missed=(
        Consequence(
            kind=Kind.DEEMED,
            meaning="the authority decided that no co-ordinated support plan is required",
            citation=act("section 18(5A)"),
            in_force_from=ACT_AMENDED,
        ),
    ),
    note="It runs only for a request under section 6(2)(b), to establish whether a plan is "
    "required.",
    questions=("LAW-Q23", "LAW-Q28"),
)

_NO_PLAN = Consequence(
    kind=Kind.FAILURE,
    meaning="the plan that is required has not been prepared in time, which may be taken to the "
    "Tribunal",
    citation=act("section 18(3)(c)"),
    in_force_from=ACT_BEGAN,
    when="it was decided that a plan is required and there is no plan",
)
_NO_DECISION = Consequence(
    kind=Kind.DEEMED,
    meaning="the authority decided that no co-ordinated support plan is required",
    citation=act("section 18(5B)"),
    in_force_from=ACT_AMENDED,
    when="a proposal was made and nothing was decided",
)

CSP_DECISION_2005 = TimeLimit(
    id="C02",
    key="csp.decision.give",
    duty="give a copy of the plan, or say that no plan is required",
    trigger="sent",
    trigger_words="the day the proposal was sent",
    period=Period(16, Unit.WEEKS, Counting.STARTING_ON),
    citation=csp_regulations("regulation 4"),
    in_force_from=ACT_BEGAN,
    in_force_until=BEFORE_AMENDED,
    grounds=None,
    tell="the persons in section 11(5)(a) and 11(3)",
    if_missed=(_NO_DECISION, _NO_PLAN),
    questions=("LAW-Q29",),
)

CSP_DECISION = TimeLimit(
    id="C02",
    key="csp.decision.give",
    duty="give a copy of the plan, or say that no plan is required",
    trigger="sent",
    trigger_words="the day the proposal was sent",
    period=Period(16, Unit.WEEKS, Counting.STARTING_ON),
    citation=csp_regulations("regulation 4"),
    in_force_from=REGULATIONS_AMENDED,
    grounds=REGULATION_7,
    cap=Period(24, Unit.WEEKS, Counting.STARTING_ON),
    tell="a copy to the persons in section 11(5)(a), or word to those in section 11(3)",
    tell_of_delay="the reason and the new date",
    if_missed=(_NO_DECISION, _NO_PLAN),
)
