"""The words of the list, found in a text that is read through once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ettle.plans.wording.sentences import Places
from ettle.plans.wording.table import TOKEN, Form, Row, forms_by_first_word, plain

# What may stand between the words of one form: never the end of a sentence.
BETWEEN = re.compile(r"[\s\-‐‑–:/,()]*")
OF_A_PERSON = frozenset({"blame", "deficit", "absolute", "label"})


@dataclass(frozen=True, slots=True)
class Found:
    """One form of a row, where it stands."""

    row: Row
    start: int
    end: int
    is_fine: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a text beside its words."""

    kind: str
    audience: str
    amount: str
    owner: str


def listed(text: str, places: Places, situation: Situation) -> list[Found]:
    """Find the words of the list that are worth a remark here, the longest where they overlap."""
    found = list(_all(text))
    fine = [one for one in found if one.is_fine]
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if one.is_fine or not _concerns(one, text, places, situation):
            continue
        right = any(_overlap(one, other) for other in fine if other.row is one.row)
        if not right and not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return _first_of_each(kept)


def _all(text: str) -> Iterator[Found]:
    tokens = [(plain(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text)]
    folded = [token.casefold() for token, _, _ in tokens]
    forms = forms_by_first_word()
    for place, first in enumerate(folded):
        for form in forms.get(first, ()):
            last = place + len(form.words) - 1
            if last < len(tokens) and _is_here(form, place, tokens, folded, text):
                yield Found(form.row, tokens[place][1], tokens[last][2], form.is_fine)


def _is_here(
    form: Form, place: int, tokens: list[tuple[str, int, int]], folded: list[str], text: str
) -> bool:
    for n, word in enumerate(form.words):
        here = tokens[place + n][0] if form.is_cased else folded[place + n]
        if here != word:
            return False
        if n and not BETWEEN.fullmatch(text, tokens[place + n - 1][2], tokens[place + n][1]):
            return False
    return True


def _concerns(one: Found, text: str, places: Places, situation: Situation) -> bool:
    row = one.row
    if row.parts and situation.kind not in row.parts:
        return False
    if row.readers and situation.audience != row.readers:
        return False
    if places.is_quoted(one.start):
        return False
    sentence = places.sentence_at(one.start)
    if row.kind in OF_A_PERSON:
        return not sentence.is_first_person
    if row.kind == "vague":
        return not sentence.is_measured and not situation.amount
    if row.kind == "owner":
        return not situation.owner
    return row.kind != "jargon" or not is_explained(text, text[one.start : one.end])


def is_explained(text: str, words: str) -> bool:
    """Say whether brackets explain an abbreviation somewhere, on either side of it."""
    return f"({words})" in text or bool(re.search(rf"\b{re.escape(words)} \(", text))


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _first_of_each(found: list[Found]) -> list[Found]:
    """Keep the first place of each row: said once is enough."""
    seen: dict[int, Found] = {}
    for one in sorted(found, key=lambda one: one.start):
        seen.setdefault(id(one.row), one)
    return list(seen.values())
