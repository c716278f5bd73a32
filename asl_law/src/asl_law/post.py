"""When a document that was posted is presumed to be received, where an instrument says so.

For placing appeals (2004 Act, schedule 2) and dispute resolution (SSI 2005/501). The time limits of
the co-ordinated support plan regulations count from *sent*, and need no presumption.
"""

from datetime import date, timedelta

from asl_law.citations import act, ssi

PLACING_APPEAL = act("schedule 2, paragraph 5")
DISPUTE_RESOLUTION = ssi("2005/501", "regulation 2")

_FRIDAY = 4


def presumed_received(posted_on: date) -> date:
    """Give the next day, or Monday for what was posted from Friday to Sunday.

    >>> presumed_received(date(2026, 11, 20))
    datetime.date(2026, 11, 23)
    """
    weekday = posted_on.weekday()
    return posted_on + timedelta(days=1 if weekday < _FRIDAY else 7 - weekday)
