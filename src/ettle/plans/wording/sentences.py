"""Where the sentences of a text begin and end, and what else stands in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’.:-][^\W_]+)*")
# A full stop ends a sentence where a space follows it and it does not shorten a word or a name.
SHORTENED = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "e.g", "i.e", "etc", "approx", "no"})
END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-•*·]|\d+[.)])\s)|\n")
QUOTED = re.compile(r"“[^”\n]{2,600}”|\"[^\"\n]{2,600}\"")
FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|ll|d))\b")
QUANTITY = re.compile(
    r"(?<![A-Za-z])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|once|twice|daily"
    r"|weekly|fortnightly|monthly|termly|every|each|mondays?|tuesdays?|wednesdays?|thursdays?"
    r"|fridays?|tomorrow)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, where it stands, and what kind it is."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def words(self) -> list[str]:
        """The words of the sentence, numbers among them."""
        return WORD.findall(self.text)

    @property
    def is_first_person(self) -> bool:
        """Whether somebody speaks of themselves in it."""
        return bool(FIRST_PERSON.search(self.text))

    @property
    def is_measured(self) -> bool:
        """Whether it says how much, how often or when."""
        return bool(QUANTITY.search(self.text))


def sentences(text: str) -> list[Sentence]:
    """Split a text into its sentences; a line of a list is one of its own.

    >>> [one.text for one in sentences("Mr Baird rang at 8.40 am. She came!")]
    ['Mr Baird rang at 8.40 am.', 'She came!']
    """
    found, start = [], 0
    for end in END.finditer(text):
        if end[0].startswith(".") and _shortens(text[start : end.start()]):
            continue
        found.append((start, end.end()))
        start = end.end()
    found.append((start, len(text)))
    return [one for first, last in found if (one := _trimmed(text, first, last)).text]


def _shortens(before: str) -> bool:
    last = before.rpartition(" ")[2].strip("(“\"'").casefold()
    return last in SHORTENED or (len(last) == 1 and last.isalpha() and last not in "ia")


def _trimmed(text: str, first: int, last: int) -> Sentence:
    piece = text[first:last]
    start = first + len(piece) - len(piece.lstrip(" \t\r\n-•*·"))
    return Sentence(text[start:last].rstrip(), start)


@dataclass(frozen=True, slots=True)
class Places:
    """A text's sentences and quotations, found by where a word stands."""

    sentences: list[Sentence]
    starts: list[int]
    quotes: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Places":
        found = sentences(text)
        quotes = [match.span() for match in QUOTED.finditer(text)]
        return cls(found, [one.start for one in found], quotes)

    def sentence_at(self, place: int) -> Sentence:
        """Give the sentence in which a place of the text lies."""
        return self.sentences[max(0, bisect_right(self.starts, place) - 1)]

    def is_quoted(self, place: int) -> bool:
        """Say whether a place lies between quotation marks: somebody's own words."""
        return any(start <= place < end for start, end in self.quotes)
