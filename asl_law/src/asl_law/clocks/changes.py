"""The limits before someone leaves school, and before other changes in school education.

These count backwards from a day that is still to come, so the last day comes first.
"""

from asl_law.citations import act, ssi
from asl_law.clocks.grounds import ACT_AMENDED, ACT_BEGAN
from asl_law.clocks.public_law import public_law
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, TimeLimit

UNDER_SCHOOL_AGE = "under school age"
_LATE_AWARE = "Where the authority become aware later, as soon as reasonably practicable."


def _before(months: int) -> Period:
    return Period(months, Unit.MONTHS, Counting.NO_LATER_THAN_BEFORE)


_LEAVING_FAILURE = Consequence(
    kind=Kind.FAILURE,
    meaning="a duty before leaving school has not been done, which may be taken to the Tribunal, "
    "unless consent was withheld",
    citation=act("section 18(3)(g)"),
    in_force_from=ACT_AMENDED,
)

LEAVING_GATHER = TimeLimit(
    id="C11",
    key="leaving.gather",
    duty="ask the agencies that will follow for information, and seek views, before leaving school",
    trigger="expected leaving date",
    trigger_words="the expected leaving date",
    period=_before(12),
    citation=act("section 12(5)\N{EN DASH}(6)"),
    in_force_from=ACT_BEGAN,
    tell="the agencies likely to provide afterwards; views are sought",
    if_missed=(_LEAVING_FAILURE,),
    note=_LATE_AWARE,
    questions=("LAW-Q11", "LAW-Q35"),
)

LEAVING_PASS_ON = TimeLimit(
    id="C12",
    key="leaving.pass_on",
    duty="give the agencies the leaving date and what they need to know, with consent",
    trigger="expected leaving date",
    trigger_words="the expected leaving date",
    period=_before(6),
    citation=act("section 13(1)\N{EN DASH}(3)"),
    in_force_from=ACT_BEGAN,
    tell="the agencies that will provide afterwards, with consent (section 13(5))",
    if_missed=(_LEAVING_FAILURE,),
    note=_LATE_AWARE,
    questions=("LAW-Q35",),
)

LEFT_NOTIFY = TimeLimit(
    id="C13",
    key="leaving.notify",
    duty="tell the agencies that school education has ceased",
    trigger="ceased",
    trigger_words="the day school education ceased",
    citation=act("section 13(4)"),
    in_force_from=ACT_BEGAN,
    without_a_number="as soon as reasonably practicable; the law sets no number of weeks",
    tell="the agencies",
    if_missed=(_LEAVING_FAILURE,),
)

_GATHER = ssi("2005/265", "regulation 3")
_PASS_ON = ssi("2005/265", "regulation 4")

CHANGE_GATHER = TimeLimit(
    id="C14",
    key="change.gather",
    duty="seek advice, information and views before a change in school education",
    trigger="expected change",
    trigger_words="the expected day of the change",
    period=_before(12),
    citation=_GATHER,
    in_force_from=ACT_BEGAN,
    tell="the agencies; views where the authority think it appropriate",
    if_missed=(public_law(_GATHER, ACT_BEGAN),),
    note=_LATE_AWARE,
)
CHANGE_GATHER_UNDER_SCHOOL_AGE = CHANGE_GATHER.but(variant=UNDER_SCHOOL_AGE, period=_before(6))

CHANGE_PASS_ON = TimeLimit(
    id="C15",
    key="change.pass_on",
    duty="pass the agencies what they need to know before a change in school education",
    trigger="expected change",
    trigger_words="the expected day of the change",
    period=_before(6),
    citation=_PASS_ON,
    in_force_from=ACT_BEGAN,
    tell="the agencies, with consent, and a copy to the parent or young person at the same time",
    if_missed=(public_law(_PASS_ON, ACT_BEGAN),),
    note=_LATE_AWARE,
)
CHANGE_PASS_ON_UNDER_SCHOOL_AGE = CHANGE_PASS_ON.but(variant=UNDER_SCHOOL_AGE, period=_before(3))
