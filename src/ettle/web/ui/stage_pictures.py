"""Two drawings about stages: a child's way through them, and how they lie on the neutral scale.

Plain values, so that a page can be drawn without a database. Each has a table beside it that
says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ettle.web.ui.dates import day, plain_day

ROW = 40
LEFT, RIGHT = 42.0, 97.0
LONGEST = 18


@dataclass(frozen=True, slots=True)
class Line:
    """One stroke. A step between two stages is drawn thin, the time on a stage thick."""

    x1: str
    x2: str
    y1: int
    y2: int
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A move: a dot with its number, which the table bears too."""

    x: str
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line across, and the word at its left."""

    y: int
    text_y: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One stage on the neutral scale."""

    x: str
    y: int
    width: str
    height: int
    label: str
    label_x: str
    label_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing and what it says, for whoever does not see it."""

    words: str
    height: int
    rows: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One move as the drawing needs it: the day, and which row the child is on from then."""

    on: date
    row: int


def path_picture(names: Sequence[str], stops: Sequence[Stop], *, today: date) -> Picture:
    """Draw a child's way through the stages. ``names`` go from the lowest, at the bottom, up."""
    count = len(names)
    first = stops[0].on
    days = max(1, (today - first).days)

    def x(on: date) -> str:
        return f"{LEFT + (RIGHT - LEFT) * (on - first).days / days:.2f}%"

    def y(row: int) -> int:
        return ROW // 2 + ROW * (count - 1 - row)

    ends = [*(stop.on for stop in stops[1:]), today]
    lines = [
        Line(x(stop.on), x(end), y(stop.row), y(stop.row), "stay")
        for stop, end in zip(stops, ends, strict=True)
    ]
    lines += [
        Line(x(after.on), x(after.on), y(before.row), y(after.row), "step")
        for before, after in pairwise(stops)
        if before.row != after.row
    ]
    told = "; ".join(f"{names[stop.row]} from {day(stop.on)}" for stop in stops)
    return Picture(
        words=f"{told}; until today, {day(today)}.",
        height=ROW * count + 28,
        rows=tuple(Row(y(row), y(row) + 5, _short(name)) for row, name in enumerate(names)),
        lines=tuple(lines),
        marks=tuple(Mark(x(stop.on), y(stop.row), str(n)) for n, stop in enumerate(stops, 1)),
        first_day=plain_day(first),
        last_day="today",
    )


def scale_picture(
    rungs: Sequence[str], stages: Sequence[tuple[str, int, int]], *, words: str
) -> Picture:
    """Draw stages as bars over the rungs of the neutral scale, the lowest rung at the bottom.

    Each stage is its label and the first and the last rung that it covers.
    """
    count = len(rungs)
    lane = (RIGHT - LEFT) / max(1, len(stages))
    bars = []
    for number, (label, first, last) in enumerate(stages):
        left = LEFT + lane * number
        top = ROW * (count - 1 - last) + 4
        height = ROW * (last - first + 1) - 8
        bars.append(
            Bar(
                f"{left:.2f}%",
                top,
                f"{lane - 1.5:.2f}%",
                height,
                label,
                f"{left + (lane - 1.5) / 2:.2f}%",
                top + height // 2 + 5,
            )
        )
    rows = [
        Row(ROW * (count - 1 - number) + ROW, ROW * (count - 1 - number) + ROW // 2 + 5, name)
        for number, name in enumerate(rungs)
    ]
    return Picture(words=words, height=ROW * count + 2, rows=tuple(rows), bars=tuple(bars))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
