"""How two texts differ, word by word, for people to read: what was put in and what taken out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 3000
WORD = re.compile(r"^\s+|\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row. ``change`` is *in*, *out*, or empty where both have them."""

    words: str
    change: str = ""


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """List the words of two texts in their order, marked where only one of them has them.

    Texts too long to compare in an instant are given whole, one after the other.

    >>> [(each.change, each.words) for each in difference("Wait ten seconds.", "Wait seconds.")]
    [('', 'Wait '), ('out', 'ten '), ('', 'seconds.')]
    """
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _whole(before, after)
    return tuple(_pieces(old, new))


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    if before == after:
        return (Piece(after),)
    return tuple(piece for piece in (Piece(before, "out"), Piece(after, "in")) if piece.words)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("".join(old[i1:i2]), "out")
        if j2 > j1:
            yield Piece("".join(new[j1:j2]), "in")
