"""Dirt that is a whole line: torn, shifted, repeated, or not a person's at all."""

from ettle.exchange.make_roll.dirt.kinds import NOTED, TAKEN, Kind, in_column, taken
from ettle.exchange.roll.columns import KNOWN

record = in_column("record")
record_well = taken(record)


def _only(*cells: str):
    return lambda line: [*cells, *[""] * (len(line) - len(cells))]


KINDS: tuple[Kind, ...] = (
    record("missing", "", "a row that does not say whose it is"),
    record("child", "child", "another word for a pupil"),
    record("pupils", "pupils", "the word pupils for a pupil"),
    record("letter", "P", "a letter for a pupil"),
    record("formula", "=A1", "a formula for whose row it is"),
    record("na", "N/A", "N/A for whose row it is"),
    Kind(key="torn_short", words="a row cut short", line=lambda line: line[:9]),
    Kind(key="torn_one", words="a row with a column too few", line=lambda line: line[:-1]),
    Kind(key="torn_long", words="a comma too many, outside quotation marks",
         line=lambda line: [*line[:6], "Marra", *line[6:], "x"]),
    Kind(key="shifted_right", words="cells that have moved one column to the right",
         line=lambda line: ["", *line[:-1]]),
    Kind(key="shifted_left", words="cells that have moved one column to the left",
         line=lambda line: [*line[1:], ""]),
    Kind(key="shifted_middle", words="cells that have moved from the third column on",
         line=lambda line: [*line[:3], "", *line[3:-1]]),
    Kind(key="one_cell", words="all of a row in one cell",
         line=lambda line: _only(" ".join(line).strip())(line)),
    Kind(key="remark", words="a remark on a line of its own",
         line=_only("Left in June, see the file")),
    Kind(key="headings_again", words="the headings once more, as on each printed page", said=NOTED,
         line=lambda line: list(KNOWN)),
    Kind(key="total", words="a total at the end", said=NOTED, line=_only("Total", "59")),
    Kind(key="grand_total", words="a total of totals", said=NOTED,
         line=_only("Grand total:", "", "20157")),
    Kind(key="count", words="a count of pupils", said=NOTED,
         line=_only("", "Number of pupils", "59")),
    Kind(key="page", words="the number of a page", said=NOTED, line=_only("Page 3 of 41")),
    Kind(key="printed", words="who printed it and when", said=NOTED,
         line=_only("Printed 12/11/2026 by J. Clerk")),
    Kind(key="end", words="words that say that a report ends", said=NOTED,
         line=_only("", "End of report")),
    Kind(key="rule", words="a line of dashes", said=NOTED, line=_only("-----", "-----", "-----")),
    Kind(key="empty_cells", words="a row of empty cells", said=TAKEN, line=_only("")),
    Kind(key="spaces", words="a row of spaces", said=TAKEN, line=_only(" ", "  ", " ")),
    record_well("capitals", "PUPIL", "pupil in capitals"),
    record_well("spaces_around", " pupil ", "spaces around the word pupil"),
)  # fmt: skip
