"""How hard a text is to read, as an age: Flesch and Kincaid's grade and five years.

The measure counts words to a sentence and syllables to a word, and no more. It is no test with
readers: it finds what is far too hard, and never proves that a page is easy.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from syllapy import count

from ettle.documents.tree import Document
from ettle.documents.write import write
from ettle.plans.wording.sentences import Sentence, sentences

YOUNGEST = 5.0
MANY_SYLLABLES = 4
HISSING = ("ses", "zes", "ces", "ges", "xes", "ches", "shes")  # their ending is said
RULED = re.compile(r"[-=–—*·•\s]+")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """``age`` in years; ``longest`` is the words of the longest sentence; 0 words has no age."""

    age: float
    words: int
    sentences: int
    longest: int
    hardest: tuple[str, ...]

    @property
    def words_per_sentence(self) -> float:
        """How many words a sentence has on average, to one decimal place."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0

    def is_within(self, age: float) -> bool:
        """Say whether a reader of this age is likely to read it without help."""
        return self.age <= age

    def __str__(self) -> str:
        if not self.words:
            return "Nothing to read"
        return (
            f"Reading age about {self.age:.0f}, {self.words_per_sentence:.0f} words to a sentence"
        )


def reading_age(text: str) -> ReadingLevel:
    """Tell at about what age a text can be read.

    >>> print(reading_age("I like the quiet room. My dog is Bramble."))
    Reading age about 5, 4 words to a sentence
    """
    told = [one for one in sentences(text) if not RULED.fullmatch(one.text) and one.words]
    words = [word for one in told for word in _spoken(one)]
    if not words:
        return ReadingLevel(0.0, 0, 0, 0, ())
    syllables = [_syllables(word) for word in words]
    grade = 0.39 * len(words) / len(told) + 11.8 * sum(syllables) / len(words) - 15.59
    hard = Counter(
        word.casefold()
        for word, many in zip(words, syllables, strict=True)
        if many >= MANY_SYLLABLES
    )
    return ReadingLevel(
        age=round(max(YOUNGEST, grade + 5), 1),
        words=len(words),
        sentences=len(told),
        longest=max(len(one.words) for one in told),
        hardest=tuple(word for word, _ in hard.most_common(5)),
    )


def reading_age_of_document(tree: Document) -> ReadingLevel:
    """Tell at about what age a document can be read: everything that is printed in it."""
    return reading_age(write(tree, as_="text").decode("utf-8"))


def _spoken(sentence: Sentence) -> list[str]:
    """Give the words of a sentence as they are said; a number is one short word."""
    return [piece for word in sentence.words for piece in word.replace("-", " ").split()]


@lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    """Count a word's syllables; a plural's silent ending adds none (*likes* as *like*)."""
    plain = word.replace("’", "'").casefold()
    if any(letter.isdigit() for letter in plain):
        return 1
    stem = plain.removesuffix("'s").removesuffix("n't")
    said = 1 if plain.endswith(("sn't", "dn't")) else 0
    if stem.endswith("es") and not stem.endswith(HISSING):
        stem = stem[:-1]
    return max(1, int(count(stem)) + said)
