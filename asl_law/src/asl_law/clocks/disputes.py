"""Dispute resolution (SSI 2005/501) and complaints to Ministers under section 70 of the 1980 Act.

All in working days: July, 27 to 31 December, weekends and bank holidays do not count. The text
read is that of 2018; what stood before is not answered (LAW-Q33).
"""

from datetime import date

from asl_law.citations import Citation, ssi
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Ground, Kind, Nature, TimeLimit

DISPUTES_AS_READ = date(2018, 1, 10)  # SSI 2017/356
SECTION_70_RESTRICTED = date(2017, 11, 17)  # SSI 2017/353


def _regulation(number: str) -> Citation:
    return ssi("2005/501", f"regulation {number}")


def _working_days(number: int, counting: Counting) -> Period:
    return Period(number, Unit.WORKING_DAYS, counting)


def _complaint(number: str) -> tuple[Consequence, ...]:
    effect = Consequence(
        kind=Kind.FAILURE,
        meaning="the step has not been taken in time; the remedy is a complaint",
        citation=_regulation(number),
        in_force_from=DISPUTES_AS_READ,
    )
    return (effect,)


DISPUTE_REFER = TimeLimit(
    id="C24",
    key="dispute.refer",
    duty="send the application for dispute resolution on to the authority",
    trigger="received by Ministers",
    trigger_words="the day the Scottish Ministers received the application",
    period=_working_days(5, Counting.OF),
    citation=_regulation("3"),
    in_force_from=DISPUTES_AS_READ,
    tell="the authority",
    if_missed=_complaint("3"),
    questions=("LAW-Q33",),
)

DISPUTE_ANSWER = TimeLimit(
    id="C25",
    key="dispute.answer",
    duty="accept or refuse the application for dispute resolution",
    trigger="received by the authority",
    trigger_words="the day the authority received the application",
    period=_working_days(10, Counting.OF),
    citation=_regulation("4"),
    in_force_from=DISPUTES_AS_READ,
    tell="the applicant",
    if_missed=_complaint("4"),
    note="For a child of 12 or over it is counted from the day capacity and wellbeing were "
    "determined. Information asked for counts as received on the first working day after it came.",
    questions=("LAW-Q33",),
)

NEW_REPORT_DATE = Ground("new-date", "the adjudicator set a new date and gave the reason", False)
_AFTER = Counting.FIRST_WORKING_DAY_AFTER
DISPUTE_PAPERS = TimeLimit(
    id="C26",
    key="dispute.adjudicate",
    duty="put the papers of the dispute before the adjudicator",
    trigger="acceptance sent",
    trigger_words="the day the acceptance was sent",
    period=_working_days(25, _AFTER),
    citation=_regulation("8"),
    in_force_from=DISPUTES_AS_READ,
    cap=_working_days(60, Counting.FROM),
    extending="The whole of it may take no longer than 60 working days from the acceptance.",
    tell="everyone concerned",
    if_missed=_complaint("8"),
    questions=("LAW-Q33",),
)
DISPUTE_RESPONSE = DISPUTE_PAPERS.but(
    variant="response",
    duty="answer the authority's acceptance of the dispute",
    nature=Nature.RIGHT,
    period=_working_days(10, _AFTER),
    citation=_regulation("7"),
    if_missed=(),
)
DISPUTE_REPORT = DISPUTE_PAPERS.but(
    variant="report",
    duty="report on the dispute",
    trigger="papers received",
    trigger_words="the day the adjudicator received the papers",
    period=_working_days(15, _AFTER),
    citation=_regulation("9"),
    cap=None,
    grounds=(NEW_REPORT_DATE,),
    tell_of_delay="the reason and the new date",
    extending="The adjudicator may set a new date, with the reason, within the 60 working days "
    "from the acceptance that the whole may take.",
    if_missed=_complaint("9"),
)
DISPUTE_DECISION = DISPUTE_PAPERS.but(
    variant="decision",
    duty="decide on the adjudicator's report, and tell the parties",
    trigger="report received",
    trigger_words="the day the authority received the report",
    period=_working_days(10, _AFTER),
    citation=_regulation("10"),
    cap=None,
    extending=None,
    if_missed=_complaint("10"),
)
DISPUTE_WHOLE = DISPUTE_PAPERS.but(
    variant="whole",
    duty="finish the dispute resolution",
    period=_working_days(60, Counting.FROM),
    citation=_regulation("10"),
    cap=None,
    extending=None,
    if_missed=_complaint("10"),
)

DISPUTE_REPEAT_BAR = TimeLimit(
    id="C27",
    key="dispute.repeat.bar",
    duty="wait before another application about the same dispute",
    trigger="earlier application",
    trigger_words="the day of the earlier application",
    nature=Nature.BAR,
    period=Period(12, Unit.MONTHS, Counting.FROM),
    citation=_regulation("12"),
    in_force_from=DISPUTES_AS_READ,
    tell="nobody",
    note="A significant change lifts the bar.",
    questions=("LAW-Q33", "LAW-Q34"),
)

SECTION_70_RELEVANCE = TimeLimit(
    id="C30",
    key="section70.relevance",
    duty="say whether a section 70 complaint is one that Ministers may take up",
    trigger="received",
    trigger_words="the day the complaint was received",
    period=_working_days(15, Counting.BEGINNING_WITH),
    citation=ssi("2017/353", "the time limits"),
    in_force_from=SECTION_70_RESTRICTED,
    tell="the person who complained",
)
SECTION_70_DECISION = SECTION_70_RELEVANCE.but(
    variant="determination",
    duty="determine a section 70 complaint",
    period=_working_days(105, Counting.BEGINNING_WITH),
)
