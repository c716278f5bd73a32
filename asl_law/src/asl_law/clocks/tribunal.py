"""The limits on a reference to the First-tier Tribunal (Health and Education Chamber)."""

from datetime import date

from asl_law.citations import ssi
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, TimeLimit

RULES_BEGAN = date(2018, 1, 12)  # SSI 2018/4, 2017/366
ROLL_FORWARD = ssi("2017/366", "rule 1(2)(b)")
_TWO_MONTHS = Period(2, Unit.MONTHS, Counting.FROM)
_OUT_OF_TIME = Consequence(
    kind=Kind.FAILURE,
    meaning="the reference is out of time, unless the Tribunal extends the time in exceptional "
    "circumstances, which it may do even afterwards",
    citation=ssi("2017/366", "rule 29"),
    in_force_from=RULES_BEGAN,
)

TRIBUNAL_REFERENCE = TimeLimit(
    id="C19",
    key="tribunal.reference.make",
    duty="have the reference received by the Tribunal",
    trigger="notified",
    trigger_words="the later of the day of the decision and the day the right was notified",
    period=_TWO_MONTHS,
    citation=ssi("2017/366", "rule 14"),
    in_force_from=RULES_BEGAN,
    tell="the Tribunal; the day of receipt counts, not of sending",
    if_missed=(_OUT_OF_TIME,),
    rolls_forward_by=ROLL_FORWARD,
    note="Only the Tribunal may extend this time, in exceptional circumstances (rule 29).",
    questions=("LAW-Q6",),
)
