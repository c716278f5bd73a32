"""The parts a document is made of: runs of words, and the blocks that hold them.

Each part makes its text safe and checks itself when it is built, and cannot change afterwards.
What concerns several parts together (heading order, empty sections) is the tree's to check.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Union

from ettle.documents.characters import made_safe

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
_PICTURE_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
DEEPEST_HEADING = 4


class UnsoundDocument(ValueError):
    """A document that not everyone could read: it is refused when it is built."""


class Part:
    """Something in a document. Freezes what it was given, makes its text safe, then checks it."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            object.__setattr__(self, field.name, _frozen(getattr(self, field.name)))
        self.check()

    def check(self) -> None:
        """Raise ``UnsoundDocument`` if someone could not read this part."""


def _frozen(value: Any) -> Any:
    if isinstance(value, str):
        return made_safe(value)
    if isinstance(value, list | tuple):
        return tuple(_frozen(item) for item in value)
    return value


@dataclass(frozen=True, slots=True)
class Run(Part):
    """A few words of one kind: plain, strong, linked, or in a language of their own."""

    text: str
    strong: bool = False
    link: str = ""
    language: str = ""

    def check(self) -> None:
        if self.language:
            check_language(self.language, f"the words “{self.text}”")
        if self.link and not _SAFE_LINK.fullmatch(self.link):
            raise UnsoundDocument(
                f"“{self.link}” is not a whole web, e-mail or telephone address. "
                "Write it out in full: paper has nothing to press."
            )
        if self.link and not self.text.strip():
            raise UnsoundDocument(f"The link to {self.link} has no words. Say where it leads.")


Inline = Union[str, Run, Sequence[Union[str, Run]]]  # noqa: UP007 - a str is a Sequence too


def runs(words: Inline) -> tuple[Run, ...]:
    """List the runs of some words, however they were given."""
    if isinstance(words, str):
        return (Run(words),)
    if isinstance(words, Run):
        return (words,)
    return tuple(Run(run) if isinstance(run, str) else run for run in words)


def plain(words: Inline) -> str:
    """Give some words without their markup."""
    return "".join(run.text for run in runs(words))


def check_language(language: str, where: str) -> None:
    """Refuse a language that no screen reader would know."""
    if not _LANGUAGE.fullmatch(language):
        raise UnsoundDocument(
            f"“{language}” is not a language tag, in {where}. Use one such as en-GB, gd, pl or ur."
        )


def _check_words(words: Inline, what: str) -> None:
    if not plain(words).strip():
        raise UnsoundDocument(f"{what} has no words. Write them or leave it out.")


def picture_kind(image: bytes) -> str:
    """Say whether some bytes are a PNG or a JPEG picture; refuse anything else."""
    for start, kind in _PICTURE_KINDS.items():
        if image.startswith(start):
            return kind
    raise UnsoundDocument("This is not a PNG or JPEG picture. Save it as one of those first.")


@dataclass(frozen=True, slots=True)
class Heading(Part):
    """The heading of a section. The document's title is level 1, so sections begin at 2."""

    words: Inline
    level: int = 2

    def check(self) -> None:
        _check_words(self.words, "A heading")
        if not 2 <= self.level <= DEEPEST_HEADING:
            raise UnsoundDocument(
                f"The heading “{plain(self.words)}” is at level {self.level}. Use 2 to 4."
            )


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    """Some words together. A line end inside them is kept."""

    words: Inline

    def check(self) -> None:
        _check_words(self.words, "A paragraph")


@dataclass(frozen=True, slots=True)
class BulletList(Part):
    """Things in no order that matters."""

    items: Sequence[Inline]

    def check(self) -> None:
        _check_items(self.items)


@dataclass(frozen=True, slots=True)
class Pictured(Part):
    """Some words with a small picture (PNG or JPEG) beside them, and what it shows."""

    words: Inline
    image: bytes
    alternative: str

    def check(self) -> None:
        _check_words(self.words, "What stands beside a picture")
        Picture(self.image, self.alternative)


