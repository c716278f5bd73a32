"""Bars side by side: a length, what it is, and a mark where it should be. Drawn on the server.

``ui/parts/bars.html`` draws them as SVG without style or script; each row says its number in
words beside the bar, so that nothing is told by the picture alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDEST = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """One bar: ``wide`` and ``aim_at`` are percentages of the picture's width."""

    label: str
    words: str
    wide: str
    aim_at: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Some bars to one scale, and what the mark across them means."""

    rows: tuple[BarRow, ...]
    key: str = ""


def bars(
    lines: Iterable[tuple[str, float, str]], *, aims: Iterable[float | None] = (), key: str = ""
) -> Bars:
    """Draw (label, number, the number in words) to one scale, each with its aim if it has one."""
    drawn = list(lines)
    marks = [*aims, *[None] * len(drawn)][: len(drawn)]
    most = max([1e-9, *(number for _, number, _ in drawn), *(each or 0 for each in marks)])
    return Bars(
        rows=tuple(
            BarRow(
                label=label,
                words=words,
                wide=_share(number, most),
                aim_at=_share(aim, most) if aim is not None else "",
            )
            for (label, number, words), aim in zip(drawn, marks, strict=True)
        ),
        key=key if any(each is not None for each in marks) else "",
    )


def _share(number: float, most: float) -> str:
    return f"{min(WIDEST, max(0.0, number) / most * WIDEST):.1f}%"
