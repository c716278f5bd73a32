"""A school calendar as a CSV file, in the form that comes in again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from ettle.people.school_year import Span

COLUMNS: Final = ("session", "kind", "first day", "last day", "name", "schools")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_calendar_csv(spans: Iterable[Span], school_names: Mapping[int, str]) -> bytes:
    """Write spans one a row, with a byte order mark so that a spreadsheet reads the letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for span in spans:
        names = sorted(school_names[one] for one in span.school_ids) or [span.scope]
        writer.writerow(
            [
                span.session,
                span.kind.replace("_", " "),
                span.starts_on.isoformat(),
                span.ends_on.isoformat(),
                _harmless(span.label),
                _harmless("; ".join(filter(None, names))),
            ]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking somebody's words for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
