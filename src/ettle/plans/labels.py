"""Who says something, as it stands beside their words, and a day that they may give for it."""

from datetime import date

from ettle.access import Actor, Trouble


def own_label(by: Actor) -> str:
    """Say who wrote something, as it stands beside their words: *Ms Laird, ASN lead*."""
    return ", ".join(word for word in (by.name, by.acting_as) if word) or by.organisation


def check_said(said_on: date | None, by: Actor) -> None:
    """Refuse words said on a day that has not come.

    Raises:
        Trouble: at ``said_on``.
    """
    if said_on and said_on > by.today:
        raise Trouble("That day has not come yet. Check the date.", field="said_on")
