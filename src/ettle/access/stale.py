"""Two editors never overwrite each other silently."""

from typing import Any


class StaleEdit(Exception):
    """The row changed after this editor's page was made.

    Pages answer 409, show both texts and keep what was typed.
    """

    def __init__(self, row: Any, expected_version: int) -> None:
        super().__init__("Somebody else changed this after you opened it.")
        self.row = row
        self.expected_version = expected_version


def require_version(row: Any, expected_version: int | None) -> None:
    """Go on only if ``row.version`` is still what the editor saw.

    ``None`` means the caller made the row in this same act.

    Raises:
        StaleEdit: with the row as it now stands.
    """
    if expected_version is not None and row.version != expected_version:
        raise StaleEdit(row, expected_version)
