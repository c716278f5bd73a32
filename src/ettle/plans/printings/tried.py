"""What was tried for a child, laid out: the concern, what was done, and whether it helped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.tree import Heading, Node, Paragraph, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One thing tried, for which concern, by whom, how long, and whether it helped."""

    concern: str
    words: str
    level: str
    by_whom: str
    from_on: date | None
    until_on: date | None
    helped: str


def tried_table(heading: str, tried: Iterable[Tried], *, none: str) -> list[Node]:
    """Lay out what was tried, so that nobody starts again."""
    by_concern: dict[str, list[Tried]] = {}
    for one in tried:
        by_concern.setdefault(one.concern, []).append(one)
    if not by_concern:
        return [Heading(heading), Paragraph(none)]
    nodes: list[Node] = [Heading(heading)]
    for concern, its in by_concern.items():
        nodes += [Heading(concern or "No concern is named", level=3), _table(its)]
    return nodes


def _table(tried: list[Tried]) -> Table:
    rows = [
        (
            f"{one.words} ({one.level})" if one.level else one.words,
            one.by_whom or "Not written yet",
            span(one.from_on, one.until_on),
            one.helped or "Not looked at yet",
        )
        for one in tried
    ]
    columns = ["What was tried", "By whom", "How long", "Did it help?"]
    caption = "What was tried for this, by whom, for how long, and whether it helped"
    return Table(caption, columns, rows, row_headers=True)


def span(first: date | None, last: date | None) -> str:
    """Say from when until when something was done, as far as it is known."""
    if first and last:
        return f"{in_words(first)} to {in_words(last)}"
    if first:
        return f"Since {in_words(first)}"
    return f"Until {in_words(last)}" if last else "Not written yet"
