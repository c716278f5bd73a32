"""A file as rows: each with the line it began on and the cells as somebody wrote them."""

from __future__ import annotations

from dataclasses import dataclass, field


class Unreadable(Exception):
    """The whole file cannot be read: on which line, what happened, what to do."""

    def __init__(self, line: int, happened: str, do: str) -> None:
        super().__init__(happened)
        self.line = line
        self.happened = happened
        self.do = do


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row, or the whole file, that cannot be taken: where, what happened, what to do."""

    line: int
    column: str
    value: str
    happened: str
    do: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``cells`` by our column names, ``written`` as it stands in the file.

    Only filled cells are in ``cells``. ``written`` follows the headings of the file, column by
    column, so that the row can be given back as it came.
    """

    line: int
    cells: dict[str, str]
    written: tuple[str, ...] = ()

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def reject(self, column: str, happened: str, do: str) -> Rejection:
        """Say why this row cannot be taken."""
        return Rejection(self.line, column, self[column], happened, do)


@dataclass(slots=True)
class Table:
    """What a file holds. ``notes`` are things worth saying that stop nothing.

    ``unread`` are the rows that a rejection here keeps out of ``rows``: torn, or joined with
    others. ``positions`` says under which heading (counted from 0) each of our columns stands.
    """

    rows: list[Row] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    heading_line: int = 0
    positions: dict[str, int] = field(default_factory=dict)
    separator: str = ""
    encoding: str = ""
    sheet: str = ""

    def torn(self) -> list[Row]:
        """Give whom the unread rows name. Such a row is whole at its beginning: its id is read."""
        found = []
        for row in self.unread:
            cells = {
                column: row.written[at].strip()
                for column, at in self.positions.items()
                if column in ("record", "id", "pupil") and at < len(row.written)
            }
            if cells.get("record", "").lower() == "pupil":
                cells["pupil"] = ""
            found += [Row(row.line, cells)] if cells.get("id") else []
        return found

    def refuse(self, line: int, column: str, value: str, happened: str, do: str) -> None:
        """Say why a line, or the whole file, cannot be taken."""
        self.rejections.append(Rejection(line, column, value, happened, do))
