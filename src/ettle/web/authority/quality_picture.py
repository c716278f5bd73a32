"""The picture of weak shares: one bar a criterion, drawn on the server, with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ettle.plans.selectors.quality_overview import CriterionLine

ROW = 44
WORDS_AT = 16
BAR_AT = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where its words and its line stand, and how long it is."""

    words: str
    words_at: int
    bar_at: int
    width: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, the height they need, and the same in words."""

    bars: tuple[Bar, ...]
    height: int
    words: str


def picture_of(lines: Sequence[CriterionLine]) -> Picture | None:
    """Draw the shares that may be told, the weakest first; None where there are none."""
    told = sorted(
        ((one.weak_share, one.criterion.name) for one in lines if one.weak_share is not None),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not told:
        return None
    bars = tuple(
        Bar(
            words=f"{name}: {share:.0%} weak",
            words_at=n * ROW + WORDS_AT,
            bar_at=n * ROW + BAR_AT,
            width=f"{share:.0%}",
        )
        for n, (share, name) in enumerate(told)
    )
    return Picture(bars, len(bars) * ROW, "; ".join(bar.words for bar in bars))
