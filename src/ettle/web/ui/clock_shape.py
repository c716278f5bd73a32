"""A running time limit as a page shows it.

Only the picture is worked out here: the law and its days come in.
"""

from dataclasses import dataclass
from datetime import date

from ettle.web.ui.dates import day, how_far, length, short_day

# Between these, in per cent, a label fits under the line between its two ends on a phone.
FITS_FROM, FITS_TO = 42, 77
DEEMED_KEYS = {
    "no plan required": "deemed",
    "refused": "deemed_refused",
    "not wished for": "deemed_not_wished",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionShape:
    """An exception used: the date first promised, the ground, and when the family was told."""

    first_due_on: date
    ground: str
    family_told_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One mark on the clock's line, in per cent from the left."""

    at: float
    kind: str
    word: str = ""
    above: bool = False

    @property
    def x(self) -> str:
        return f"{self.at:.1f}%"

    @property
    def anchor(self) -> str:
        room = 18 if len(self.word) > 6 else 8
        return "start" if self.at < room else "end" if self.at > 100 - room else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockShape:
    """Everything the clock component needs. ``why`` and ``if_missed`` come from the law library."""

    duty: str
    started_on: date
    due_on: date
    today: date
    why: str
    citation: str
    citation_url: str = ""
    start_word: str = "received"
    notes: tuple[str, ...] = ()
    checked: bool = False
    if_missed: str = ""
    extension: ExtensionShape | None = None
    stopped_on: date | None = None
    stop_word: str = "answered"
    deemed_as: str = ""
    adopted: str = ""
    told_wrongly: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """The status key of this clock on its day."""
        if self.stopped_on is not None:
            return "met" if self.stopped_on <= self.due_on else "met_late"
        if self.today > self.due_on:
            return DEEMED_KEYS.get(self.deemed_as, "late")
        if self.today.isocalendar()[:2] == self.due_on.isocalendar()[:2]:
            return "due_this_week"
        return "extended" if self.extension else "running"

    @property
    def distance(self) -> str:
        """How far the last day is, or what became of it."""
        if self.stopped_on is not None:
            return f"{self.stop_word} {day(self.stopped_on)}"
        if self.today > self.due_on:
            return f"{length(self.due_on, self.today)} late"
        if self.today == self.due_on:
            return "today is the last day"
        return how_far(self.due_on, self.today)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks on the line, from left to right."""
        start = Tick(at=0, kind="start", word=f"{self._short(self.started_on)} {self.start_word}")
        marks = [start, self._due_tick(), self._now_tick()]
        if self.extension:
            first = self._at(self.extension.first_due_on)
            word = self._short(self.extension.first_due_on) if _fits(first) else ""
            marks.append(Tick(at=first, kind="first", word=word))
        return tuple(sorted(marks, key=lambda tick: tick.at))

    @property
    def picture_words(self) -> str:
        """What the picture says, for those who hear it: the same words in the same order."""
        return ", ".join(tick.word for tick in self.ticks if tick.word)

    @property
    def line(self) -> int:
        """How far down the line is drawn, in pixels: lower when a label stands above it."""
        return 30 if any(tick.above for tick in self.ticks) else 10

    @property
    def height(self) -> int:
        return self.line + 32

    @property
    def label_below(self) -> int:
        return self.line + 26

    @property
    def run_to(self) -> str:
        """Where the thick part of the line ends: the days that have gone."""
        return f"{self._at(self.stopped_on or self.today):.1f}%"

    def _due_tick(self) -> Tick:
        at = self._at(self.due_on)
        return Tick(at=at, kind="due", word=self._short(self.due_on), above=at < 100)

    def _now_tick(self) -> Tick:
        on = self.stopped_on or self.today
        at = self._at(on)
        if at >= 100 and on != self.due_on:
            return Tick(at=100, kind="now", word=self._now_word(on))
        above = self.stopped_on is not None or self.extension is not None or not _fits(at)
        return Tick(at=at, kind="now", word=self._now_word(on), above=above)

    def _now_word(self, on: date) -> str:
        return f"{self._short(on)} {self.stop_word}" if self.stopped_on else "today"

    def _at(self, on: date) -> float:
        last = max(self.due_on, self.stopped_on or self.today)
        whole = (last - self.started_on).days or 1
        return min(100.0, max(0.0, 100 * (on - self.started_on).days / whole))

    def _short(self, on: date) -> str:
        return short_day(on, beside=self.today)


def _fits(at: float) -> bool:
    return FITS_FROM <= at <= FITS_TO
