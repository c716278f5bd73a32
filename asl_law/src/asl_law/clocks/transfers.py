"""The limits on sending a plan to another authority."""

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
