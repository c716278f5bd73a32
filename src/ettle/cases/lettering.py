"""From a letter's words (``words/*.md``) and its facts to a checked document.

The words are Markdown with a few fences, each on its own line and closed by ``:::``:

``:::short``            the plain summary box at the top
``:::if fact``          only where this fact of the context is true (``unless`` for the contrary)
``:::each facts``       once for each of these, with its own facts in reach
``:::carries words``    what is inside is what the law says the letter must contain
``:::include name``     the words of ``words/_name.md`` (no closing fence)

``{fact}`` puts a fact in; a day is written in full. What a person wrote is never read as
Markdown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from asl_law.days import in_words
from ettle.documents.tree import BulletList, Heading, Node, Note, NumberedList, Paragraph, Run

WORDS = Path(__file__).parent / "words"
_MARKS = re.compile(r"\*\*(?P<strong>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<link>[^)]+)\)")
_NUMBERED = re.compile(r"\d+\. ")


class LetterIncomplete(ValueError):
    """A letter without something that the law says it must contain. It is never made."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one letter as written down, with who checked them and when."""

    front: Mapping[str, str]
    lines: tuple[str, ...]


@dataclass
class Letter:
    """A letter being put together: its parts so far, and what it carries."""

    facts: Mapping[str, Any]
    nodes: list[Node] = field(default_factory=list)
    carries: set[str] = field(default_factory=set)


@cache
def words_of(name: str) -> Words:
    """Read the words of one letter, with its front matter."""
    text = (WORDS / f"{name}.md").read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return Words({}, tuple(text.splitlines()))
    head, _, body = text[4:].partition("\n---\n")
    front = dict(line.split(": ", 1) for line in head.splitlines())
    return Words(front, tuple(body.splitlines()))


def facts_of(*contexts: Any) -> dict[str, Any]:
    """List the facts of some contexts by name; a later one's stand before an earlier one's."""
    return {
        each.name: getattr(context, each.name) for context in contexts for each in fields(context)
    }


def compose(name: str, facts: Mapping[str, Any], must_contain: Iterable[str]) -> list[Node]:
    """Put a letter's parts together, or refuse to make one that the law would call incomplete.

    Raises:
        LetterIncomplete: naming what is missing.
    """
    letter = Letter(facts)
    _read(iter(words_of(name).lines), letter, facts)
    missing = [each for each in must_contain if each not in letter.carries]
    if missing:
        raise LetterIncomplete(f"{name} must contain {', and '.join(missing)}, and does not.")
    return letter.nodes


def title_of(name: str, facts: Mapping[str, Any]) -> str:
    """Give a letter's title with its facts in place."""
    return _filled(words_of(name).front["title"], facts)


def _read(lines: Iterator[str], letter: Letter, facts: Mapping[str, Any]) -> None:
    """Read blocks until the lines, or the fence they are in, end."""
    block: list[str] = []
    for line in lines:
        if line.startswith(":::"):
            _end_block(block, letter, facts)
            if line == ":::":
                return
            _fence(line[3:].strip(), lines, letter, facts)
        elif not line.strip():
            _end_block(block, letter, facts)
        else:
            block.append(line)
    _end_block(block, letter, facts)


def _fence(opening: str, lines: Iterator[str], letter: Letter, facts: Mapping[str, Any]) -> None:
    kind, _, name = opening.partition(" ")
    if kind == "include":
        _read(iter(words_of(f"_{name}").lines), letter, facts)
        return
    inside = _inside(lines)
    if kind in ("if", "unless"):
        if bool(facts[name]) == (kind == "if"):
            _read(iter(inside), letter, facts)
    elif kind == "each":
        for item in facts[name]:
            _read(iter(inside), letter, {**facts, **facts_of(item)})
    elif kind == "carries":
        before = len(letter.nodes)
        _read(iter(inside), letter, facts)
        if len(letter.nodes) > before:
            letter.carries.add(name)
    elif kind == "short":
        box = Letter(facts)
        _read(iter(inside), box, facts)
        letter.nodes.append(Note("In short", tuple(box.nodes)))  # type: ignore[arg-type]
        letter.carries |= box.carries
    else:
        raise ValueError(f"“{kind}” is no fence that letters have.")


def _inside(lines: Iterator[str]) -> list[str]:
    """Take the lines up to this fence's own end, with the fences inside them."""
    inside: list[str] = []
    depth = 1
    for line in lines:
        if line == ":::":
            depth -= 1
        elif line.startswith(":::") and not line.startswith(":::include "):
            depth += 1
        if not depth:
            return inside
        inside.append(line)
    raise ValueError("A fence in a letter's words is not closed.")


def _end_block(block: list[str], letter: Letter, facts: Mapping[str, Any]) -> None:
    if not block:
        return
    node = _node(list(block), facts)
    last = letter.nodes[-1] if letter.nodes else None
    if isinstance(node, BulletList | NumberedList) and type(last) is type(node):
        letter.nodes[-1] = type(node)(
            (*last.items, *node.items)
        )  # one list, though a fence is in it
    else:
        letter.nodes.append(node)
    block.clear()


def _node(block: list[str], facts: Mapping[str, Any]) -> Node:
    first = block[0]
    if first.startswith("#"):
        marks, _, words = first.partition(" ")
        return Heading(_inline(words, facts), level=len(marks))
    if first.startswith("- "):
        return BulletList(_items(block, facts))
    if _NUMBERED.match(first):
        return NumberedList(_items(block, facts))
    return Paragraph(_inline(" ".join(block), facts))


def _items(block: list[str], facts: Mapping[str, Any]) -> list[Any]:
    """Give a list's items; ``- {facts}`` gives one for each where the fact is several."""
    items: list[Any] = []
    for line in block:
        words = line.partition(" ")[2]
        several = facts.get(words[1:-1]) if words.startswith("{") else None
        items.extend(several if isinstance(several, tuple) else [_inline(words, facts)])
    return items


def _inline(words: str, facts: Mapping[str, Any]) -> tuple[Run, ...]:
    """Read strong words and links in our own words, then put the facts in."""
    runs, at = [], 0
    for mark in _MARKS.finditer(words):
        runs.append(Run(_filled(words[at : mark.start()], facts)))
        if mark["strong"]:
            runs.append(Run(_filled(mark["strong"], facts), strong=True))
        else:
            runs.append(Run(_filled(mark["words"], facts), link=_filled(mark["link"], facts)))
        at = mark.end()
    runs.append(Run(_filled(words[at:], facts)))
    return tuple(run for run in runs if run.text)


def _filled(words: str, facts: Mapping[str, Any]) -> str:
    return words.format_map(_Written(facts))


class _Written(dict[str, Any]):
    """Facts as they are written in a sentence."""

    def __getitem__(self, name: str) -> str:
        value = super().__getitem__(name)
        if isinstance(value, date):
            return in_words(value)
        if isinstance(value, tuple):
            return _listed([str(each) for each in value])
        return str(value)


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""
