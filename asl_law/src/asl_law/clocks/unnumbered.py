"""Duties for which the law sets no time at all, said so rather than given one."""

from datetime import date

from asl_law.citations import act
from asl_law.clocks.public_law import public_law
from asl_law.time_limits import Consequence, Kind, TimeLimit

CHILDRENS_RIGHTS_BEGAN = date(2018, 1, 10)  # SSI 2017/354
_CONSIDER = act("section 6(1A)")

CAPACITY_ASSESSMENT = TimeLimit(
    id="C31",
    key="child.capacity.assess",
    duty="assess the child's capacity, and whether the child's wellbeing would be harmed",
    trigger="notified by the child",
    trigger_words="the day the child gave notice",
    citation=act("section 3A"),
    in_force_from=CHILDRENS_RIGHTS_BEGAN,
    without_a_number="no limit is set, and the other clocks go on running meanwhile",
    tell="the parents, of the intention and the result; the child, of the result",
    if_missed=(
        Consequence(
            kind=Kind.FAILURE,
            meaning="nothing follows from delay itself; the decision, once made, may be taken to "
            "the Tribunal under section 18(3)(ea) or (eb)",
            citation=act("section 18(3)(ea), (eb)"),
            in_force_from=CHILDRENS_RIGHTS_BEGAN,
        ),
    ),
)

LOOKED_AFTER_CONSIDER = TimeLimit(
    id="C32",
    key="looked_after.consider",
    duty="consider whether a looked-after child requires a plan, without being asked",
    trigger="became looked after",
    trigger_words="the day the child became looked after",
    citation=_CONSIDER,
    in_force_from=CHILDRENS_RIGHTS_BEGAN,
    without_a_number="no limit is set; the duty continues while the child is looked after",
    tell="nobody is named",
    if_missed=(public_law(_CONSIDER, CHILDRENS_RIGHTS_BEGAN),),
    questions=("LAW-Q22",),
)
