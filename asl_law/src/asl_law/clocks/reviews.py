"""The limits on reviewing a co-ordinated support plan, each year or earlier."""

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

_COPY_PERSONS = "the persons in section 11(5)(a), with the outcome to those in section 11(3)"
_NOT_COMPLETED = Consequence(
    kind=Kind.FAILURE,
    meaning="the review has not been completed in time, which may be taken to the Tribunal",
    citation=act("section 18(3)(d)(iii)"),
    in_force_from=ACT_BEGAN,
)

ANNUAL_REVIEW_DUE = TimeLimit(
    id="C03",
    key="review.annual.due",
    duty="review the plan when the twelve months end",
    trigger="prepared",
    trigger_words="the day the plan was prepared or the last review was completed",
    period=Period(12, Unit.MONTHS, Counting.BEGINNING_WITH),
    citation=act("section 10(2)"),
    in_force_from=ACT_BEGAN,
    tell="the persons in section 11(3), of the proposal to review",
    if_missed=(
        Consequence(
            kind=Kind.FAILURE,
            meaning="the plan has not been reviewed as section 10(2) requires, which may be taken "
            "to the Tribunal",
            citation=act("section 18(3)(d)(ii)"),
            in_force_from=ACT_BEGAN,
        ),
    ),
    arguable_days=1,
    note="The anniversary itself may be read as the day on which the twelve months end.",
    questions=("LAW-Q13",),
)

ANNUAL_REVIEW_COMPLETE = TimeLimit(
    id="C04",
    key="review.annual.complete",
    duty="complete the yearly review, and give the amended plan or tell of the outcome",
    trigger="end of the twelve months",
    trigger_words="the day the twelve months ended",
    period=Period(12, Unit.WEEKS, Counting.STARTING_ON),
    citation=csp_regulations("regulation 5"),
    in_force_from=REGULATIONS_AMENDED,
    grounds=REGULATION_7,
    cap=Period(20, Unit.WEEKS, Counting.STARTING_ON),
    tell=_COPY_PERSONS,
    tell_of_delay="the reason and the new date",
    if_missed=(_NOT_COMPLETED,),
    arguable_days=1,
    note="If the anniversary is read as the day on which the twelve months end, the limit is one "
    "day later; that day is not called late.",
    questions=("LAW-Q13",),
)

ANNUAL_REVIEW_COMPLETE_2005 = ANNUAL_REVIEW_COMPLETE.but(
    in_force_from=ACT_BEGAN,
    in_force_until=BEFORE_AMENDED,
    grounds=None,
    cap=None,
    questions=("LAW-Q13", "LAW-Q29"),
)

EARLY_REVIEW_ANSWER = TimeLimit(
    id="C05",
    key="review.early.answer",
    duty="propose the review that was asked for, or say that it is refused",
    trigger="received",
    trigger_words="the day the request was received",
    period=Period(4, Unit.WEEKS, Counting.OF),  # "of" receipt: the first day is left out
    citation=csp_regulations("regulation 5A"),
    in_force_from=REGULATIONS_AMENDED,
    grounds=(SCHOOL_CLOSED,),
    cap=Period(12, Unit.WEEKS, Counting.FROM),
    tell="the person who asked",
    tell_of_delay="the new date",
    if_missed=(
        Consequence(
            kind=Kind.DEEMED,
            meaning="the authority refused the early review, and the refusal may be taken to the "
            "Tribunal under section 18(3)(d)(iv)",
            citation=csp_regulations("regulation 5A(4)"),
            in_force_from=REGULATIONS_AMENDED,
        ),
    ),
)

EARLY_REVIEW_COMPLETE = TimeLimit(
    id="C06",
    key="review.early.complete",
    duty="complete the early review, and give the amended plan or tell of the outcome",
    trigger="sent",
    trigger_words="the day the proposal to review was sent",
    period=Period(12, Unit.WEEKS, Counting.STARTING_ON),
    citation=csp_regulations("regulation 5"),
    in_force_from=REGULATIONS_AMENDED,
    grounds=REGULATION_7,
    cap=Period(20, Unit.WEEKS, Counting.STARTING_ON),
    tell=_COPY_PERSONS,
    tell_of_delay="the reason and the new date",
    if_missed=(_NOT_COMPLETED,),
)

EARLY_REVIEW_COMPLETE_2005 = EARLY_REVIEW_COMPLETE.but(
    in_force_from=ACT_BEGAN,
    in_force_until=BEFORE_AMENDED,
    grounds=None,
    cap=None,
    questions=("LAW-Q29",),
)

TRANSFER_REVIEW = TimeLimit(
    id="C07",
    key="review.transfer",
    duty="review a plan that came from another authority",
    trigger="transferred",
    trigger_words="the day the plan was transferred",
    citation=act("section 10(5A)"),
    in_force_from=ACT_AMENDED,
    without_a_number="as soon as practicable after the transfer; the law sets no number of weeks",
    tell="the persons in section 11(3), of the proposal to review",
    note="Whether regulation 5 gives this review twelve weeks is not express.",
    questions=("LAW-Q14", "LAW-Q31"),
)
