"""When silence on a placing request becomes a refusal, and the appeal to a committee.

The days were moved in 2020, 2021 and 2022. For requests by 15 March the law names one day, and
the version that counts is the one in force on that day; for other requests it is the version in
force when the request was received. What the amending regulations say of requests that were
already running was not read (LAW-Q32). The silence of the committee itself is in ``committees``.
"""

from datetime import date
from functools import cache

from asl_law.citations import act, ssi
from asl_law.clocks.grounds import ACT_BEGAN
from asl_law.errors import NotInForce, WrongFacts
from asl_law.periods import Counting, FixedDay, Period, Unit
from asl_law.time_limits import Consequence, Kind, Nature, TimeLimit

_REGULATION = ssi("2005/515", "regulation 3")
_BY_15_MARCH = (3, 15)
WINDOWS = (
    (ACT_BEGAN, date(2020, 4, 22)),
    (date(2020, 4, 23), date(2021, 2, 26)),  # SSI 2020/128
    (date(2021, 2, 27), date(2022, 2, 27)),  # SSI 2021/31
    (date(2022, 2, 28), None),  # LAW-Q2: the restoring instrument was not read
)
_QUESTIONS = ((), ("LAW-Q32",), ("LAW-Q32",), ("LAW-Q2", "LAW-Q32"))
_DAYS = ((4, 30), (5, 31), (5, 15), (4, 30))
_MONTHS = (2, 3, 2, 2)
_REFUSED = Consequence(
    kind=Kind.DEEMED,
    meaning="the authority refused the placing request",
    citation=_REGULATION,
    in_force_from=ACT_BEGAN,
)

_BY_MARCH = TimeLimit(
    id="C16",
    key="placing.decide.by_march",
    duty="decide a placing request for the start of the next school year",
    trigger="received by 15 March",
    trigger_words="the day the request was received",
    citation=_REGULATION,
    in_force_from=ACT_BEGAN,
    tell="the parent, or the young person",
    if_missed=(_REFUSED,),
    note="A request may be made many months early; it is still decided by the day of its session.",
)
_OTHER = _BY_MARCH.but(
    id="C17",
    key="placing.decide.other",
    duty="decide any other placing request",
    trigger="received",
    note=None,
)

PLACING_BY_MARCH = tuple(
    _BY_MARCH.but(
        period=FixedDay(_DAYS[at][0], _DAYS[at][1], _BY_15_MARCH),
        in_force_from=since,
        in_force_until=until,
        questions=_QUESTIONS[at],
    )
    for at, (since, until) in enumerate(WINDOWS)
)
PLACING_OTHER = tuple(
    _OTHER.but(
        period=Period(_MONTHS[at], Unit.MONTHS, Counting.FOLLOWING),
        in_force_from=since,
        in_force_until=until,
        questions=_QUESTIONS[at],
    )
    for at, (since, until) in enumerate(WINDOWS)
)


@cache
def placing_by_march(session_starts: date) -> TimeLimit:
    """Give the rule for requests for one school session, with its own day filled in.

    >>> placing_by_march(date(2020, 8, 12)).last_day(date(2020, 3, 10))
    datetime.date(2020, 5, 31)
    """
    year = session_starts.year
    for rule in PLACING_BY_MARCH:
        if isinstance(rule.period, FixedDay) and rule.is_in_force(
            day := date(year, rule.period.month, rule.period.day)
        ):
            dated = rule.period._replace(year=year)
            return rule.but(period=dated, in_force_from=ACT_BEGAN, in_force_until=day)
    raise NotInForce(f"C16: {_REGULATION} had no day for a session that starts in {year}.")


def check_session(received: date, session_starts: date) -> None:
    """Refuse a session that had already started when the request came."""
    if session_starts < received:
        raise WrongFacts(
            f"C16: the session started on {session_starts}, before the request was received on "
            f"{received}; any other request has its own period (C17)."
        )


def check_other(received: date, session_starts: date) -> None:
    """Refuse as "any other request" one that 15 March governs, or for a session long over."""
    if (received.year - 1, received.month, received.day) >= tuple(session_starts.timetuple()[:3]):
        raise WrongFacts(
            f"C17: the session that started on {session_starts} is over on {received}, when the "
            "request was received; say the start of the session that is asked for."
        )
    if received <= date(session_starts.year, *_BY_15_MARCH):
        raise WrongFacts(
            f"C17: a request received by 15 March {session_starts.year} for the session starting "
            f"on {session_starts} is decided by the day that C16 names."
        )


COMMITTEE_APPEAL = TimeLimit(
    id="C18",
    key="placing.committee.refer",
    duty="refer the refusal of a placing request to an appeal committee",
    trigger="decision received",
    trigger_words="the day the decision was received",
    nature=Nature.RIGHT,
    period=Period(28, Unit.DAYS, Counting.OF),
    citation=act("schedule 2, paragraph 5"),
    in_force_from=ACT_BEGAN,
    tell="the appeal committee",
    extending="The committee may hear a late reference if there is good cause.",
    if_missed=(
        Consequence(
            kind=Kind.FAILURE,
            meaning="the reference is late, and is heard only if there is good cause",
            citation=act("schedule 2, paragraph 5"),
            in_force_from=ACT_BEGAN,
        ),
    ),
    note="A decision sent by post is presumed received the next day, and on Monday if it was "
    "posted on Friday or Saturday.",
)
