"""Saying how far a long piece of reading has come, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Say = Callable[[str, int, int], None]
Item = TypeVar("Item")
EVERY = 500


def silent(words: str, done: int, total: int) -> None:
    """Say nothing, where nobody waits."""


def counted(items: Sequence[Item], words: str, say: Say) -> Iterator[Item]:
    """Give items one by one, and say every so often how many are done."""
    for number, item in enumerate(items):
        if number % EVERY == 0:
            say(words, number, len(items))
        yield item
