"""Who says something, as it stands beside their words, and a day that they may give for it."""

import re
from calendar import month_name
from datetime import date

from asl_law.days import in_words
from ettle.access import Actor, Trouble

MONTHS = list(month_name)
DAY_AT_END = re.compile(r", (\d{1,2} [A-Z][a-z]+ \d{4})$")


def own_label(by: Actor) -> str:
    """Say who wrote something, as it stands beside their words: *Ms Laird, ASN lead*."""
    return ", ".join(word for word in (by.name, by.acting_as) if word) or by.organisation


def fully_dated(label: str) -> str:
    """Give the day at the end of a label as days are said: *Ailsa, Tuesday 15 September 2026*."""
    dated = DAY_AT_END.search(label)
    if dated is None:
        return label
    number, month, year = dated[1].split()
    try:
        day = date(int(year), MONTHS.index(month), int(number))
    except ValueError:  # no such month, or no such day in it
        return label
    return f"{label[: dated.start(1)]}{in_words(day)}"


def check_said(said_on: date | None, by: Actor) -> None:
    """Refuse words said on a day that has not come.

    Raises:
        Trouble: at ``said_on``.
    """
    if said_on and said_on > by.today:
        raise Trouble("That day has not come yet. Check the date.", field="said_on")
