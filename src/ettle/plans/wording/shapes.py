"""What no list of words can hold: sentences too long, actions of nobody, unknown abbreviations."""

import re
from functools import cache

from ettle.plans.wording.listed import Situation, is_explained
from ettle.plans.wording.remark import USUAL_WRONG, Remark
from ettle.plans.wording.sentences import Places, Sentence
from ettle.plans.wording.table import TOKEN, rows

LONGEST_FOR_FAMILIES = 25  # the aim is 20; a remark at 21 would be made too often to be read
LONGEST = 35
ACTED_ON = frozenset({"action", "support", "strategy"})

# Capitals that everybody in Scotland reads without help, and how stages and sizes are written.
KNOWN = frozenset({
    "NHS", "UK", "TV", "GP", "PE", "ICT", "IT", "OK", "ID", "DVD", "CD", "USB", "AM", "PM",
    "BBC", "UN", "RE", "EU", "USA", "A4", "A5", "PS", "CV", "DJ", "FM", "QR", "GPS", "PC",
    "PIN", "FAQ", "RSPB", "SSPCA", "RNIB", "YMCA", "II", "III", "IV", "VI", "VII", "VIII",
    "IX", "XI", "XII",
})  # fmt: skip
CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,5}s?|[A-Z][a-z][A-Z]{1,3}")
Spans = set[tuple[int, int]]
STAGE = re.compile(r"[PSNA]\d")
PASSIVE = re.compile(
    r"\b(?:will|should|must|shall|needs? to|is to|are to|has to|have to|to)\s+(?:also\s+|then\s+)?"
    r"be\s+(?:\w+ed|given|made|done|sent|taken|seen|shown|told|held|kept|put|found|written|read"
    r"|met|set|brought|built|taught|chosen|drawn|spoken)\b",
    re.IGNORECASE,
)
BY_SOMEBODY = re.compile(
    r"\bby (?!\d|the end|then|easter|christmas|half|next|mid|late|early|summer|spring|autumn|winter"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may\b"
    r"|june|july|august|september|october|november|december|\w+ing\b)\w",
    re.IGNORECASE,
)


def long_sentences(places: Places, situation: Situation) -> list[Remark]:
    """Point out the sentences in which a reader gets lost."""
    most = LONGEST_FOR_FAMILIES if situation.audience == "everyone" else LONGEST
    return [_too_long(one, len(one.words)) for one in places.sentences if len(one.words) > most]


def _too_long(sentence: Sentence, count: int) -> Remark:
    first = " ".join(sentence.text.split()[:5])
    return Remark(
        "long",
        f"{first}…",
        sentence.start,
        sentence.end,
        f"This sentence has {count} words. Readers lose the thread after about 20.",
        "Make two or three sentences of it, with one thought in each.",
    )


def ownerless(places: Places, situation: Situation, known: Spans) -> list[Remark]:
    """Point out what is to be done by nobody: *will be arranged*."""
    if situation.kind not in ACTED_ON or situation.owner:
        return []
    covered = _places(known)
    for sentence in places.sentences:
        passive = PASSIVE.search(sentence.text)
        if not passive or BY_SOMEBODY.search(sentence.text):
            continue
        start = sentence.start + passive.start()
        if covered.isdisjoint(range(start, start + len(passive[0]))):
            return [
                Remark(
                    "owner",
                    passive[0],
                    start,
                    start + len(passive[0]),
                    USUAL_WRONG["owner"],
                    "Say who does it: “Ms Laird arranges”, “the class teacher gives”.",
                )
            ]
    return []


def abbreviations(text: str, places: Places, situation: Situation, known: Spans) -> list[Remark]:
    """Point out capitals that a family may not know and that the list does not explain."""
    if situation.audience != "everyone":
        return []
    tokens = list(TOKEN.finditer(text))
    covered = _places(known)
    found: dict[str, Remark] = {}
    for n, token in enumerate(tokens):
        if token.start() in covered or not _is_unknown(token[0]) or token[0] in found:
            continue
        if is_explained(text, token[0]) or places.is_quoted(token.start()):
            continue
        if not _is_shouted(tokens[max(0, n - 1) : n] + tokens[n + 1 : n + 2]):
            found[token[0]] = _unknown(token)
    return list(found.values())


def _places(known: Spans) -> set[int]:
    return {place for start, end in known for place in range(start, end)}


def _is_unknown(word: str) -> bool:
    if not CAPITALS.fullmatch(word) or STAGE.fullmatch(word):
        return False
    return word not in KNOWN and word not in _listed_capitals()


@cache
def _listed_capitals() -> frozenset[str]:
    """The abbreviations that the list explains: where it is silent, they were weighed."""
    return frozenset(form for row in rows() for form in row.words if CAPITALS.fullmatch(form))


def _is_shouted(beside: list[re.Match[str]]) -> bool:
    return any(len(one[0]) > 1 and one[0].isalpha() and one[0].isupper() for one in beside)


def _unknown(token: re.Match[str]) -> Remark:
    return Remark(
        "jargon",
        token[0],
        token.start(),
        token.end(),
        "The family may not know what these letters stand for.",
        "Write the words in full, or put them in brackets the first time.",
    )
