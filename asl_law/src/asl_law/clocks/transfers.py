"""Sending a plan to another authority, and what that authority tells once it has it."""

from asl_law.citations import csp_regulations
from asl_law.clocks.grounds import ACT_BEGAN, REGULATIONS_AMENDED
from asl_law.clocks.public_law import public_law
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import TimeLimit

_MOVE = csp_regulations("regulation 9")
_PLACING = csp_regulations("regulation 9A")

TRANSFER_ON_MOVING = TimeLimit(
    id="C08",
    key="transfer.moving.send",
    duty="send the plan, and who provides its support, to the authority of the new home",
    trigger="departure notified, or aware",
    trigger_words="the notified day of departure, or the day the authority became aware",
    period=Period(4, Unit.WEEKS, Counting.STARTING_ON),
    citation=_MOVE,
    in_force_from=ACT_BEGAN,
    tell="the new authority",
    if_missed=(public_law(_MOVE, ACT_BEGAN),),
    note="The plan counts as prepared on its first day of preparation, so the year goes on.",
)

TRANSFER_ON_PLACING = TimeLimit(
    id="C09",
    key="transfer.placing.send",
    duty="send the plan to the authority that became responsible through a placing request",
    trigger="first attendance, or aware",
    trigger_words="the earlier of first attendance at the new school and becoming aware of it",
    period=Period(4, Unit.WEEKS, Counting.FROM),
    citation=_PLACING,
    in_force_from=REGULATIONS_AMENDED,
    tell="the new authority",
    if_missed=(public_law(_PLACING, REGULATIONS_AMENDED),),
)

_TOLD = "as soon as reasonably practicable; the law sets no number of days"
TRANSFER_TELL = TimeLimit(
    id="C08",
    variant="tell",
    key="transfer.moving.tell",
    duty="tell that the plan has come, who is responsible now, where it is kept, and who the "
    "co-ordinator and the contact are",
    trigger="plan received",
    trigger_words="the day the plan was received",
    citation=_MOVE,
    in_force_from=ACT_BEGAN,
    without_a_number=_TOLD,
    tell="the parent or young person, and those who provide the support",
    if_missed=(public_law(_MOVE, ACT_BEGAN),),
)
ADOPTED_TELL = TRANSFER_TELL.but(
    id="C09",
    key="transfer.placing.tell",
    citation=_PLACING,
    in_force_from=REGULATIONS_AMENDED,
    if_missed=(public_law(_PLACING, REGULATIONS_AMENDED),),
)
ADOPTED_REVIEW = ADOPTED_TELL.but(
    variant="review",
    key="transfer.placing.review",
    duty="tell of a proposal to review the plan that came through a placing request",
    tell="the persons in section 11(3), of the proposal to review",
    note="The review itself has twelve weeks from that proposal (C06).",
    questions=("LAW-Q44",),
)
