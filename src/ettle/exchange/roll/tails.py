"""Lines that a report puts under its rows: totals, page numbers, who printed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

TAIL = re.compile(
    r"((grand |sub-?)?totals?\b|count\b|number of (pupils|rows|records|staff|contacts)\b"
    r"|end of (report|file|list|export)\b|page \d+|printed\b|report (run|printed|generated)\b"
    r"|\d+ (rows|records|pupils)\b|\*+ ?end|generated\b)",
    re.IGNORECASE,
)
RULE = re.compile(r"[-=_*.]{2,}")
MOST_CELLS = 3


def is_tail(cells: Sequence[str]) -> bool:
    """Whether a row is the report's own line: few cells, the first of them a word for that."""
    if len(cells) < 6:
        return False
    first = next((cell.strip() for cell in cells if cell and not cell.isspace()), "")
    if RULE.fullmatch(first):
        return all(RULE.fullmatch(cell.strip()) for cell in cells if cell.strip())
    return TAIL.match(first) is not None and sum(bool(cell.strip()) for cell in cells) <= MOST_CELLS