@dataclass(frozen=True, slots=True)
class PicturedList(Part):
    """Things in no order that matters, some with a small picture beside them."""

    items: Sequence[Union[Inline, Pictured]]  # noqa: UP007 - a str is a Sequence too

    def check(self) -> None:
        _check_items([item.words if isinstance(item, Pictured) else item for item in self.items])


@dataclass(frozen=True, slots=True)
class NumberedList(Part):
    """Things in an order that matters, counted from 1."""

    items: Sequence[Inline]

    def check(self) -> None:
        _check_items(self.items)


def _check_items(items: Sequence[Inline]) -> None:
    if not items:
        raise UnsoundDocument(
            "A list has nothing in it. Leave it out or say that there is nothing."
        )
    for item in items:
        _check_words(item, "An item of a list")


@dataclass(frozen=True, slots=True)
class KeyFacts(Part):
    """Facts by name, such as *Date of birth*: *3 May 2017*. An empty value is refused."""

    facts: Sequence[tuple[str, Inline]]

    def check(self) -> None:
        if not self.facts:
            raise UnsoundDocument("There are no key facts. Leave the part out.")
        for term, value in self.facts:
            _check_words(term, "The name of a key fact")
            if not plain(value).strip():
                raise UnsoundDocument(
                    f"“{term}” has no value. Say what is known, or that it is not known."
                )


@dataclass(frozen=True, slots=True)
class Table(Part):
    """Facts in rows and columns. Every column has a header; the first cell may head its row."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Inline]]
    row_headers: bool = False

    def check(self) -> None:
        _check_words(self.caption, "The caption of a table")
        for cell in self.header:
            _check_words(cell, f"A column header of the table “{self.caption}”")
        if not self.header or not self.rows:
            raise UnsoundDocument(
                f"The table “{self.caption}” needs a header row and at least one row under it."
            )
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise UnsoundDocument(
                    f"Row {number} of the table “{self.caption}” has {len(row)} cells under "
                    f"{len(self.header)} headers. Give each column a cell, empty if need be."
                )
            if self.row_headers:
                _check_words(row[0], f"The header of row {number} of the table “{self.caption}”")


@dataclass(frozen=True, slots=True)
class Quote(Part):
    """What somebody said or wrote, in their own words, and who."""

    words: str
    whose: str
    language: str = ""

    def check(self) -> None:
        _check_words(self.words, "A quote")
        if not self.whose.strip():
            raise UnsoundDocument("A quote does not say whose words it gives.")
        if self.language:
            check_language(self.language, f"the words of {self.whose}")


@dataclass(frozen=True, slots=True)
class Picture(Part):
    """A picture (PNG or JPEG), with words that say the same to those who cannot see it."""

    image: bytes
    alternative: str
    caption: str = ""

    def check(self) -> None:
        picture_kind(self.image)
        if not self.alternative.strip():
            raise UnsoundDocument(
                "A picture has no words for people who cannot see it. Say what it shows."
            )


@dataclass(frozen=True, slots=True)
class Signature(Part):
    """Who signed, as what, on which day; with a picture of the signature if it was scanned."""

    name: str
    role: str
    on: date
    scanned: bytes | None = None

    def check(self) -> None:
        if not self.name.strip() or not self.role.strip():
            raise UnsoundDocument("A signature needs the name and the role of who signed.")
        if self.scanned is not None:
            picture_kind(self.scanned)


@dataclass(frozen=True, slots=True)
class PageBreak(Part):
    """The next part starts a new page, where there are pages."""


Blocks = Sequence[Union[Paragraph, BulletList, PicturedList, NumberedList, KeyFacts, Quote]]  # noqa: UP007 - a str is a Sequence too


@dataclass(frozen=True, slots=True)
class Note(Part):
    """A box that stands out: the summary of a letter, or something not to be missed."""

    title: str
    nodes: Blocks

    def check(self) -> None:
        _check_words(self.title, "The title of a box")
        if not self.nodes:
            raise UnsoundDocument(f"The box “{self.title}” is empty. Leave it out.")
