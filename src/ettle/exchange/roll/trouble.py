"""What is wrong with one cell, and what to do about it."""

from __future__ import annotations


class CellTrouble(Exception):
    """What is wrong with a cell, and what to do about it."""

    def __init__(self, happened: str, do: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.do = do
