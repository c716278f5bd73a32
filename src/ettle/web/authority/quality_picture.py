"""The picture of weak shares: one bar a criterion, drawn on the server, with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ettle.plans.selectors.quality_overview import CriterionLine

ROW = 44
WORDS_AT = 16
BAR_AT = 22
SHARE_AT = 33
LONGEST = 86  # per cent of the width: the share stands after it


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and share, where they and its line stand, and how long it is."""

    name: str
    share: str
    words_at: int
    bar_at: int
    share_at: int
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
            name=name,
            share=f"{share:.0%}",
            words_at=n * ROW + WORDS_AT,
            bar_at=n * ROW + BAR_AT,
            share_at=n * ROW + SHARE_AT,
            width=f"{share * LONGEST:.1f}%",
        )
        for n, (share, name) in enumerate(told)
    )
    return Picture(
        bars, len(bars) * ROW, "; ".join(f"{bar.name}: {bar.share} weak" for bar in bars)
    )
