"""When an appeal committee that stays silent is taken to have decided (SSI 2005/515, regulation 4).

Two of its limbs were read: no hearing in time, and no decision told in time after one. The limb
between them, and the exact event from which each is counted, were not (LAW-Q38). So each day is
counted from the first day it can be, and what the law then supposes is shown with that question.
The periods were lengthened in 2020 and 2021 together with those of the authority.
"""

from datetime import date

from asl_law.citations import act, ssi
from asl_law.clocks.grounds import ACT_BEGAN
from asl_law.clocks.placing import WINDOWS
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, TimeLimit

_REGULATION = ssi("2005/515", "regulation 4")
_MONTHS = (2, 4, 3, 2)
_DAYS = (14, 28, 14, 14)
_QUESTIONS = (
    ("LAW-Q38",),
    ("LAW-Q32", "LAW-Q38"),
    ("LAW-Q32", "LAW-Q38"),
    ("LAW-Q2", "LAW-Q32", "LAW-Q38"),
)
# schedule 2, paragraphs 6 and 7: from which day they run was not read, so from the earliest
SHERIFF_APPEAL = Period(28, Unit.DAYS, Counting.BEGINNING_WITH)
SHERIFF = act("schedule 2, paragraphs 6 and 7")

_HEARING = TimeLimit(
    id="C18",
    variant="hearing",
    key="placing.committee.hear",
    duty="hold a hearing about the refusal of a placing request",
    trigger="referred to the committee",
    trigger_words="the day of the reference to the committee",
    citation=_REGULATION,
    in_force_from=ACT_BEGAN,
    tell="the parent or young person, and the authority",
    if_missed=(
        Consequence(
            kind=Kind.DEEMED,
            meaning="the committee has decided, though it held no hearing",
            citation=_REGULATION,
            in_force_from=ACT_BEGAN,
        ),
    ),
    note="The procedure regulations of 1982 have times of their own, which were not read.",
)
_DECISION = _HEARING.but(
    variant="decision",
    key="placing.committee.decide",
    duty="tell of the decision on the refusal of a placing request",
    trigger="heard by the committee",
    trigger_words="the day of the committee's hearing",
    if_missed=(
        Consequence(
            kind=Kind.DEEMED,
            meaning="the committee has decided, though it told nobody",
            citation=_REGULATION,
            in_force_from=ACT_BEGAN,
        ),
    ),
)


def _versions(rule: TimeLimit, periods: tuple[Period, ...]) -> tuple[TimeLimit, ...]:
    return tuple(
        _version(rule, period, window, questions)
        for period, window, questions in zip(periods, WINDOWS, _QUESTIONS, strict=True)
    )


def _version(
    rule: TimeLimit,
    period: Period,
    window: tuple[date, date | None],
    questions: tuple[str, ...],
) -> TimeLimit:
    since, until = window
    return rule.but(period=period, in_force_from=since, in_force_until=until, questions=questions)


COMMITTEE_HEARING = _versions(
    _HEARING, tuple(Period(each, Unit.MONTHS, Counting.FROM) for each in _MONTHS)
)
COMMITTEE_DECISION = _versions(
    _DECISION, tuple(Period(each, Unit.DAYS, Counting.OF) for each in _DAYS)
)
