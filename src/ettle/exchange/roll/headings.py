"""Which row holds the headings, and which of our columns each heading is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ettle.exchange.roll.columns import KNOWN, likely_meant
from ettle.exchange.roll.mapping import Mapping, plain
from ettle.exchange.roll.table import Table

OURS_IN_FRONT = "Ettle: "  # begins the headings that a rejected sheet puts before the file's own
BY_PLAIN = {plain(name): name for name in KNOWN}


def are_of_rows_to_correct(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a sheet of rejected rows, come back mended.

    Such a sheet is a part of a file: whoever is not in it is not missing.
    """
    return any(heading.startswith(OURS_IN_FRONT) for heading in headings)


def known_headings(cells: Sequence[str], mapping: Mapping | None) -> int:
    """Count how many of these cells are headings that we know, or that the mapping names."""
    wanted = _wanted(mapping)
    return len({plain(cell) for cell in cells if cell.strip()} & wanted.keys())


def are_headings(cells: Sequence[str], mapping: Mapping | None) -> bool:
    """Whether this row holds the headings: at least half of what a mapping names, or three."""
    if mapping is None:
        ours = known_headings(cells, None)
        return ours > 2 or (ours > 0 and "record" in {plain(cell) for cell in cells})
    return 2 * known_headings(cells, mapping) >= len(mapping.headings)


def _wanted(mapping: Mapping | None) -> dict[str, str]:
    if mapping is None:
        return BY_PLAIN
    return {plain(theirs): ours for ours, theirs in mapping.headings.items()}


def place_columns(
    headings: Sequence[str], line: int, table: Table, mapping: Mapping | None
) -> None:
    """Find where each of our columns stands; say what is twice, missing, joined or not used."""
    table.headings = tuple(heading.strip() for heading in headings)
    table.heading_line = line
    wanted = _wanted(mapping)
    if mapping is None and not any(plain(heading) == "record" for heading in table.headings):
        table.refuse(
            line,
            "record",
            "",
            "The first row must hold the headings, and one of them must be “record”.",
            "Put the headings in the first row, as in the example file; or say once, under "
            "“How your file is read”, which of your headings is which of our columns.",
        )
        return
    for position, heading in enumerate(table.headings):
        name = wanted.get(plain(heading)) if heading else None
        if heading.startswith(OURS_IN_FRONT) or not heading:
            continue
        if name is None:
            _not_ours(heading, line, table, mapping)
        elif name in table.positions:
            table.refuse(
                line, name, heading, "This heading is there twice.", "Take one of them out."
            )
        else:
            table.positions[name] = position
    if mapping is not None:
        _say_what_is_missing(line, table, mapping)


def _say_what_is_missing(line: int, table: Table, mapping: Mapping) -> None:
    for name, theirs in mapping.headings.items():
        if name not in table.positions:
            table.refuse(
                line,
                name,
                theirs,
                f"This file has no heading “{theirs}”.",
                "Put it back, or change how your file is read.",
            )


def _not_ours(heading: str, line: int, table: Table, mapping: Mapping | None) -> None:
    meant = None if mapping else likely_meant(plain(heading).replace(" ", "_"))
    if meant and meant not in table.positions and plain(meant) not in map(plain, table.headings):
        table.refuse(
            line,
            heading,
            heading,
            f"There is no column “{heading}”.",
            f"If you mean “{meant}”, correct the heading. If not, take the column out.",
        )
    else:
        table.notes.append(f"The column “{heading}” is not one we use. It was not read or kept.")


def say_lines_above(skipped: Sequence[tuple[int, Sequence[str]]], table: Table) -> None:
    """Say that lines above the headings, such as a title, were passed over."""
    if skipped:
        lines = [number for number, _ in skipped]
        table.notes.append(
            f"{spans(lines)} above the headings {'was' if len(lines) == 1 else 'were'} not read."
        )


def spans(lines: Sequence[int], word: str = "Line") -> str:
    """Name lines in words: *Line 4*, *Lines 4 and 9*, *Lines 2 to 5 and 9*."""
    starts = [lines[0], *(b for a, b in pairwise(lines) if b != a + 1)]
    ends = [*(a for a, b in pairwise(lines) if b != a + 1), lines[-1]]
    said = [str(a) if a == b else f"{a} to {b}" for a, b in zip(starts, ends, strict=True)]
    if len(said) > 6:
        said = [*said[:5], f"{len(said) - 5} more"]
    words = ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1]
    return f"{word}{'' if len(lines) == 1 else 's'} {words}"
