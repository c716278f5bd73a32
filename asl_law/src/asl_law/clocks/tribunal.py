"""The limits on a reference to the First-tier Tribunal (Health and Education Chamber)."""

from datetime import date

from asl_law.citations import act, csp_regulations, ssi
from asl_law.clocks.grounds import ACT_BEGAN
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, Nature, TimeLimit

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
    nature=Nature.RIGHT,
    period=_TWO_MONTHS,
    citation=ssi("2017/366", "rule 14"),
    in_force_from=RULES_BEGAN,
    extending="Only the Tribunal may extend this time, in exceptional circumstances (rule 29).",
    tell="the Tribunal; the day of receipt counts, not of sending",
    if_missed=(_OUT_OF_TIME,),
    rolls_forward_by=ROLL_FORWARD,
    questions=("LAW-Q6",),
)

TRIBUNAL_FAILURE_REFERENCE = TimeLimit(
    id="C20",
    key="tribunal.failure.refer",
    duty="have the reference of a failure received by the Tribunal",
    trigger="failure first occurred",
    trigger_words="the day the failure first occurred",
    nature=Nature.RIGHT,
    period=_TWO_MONTHS,
    citation=ssi("2017/366", "rule 14"),
    in_force_from=RULES_BEGAN,
    extending="Only the Tribunal may extend this time, in exceptional circumstances (rule 29).",
    tell="the Tribunal; the day of receipt counts, not of sending",
    if_missed=(_OUT_OF_TIME,),
    rolls_forward_by=ROLL_FORWARD,
    note="It is for failures under section 18(3)(c), (d)(ii) and (d)(iii).",
    questions=("LAW-Q6",),
)

DISCONTINUANCE_WAIT = TimeLimit(
    id="C21",
    key="plan.discontinue.wait",
    duty="wait before the plan is discontinued after a review",
    trigger="notified",
    trigger_words="the day the decision to discontinue was notified",
    nature=Nature.WAIT,
    period=_TWO_MONTHS,
    citation=csp_regulations("regulation 11(2)"),
    in_force_from=RULES_BEGAN,
    tell="those who provide the support, once it is discontinued (regulation 11(9))",
    rolls_forward_by=ROLL_FORWARD,
    note="If it is referred to the Tribunal, wait for what the Tribunal decides.",
    questions=("LAW-Q36",),
)

DISCONTINUED_PLAN_KEEP = TimeLimit(
    id="C22",
    key="plan.discontinued.keep",
    duty="keep the discontinued plan, then destroy it",
    trigger="discontinued",
    trigger_words="the day the plan was discontinued",
    nature=Nature.KEEP,
    period=Period(5, Unit.YEARS, Counting.FROM),
    citation=csp_regulations("regulation 11(3)"),
    in_force_from=ACT_BEGAN,
    tell="nobody must be told; the person may be, if it is known where they are",
)

DISCONTINUED_TELL = DISCONTINUED_PLAN_KEEP.but(
    variant="tell",
    key="plan.discontinued.tell",
    duty="tell that the plan is discontinued, and from which day",
    nature=Nature.DUTY,
    period=None,
    without_a_number="as soon as reasonably practicable; the law sets no number of days",
    citation=csp_regulations("regulation 11(9)"),
    tell="the parent or young person, and those who provide the support",
)

KEEP_CHOICE = TimeLimit(
    id="C23",
    key="plan.overturned.choose",
    duty="choose whether a plan that the Tribunal overturned is kept for five years",
    trigger="notice sent",
    trigger_words="the day the notice was sent",
    nature=Nature.RIGHT,
    period=Period(21, Unit.DAYS, Counting.BEGINNING_ON),
    citation=csp_regulations("regulation 11(4)\N{EN DASH}(6)"),
    in_force_from=ACT_BEGAN,
    tell="the person, of the choice and the date",
    if_missed=(
        Consequence(
            kind=Kind.DEEMED,
            meaning="the plan is not wished for, so the authority must destroy it and say so",
            citation=csp_regulations("regulation 11(6)"),
            in_force_from=ACT_BEGAN,
        ),
    ),
)

PLACING_REFERENCE_BAR = TimeLimit(
    id="C28",
    key="tribunal.placing.bar",
    duty="wait before another placing reference about the same child",
    trigger="last reference made",
    trigger_words="the day the last reference was made",
    nature=Nature.BAR,
    period=Period(12, Unit.MONTHS, Counting.BEGINNING_WITH),
    citation=act("section 18(7)"),
    in_force_from=ACT_BEGAN,
    tell="nobody",
    note="There are exceptions where the decision or the plan has changed.",
    questions=("LAW-Q35",),
)

PERMISSION_TO_APPEAL = TimeLimit(
    id="C29",
    key="tribunal.appeal.permission",
    duty="ask the Tribunal for permission to appeal to the Upper Tribunal",
    trigger="relevant date",
    trigger_words="the relevant date",
    nature=Nature.RIGHT,
    period=Period(30, Unit.DAYS, Counting.BEGINNING_WITH),
    citation=ssi("2016/231", "the time for seeking permission"),
    in_force_from=RULES_BEGAN,
    extending="The Tribunal may extend this time.",
    tell="the Tribunal",
    if_missed=(
        Consequence(
            kind=Kind.FAILURE,
            meaning="the application is out of time, unless the Tribunal extends the time",
            citation=ssi("2016/231", "the time for seeking permission"),
            in_force_from=RULES_BEGAN,
        ),
    ),
)
