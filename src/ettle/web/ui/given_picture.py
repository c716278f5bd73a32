"""Pictures of what was given and of how a target is going: boxes and dots, worked out here.

Drawn as SVG by ``ui/parts/given_weeks.html`` and ``ui/parts/target_steps.html``, without style
or script. Each says in words what it shows; the table beside it says it again, week by week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ettle.plans.giving.steps import STEP_WORDS, STEPS, step_height
from ettle.plans.giving.weeks import GivenWeek
from ettle.plans.selectors import Sight, TargetSeen
from ettle.web.ui.dates import day, short_day
from ettle.web.ui.shapes import Cell, TableShape

FOOT = 52  # where the boxes stand, in pixels from the top
TALLEST = 44
STEP_GAP = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week of the picture: the box that was planned, and how much of it was filled."""

    x: str
    wide: str
    planned_y: float
    planned_height: float
    given_y: float
    given_height: float
    part_y: float
    part_height: float
    is_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPicture:
    """One support over some weeks: the boxes, the same in words, and the table."""

    words: str
    first: str
    last: str
    bars: tuple[Bar, ...]
    table: TableShape


def given_picture(weeks: Sequence[GivenWeek], what: str) -> GivenPicture | None:
    """Draw the weeks of one support; None where there are none to draw."""
    if not weeks:
        return None
    most = max(1, *(max(each.planned, each.given + each.part) for each in weeks))
    beside = weeks[-1].week.monday
    return GivenPicture(
        words=f"{what.rstrip('.')}. " + " ".join(_week_words(each) for each in weeks),
        first=short_day(weeks[0].week.monday, beside=beside),
        last=short_day(beside, beside=beside),
        bars=tuple(_bar(each, at, len(weeks), most) for at, each in enumerate(weeks)),
        table=weeks_table(weeks, what),
    )


def weeks_table(weeks: Sequence[GivenWeek], what: str) -> TableShape:
    """Say the same in a table, a row a week, newest first."""
    return TableShape(
        caption=f"{what.rstrip('.')}: planned and given, by week",
        columns=("Week of", "Planned", "Given", "Part given", "Not given", "Why"),
        rows=tuple(
            (
                day(each.week.monday).partition(" ")[2],
                each.week.why_none or _days(each.planned),
                str(each.given),
                str(each.part),
                str(each.not_given),
                "; ".join(f"{words} ({count})" for words, count in each.reasons) or "–",
            )
            for each in reversed(weeks)
        ),
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _week_words(each: GivenWeek) -> str:
    if each.week.why_none:
        return f"{short_day(each.week.monday)}: {each.week.why_none.lower()}."
    return f"{short_day(each.week.monday)}: {each.given + each.part} of {each.planned}."


def _bar(each: GivenWeek, at: int, count: int, most: int) -> Bar:
    slot = 100 / count
    unit = TALLEST / most
    given, part = each.given * unit, each.part * unit
    return Bar(
        x=f"{at * slot + slot * 0.15:.1f}%",
        wide=f"{slot * 0.7:.1f}%",
        planned_y=FOOT - each.planned * unit,
        planned_height=each.planned * unit,
        given_y=FOOT - given,
        given_height=given,
        part_y=FOOT - given - part,
        part_height=part,
        is_empty=bool(each.week.why_none),
    )


@dataclass(frozen=True, slots=True)
class Dot:
    """One time that a target was seen."""

    x: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsPicture:
    """One target over time: a dot each time it was seen, on one of four lines."""

    words: str
    first: str
    last: str
    lines: tuple[tuple[int, str], ...]
    dots: tuple[Dot, ...]
    height: int
    table: TableShape


def steps_picture(target: TargetSeen) -> StepsPicture | None:
    """Draw how a target went; None before anybody has said."""
    sights = target.sights
    if not sights:
        return None
    first, last = sights[0].on, sights[-1].on
    height = STEP_GAP * len(STEPS)
    return StepsPicture(
        words=". ".join(f"{short_day(each.on)}: {each.step_words.lower()}" for each in sights),
        first=short_day(first, beside=last),
        last=short_day(last, beside=last),
        lines=tuple((_line(step, height), STEP_WORDS[step]) for step in reversed(STEPS)),
        dots=tuple(_dot(each, first, last, height) for each in sights),
        height=height,
        table=sights_table(sights, target.text),
    )


def sights_table(sights: Sequence[Sight], what: str) -> TableShape:
    """Say the same in a table, newest first."""
    return TableShape(
        caption=f"How it is going: {what}",
        columns=("Day", "How it went", "In words"),
        rows=tuple(
            (day(each.on), each.step_words, Cell(each.words or "–", under=each.source))
            for each in reversed(sights)
        ),
    )


def _line(step: str, height: int) -> int:
    return height - STEP_GAP * step_height(step) - STEP_GAP // 2


def _dot(each: Sight, first: date, last: date, height: int) -> Dot:
    stretch = (last - first).days
    along = (each.on - first).days / stretch if stretch else 0.5
    return Dot(f"{28 + 68 * along:.1f}%", _line(each.step, height))
