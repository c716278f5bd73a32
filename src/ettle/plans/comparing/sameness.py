"""Whether two texts say the same, and which sentences differ where they do not."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

MARK = re.compile(r"[^\w\s]|_")
COUNTS = frozenset("%&#@*/+")  # marks that carry meaning: 5 % is not 5
BETWEEN_DIGITS = frozenset(".,:-–")
APOSTROPHES = frozenset("'’‘`")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\n+")


def plain(text: str) -> str:
    """Give a text without what only dresses it: capitals, spaces, quotation marks, full stops.

    >>> plain("Quiet room – twice a week!") == plain("quiet room, twice a week")
    True
    >>> plain("0.5 ml") == plain("05 ml")
    False
    """
    letters = unicodedata.normalize("NFKC", text)
    return " ".join(MARK.sub(_kept, letters).casefold().split())


def _kept(mark: re.Match[str]) -> str:
    letter, at, letters = mark[0], mark.start(), mark.string
    if letter in APOSTROPHES:
        return ""
    if letter in COUNTS or not unicodedata.category(letter).startswith("P"):
        return letter
    around = letters[at - 1 : at] + letters[at + 1 : at + 2]
    if letter in BETWEEN_DIGITS and len(around) == 2 and around.isdigit():
        return letter
    return " "


def same_words(before: str, after: str) -> bool:
    """Say whether two texts differ in nothing but punctuation, spaces and capitals."""
    return before == after or plain(before) == plain(after)


def sentences(text: str) -> list[str]:
    """Take a text apart into its sentences and lines.

    >>> sentences("I like maths. I do not like noise!\\nBramble")
    ['I like maths.', 'I do not like noise!', 'Bramble']
    """
    return [one.strip() for one in SENTENCE_END.split(text) if one.strip()]


@dataclass(frozen=True, slots=True)
class Rewording:
    """Sentences that were put in place of others; either side may be empty."""

    now: str
    was: str


def rewordings(before: str, after: str) -> list[Rewording]:
    """List only those sentences that differ, in the order of the newer text."""
    old, new = sentences(before), sentences(after)
    matcher = SequenceMatcher(
        None, [plain(one) for one in old], [plain(one) for one in new], autojunk=False
    )
    found = [
        Rewording(" ".join(new[first:last]), " ".join(old[start:stop]))
        for what, start, stop, first, last in matcher.get_opcodes()
        if what != "equal"
    ]
    return found or [Rewording(after.strip(), before.strip())]
