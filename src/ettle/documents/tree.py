"""A document as a tree of parts, checked when it is built.

Words and their order only: no fonts, no pages, nothing of the field. A tree that exists is sound:
headings in order, tables with headers, pictures with words for those who cannot see them, a
language for every part, no empty section. A writer (``write``) never has to check again.

    >>> Document(title="A letter", nodes=[Heading("Why we write")])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ettle.documents.parts.UnsoundDocument: The section “Why we write” is empty. Put something...
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ettle.documents.parts import (
    Blocks,
    BulletList,
    Heading,
    Inline,
    KeyFacts,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Pictured,
    PicturedList,
    Quote,
    Run,
    Signature,
    Table,
    UnsoundDocument,
    check_language,
    plain,
    runs,
)

__all__ = [
    "Blocks",
    "BulletList",
    "Document",
    "Heading",
    "Inline",
    "KeyFacts",
    "Letterhead",
    "Node",
    "Note",
    "NumberedList",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Pictured",
    "PicturedList",
    "Quote",
    "Run",
    "Signature",
    "Table",
    "UnsoundDocument",
    "plain",
    "runs",
    "walk",
]

Node = (
    Heading
    | Paragraph
    | BulletList
    | PicturedList
    | NumberedList
    | KeyFacts
    | Table
    | Quote
    | Picture
    | Signature
    | Note
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Letterhead(Part):
    """Who a letter is from, who it is to, and its reference. The day is the document's own."""

    sender: str
    sender_lines: Sequence[str] = ()
    to_lines: Sequence[str] = ()
    reference: str = ""

    def check(self) -> None:
        if not self.sender.strip():
            raise UnsoundDocument("The letterhead has no sender. Say who the letter is from.")


@dataclass(frozen=True, slots=True)
class Document(Part):
    """One document: its title, language and parts, and what stands around them.

    ``marks`` are short warnings shown under the title and at the head of each printed page ("Not
    yet checked by a solicitor"). ``footer`` lines stand at the foot of each printed page.
    """

    title: str
    nodes: Sequence[Node]
    language: str = "en-GB"
    day: date | None = None
    letterhead: Letterhead | None = None
    marks: Sequence[str] = ()
    footer: Sequence[str] = ()
    paper: Literal["a4", "a5"] = "a4"

    def check(self) -> None:
        if not self.title.strip():
            raise UnsoundDocument("The document has no title. Give it one: it is read out first.")
        check_language(self.language, f"the document “{self.title}”")
        if self.paper not in {"a4", "a5"}:
            raise UnsoundDocument(f"“{self.paper}” is no paper that we print on. Use a4 or a5.")
        if not any(not isinstance(node, PageBreak) for node in self.nodes):
            raise UnsoundDocument(f"The document “{self.title}” has nothing in it.")
        _check_headings(self.nodes)


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """List every part, those inside boxes too, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Note):
            yield from node.nodes


def _check_headings(nodes: Sequence[Node]) -> None:
    """Refuse a skipped heading level, and a heading with nothing under it."""
    level = 1
    open_heading: Heading | None = None
    for node in nodes:
        if isinstance(node, PageBreak):
            continue
        if isinstance(node, Heading):
            if open_heading and node.level <= open_heading.level:
                raise _empty(open_heading)
            if node.level > level + 1:
                raise UnsoundDocument(
                    f"The heading “{plain(node.words)}” is at level {node.level}, but the one "
                    f"before it is at level {level}. Use level {level + 1} or less."
                )
            level, open_heading = node.level, node
        else:
            open_heading = None
    if open_heading:
        raise _empty(open_heading)


def _empty(heading: Heading) -> UnsoundDocument:
    return UnsoundDocument(
        f"The section “{plain(heading.words)}” is empty. "
        "Put something under its heading or leave the heading out."
    )
