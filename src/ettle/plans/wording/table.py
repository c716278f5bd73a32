"""The list of words as it is kept: ``words.csv``, one remark on a line, each with its example.

``words`` and ``unless`` hold forms between bars. A form with a capital is found only as it is
written; one without is found in any case. A hyphen and a space are the same. ``unless`` holds
longer forms in which the words are right. ``parts`` names the kinds of part (or a group of
them) in which the remark is made, all where it is empty; ``readers`` is *everyone* where it is
made only of what a family reads.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ettle.plans.wording.remark import USUAL_WRONG

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GROUPS = {
    "telling": {
        "profile", "strength", "factor", "barrier", "event", "concern", "tried", "contribution",
        "decision",
    },
    "planned": {"objective", "support", "target", "strategy", "action"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    kind: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    parts: frozenset[str]
    readers: str
    wrong: str
    say: str
    example: str
    source: str
    reviewed_on: date


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a row's words are written, as the words that must follow each other."""

    words: tuple[str, ...]
    is_cased: bool
    is_fine: bool
    row: Row


@cache
def rows() -> tuple[Row, ...]:
    """Read the list, once."""
    text = files("ettle.plans.wording").joinpath("words.csv").read_text(encoding="utf-8")
    return tuple(_row(line) for line in csv.DictReader(text.splitlines()))


@cache
def forms_by_first_word() -> dict[str, tuple[Form, ...]]:
    """Give every form of the list by its first word, so that a text is read through once."""
    found: dict[str, list[Form]] = defaultdict(list)
    for row in rows():
        for words, is_fine in (*_each(row.words, False), *_each(row.unless, True)):
            form = _form(words, is_fine, row)
            found[plain(form.words[0]).casefold()].append(form)
    return {first: tuple(forms) for first, forms in found.items()}


def plain(token: str) -> str:
    """Give a word with a straight apostrophe and without a possessive's ending."""
    word = token.replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


def _each(words: tuple[str, ...], is_fine: bool) -> list[tuple[str, bool]]:
    return [(one, is_fine) for one in words]


def _form(words: str, is_fine: bool, row: Row) -> Form:
    is_cased = words != words.lower()
    tokens = (plain(token) for token in TOKEN.findall(words))
    return Form(tuple(t if is_cased else t.casefold() for t in tokens), is_cased, is_fine, row)


def _row(line: dict[str, str]) -> Row:
    parts: set[str] = set()
    for name in line["parts"].split():
        parts |= GROUPS.get(name, {name})
    return Row(
        kind=line["kind"],
        words=_between_bars(line["words"]),
        unless=_between_bars(line["unless"]),
        parts=frozenset(parts),
        readers=line["readers"],
        wrong=line["wrong"] or USUAL_WRONG[line["kind"]],
        say=line["say"],
        example=line["example"],
        source=line["source"],
        reviewed_on=date.fromisoformat(line["reviewed_on"]),
    )


def _between_bars(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split("|") if one.strip())
