"""The moments at which a plan can be read again: now, a frozen version, the end of a day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of a plan. ``key`` is what addresses call it; ``label`` is what it was.

    ``frozen_id`` is the frozen version's own key where it is one. What was agreed counts up to
    ``agreed_by``: an issued plan is agreed when it is issued, a moment after it was frozen.
    """

    key: str
    label: str
    on: date
    at: datetime
    agreed_by: datetime
    frozen_id: int | None = None
    is_csp: bool = False
    agreed: int = 0

    @property
    def within(self) -> str:
        """The moment as it is named inside a sentence: *since the …*, *from version 3*."""
        if self.is_csp:
            return f"the {self.label[:1].lower()}{self.label[1:]}"
        if self.frozen_id:
            return self.label.partition(",")[0].lower()
        return NOW if self.key == NOW else "the end of the day"

    @property
    def is_day_end(self) -> bool:
        """Whether its day says all of it: no version was frozen then."""
        return self.frozen_id is None and self.key != NOW

    @property
    def order(self) -> tuple[datetime, bool]:
        """Put moments in time: of the same day, *now* comes last."""
        return self.at, self.key == NOW


def day_of(at: datetime) -> date:
    """Give the day of a moment as Scotland counts it."""
    return at.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """Give the last moment of a day in Scotland."""
    return datetime.combine(day, time.max, tzinfo=LONDON)


def at_end_of(day: date, label: str = "", *, agreed: int = 0) -> Moment:
    """Give a plan's moment at the end of a day."""
    at = end_of(day)
    return Moment(
        key=day.isoformat(),
        label=label or "As it stood at the end of the day",
        on=day,
        at=at,
        agreed_by=at,
        agreed=agreed,
    )
