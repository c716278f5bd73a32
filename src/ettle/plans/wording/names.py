"""Another child's name in a plan that is not theirs.

A name that is also an ordinary word (*Grace*, *Rose*, *May*, *Lewis*) is found only where it
stands like a name: with a capital inside a sentence, or with the family name after it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ettle.plans.wording.remark import Remark
from ettle.plans.wording.sentences import Places
from ettle.plans.wording.table import TOKEN, plain

TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "mx", "sir", "st"})
BEFORE_A_PLACE_OR_DAY = frozenset({
    "a", "an", "the", "of", "in", "to", "on", "at", "by", "from", "until", "till", "since",
    "before", "after", "during", "this", "last", "next", "every", "each", "late", "early",
    "mid", "near", "isle",
})  # fmt: skip
WRONG = "This may name another child, and whoever reads this plan would read it."
SUGGESTION = "If it is another child, write “another child”, “a friend” or “a classmate”."
VERBATIM = (
    "These are the child's own words, so they stay as they are. Choose who may read them, or ask "
    "the child whether the name may be left out."
)


@dataclass(frozen=True, slots=True)
class OtherName:
    """One child's given name in small letters, and the family names that go with it."""

    families: frozenset[str]
    is_ordinary: bool


def names_found(
    text: str, places: Places, known_as: str, other_names: Iterable[str], *, is_verbatim: bool
) -> list[Remark]:
    """Point out each other child's name once, as it was typed. No other name is ever told."""
    others = _by_given_name(tuple(other_names), known_as)
    if not others:
        return []
    tokens = list(TOKEN.finditer(text))
    found: dict[str, Remark] = {}
    for n, token in enumerate(tokens):
        given = plain(token[0]).casefold()
        other = others.get(given)
        if other is None or given in found or not _is_a_child(n, tokens, other, places):
            continue
        end = _end(n, tokens, other)
        found[given] = Remark(
            "name",
            text[token.start() : end],
            token.start(),
            end,
            WRONG,
            VERBATIM if is_verbatim or places.is_quoted(token.start()) else SUGGESTION,
        )
    return list(found.values())


@cache
def ordinary_names() -> frozenset[str]:
    """Read the given names that are words, months or places too."""
    text = files("ettle.plans.wording").joinpath("ordinary_names.txt").read_text("utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=64)
def _by_given_name(names: tuple[str, ...], known_as: str) -> dict[str, OtherName]:
    own = {word.casefold() for word in known_as.split()}
    families: dict[str, set[str]] = {}
    for name in names:
        given, _, rest = name.strip().partition(" ")
        key = given.casefold()
        if len(key) > 1 and key not in own:
            families.setdefault(key, set()).update(word.casefold() for word in rest.split())
    return {
        key: OtherName(frozenset(rest), key in ordinary_names()) for key, rest in families.items()
    }


def _is_a_child(n: int, tokens: list[re.Match[str]], other: OtherName, places: Places) -> bool:
    token, before = tokens[n], tokens[n - 1][0].casefold() if n else ""
    if before in TITLES:
        return False
    if _has_family_name(n, tokens, other):
        return True
    if not other.is_ordinary:
        return True
    if not token[0][0].isupper() or token[0].isupper() or before in BEFORE_A_PLACE_OR_DAY:
        return False
    if n + 1 < len(tokens) and tokens[n + 1][0].isdigit():
        return False
    begins = places.sentence_at(token.start()).start == token.start()
    return not begins or plain(token[0]) != token[0].replace("’", "'")


def _has_family_name(n: int, tokens: list[re.Match[str]], other: OtherName) -> bool:
    after = plain(tokens[n + 1][0]).casefold() if n + 1 < len(tokens) else ""
    return after in other.families and tokens[n][0][0].isupper()


def _end(n: int, tokens: list[re.Match[str]], other: OtherName) -> int:
    if _has_family_name(n, tokens, other):
        return tokens[n + 1].end()
    return tokens[n].end()
