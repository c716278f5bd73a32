"""The exceptions by which a limit may be extended, by the number the instrument gives them."""

from datetime import date

from asl_law.time_limits import Ground

ACT_BEGAN = date(2005, 11, 14)  # SSI 2005/564; LAW-Q10 is about the version of 25.3.2020
REGULATIONS_AMENDED = date(2010, 8, 16)  # SSI 2010/149
ACT_AMENDED = date(2010, 11, 14)  # SSI 2010/277
BEFORE_AMENDED = date(2010, 8, 15)

SCHOOL_CLOSED = Ground(
    "7(1)(a)", "advice was sought from a school around a closure of four weeks or more"
)
REGULATION_7 = (
    SCHOOL_CLOSED,
    Ground("7(1)(b)", "the parent or young person asked to give advice later, and it was agreed"),
    Ground("7(1)(c)", "an assessment asked for cannot take place, or give its result, in time"),
    Ground("7(1)(d)", "advice or information sought under section 12(2)(a) was not provided"),
    Ground("7(1)(e)", "help asked for under section 23(1) has had no response"),
    Ground("7(1)(f)", "exceptional personal circumstances of the child, parent or young person"),
    Ground("7(1)(g)", "the child, parent or young person is away for four weeks or more on end"),
    Ground("7(1)(h)", "an appointment for an assessment or a meeting was missed"),
    Ground("7(1)(i)", "exceptionally, further advice or views are needed after the first answers"),
)
AGENCY_GROUNDS = (  # LAW-Q27: the instrument's own numbering was not read
    Ground("ground-1", "an assessment cannot take place, or give its result, in time", False),
    Ground("ground-2", "an appointment was missed", False),
    Ground("ground-3", "the agency awaits advice that it asked for before the limit", False),
)
