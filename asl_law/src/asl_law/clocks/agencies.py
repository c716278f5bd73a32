"""The limit on an appropriate agency that was asked for help under section 23."""

from asl_law.citations import csp_regulations, ssi
from asl_law.clocks.grounds import ACT_BEGAN, AGENCY_GROUNDS
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import Consequence, Kind, TimeLimit

AGENCY_HELP = TimeLimit(
    id="C10",
    key="agency.help.respond",
    duty="answer the authority's request for help",
    trigger="made",
    trigger_words="the day the request was made",
    period=Period(10, Unit.WEEKS, Counting.STARTING_ON),
    citation=ssi("2005/264", "regulation 2"),
    in_force_from=ACT_BEGAN,
    grounds=AGENCY_GROUNDS,
    cap=Period(16, Unit.WEEKS, Counting.STARTING_ON),
    tell="the education authority",
    tell_of_delay="the reason and the new date",
    if_missed=(
        Consequence(
            kind=Kind.FAILURE,
            meaning="the agency has not answered in time, which the authority may rely on to "
            "extend its own limit; section 70 of the Education (Scotland) Act 1980 is the remedy",
            citation=csp_regulations("regulation 7(1)(e)"),
            in_force_from=ACT_BEGAN,
        ),
    ),
    note="School holidays give an agency no exception.",
    questions=("LAW-Q27",),
)
