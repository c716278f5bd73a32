"""The support card: one side of A5, read in a minute before standing next to a child."""

from dataclasses import dataclass, replace
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    Node,
    Note,
    Paragraph,
    Picture,
    Pictured,
    PicturedList,
)

SECTIONS = (
    ("matters", "What matters to me"),
    ("talking", "How I talk with people"),
    ("helps", "What helps"),
    ("signs", "Signs I am finding it hard, and what to do"),
    ("must", "Must"),
    ("working_on", "What I am working on"),
    ("ask", "Ask"),
)

CARE = ("health", "intimate_care", "risk")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One line of the card; ``entry`` is the part of the plan that it prints, if any.

    ``trained_in`` is what somebody must be trained in before the line is for them. ``picture``
    is a small one beside the line, kept under ``picture_ref``; ``picture_words`` say what it
    shows.
    """

    words: str
    entry: str = ""
    audience: str = "everyone"
    kind: str = ""
    trained_in: str = ""
    picture: bytes | None = None
    picture_words: str = ""
    picture_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Everything on one version of a card.

    ``picture`` is of the child, who wants it there. ``reads_at`` is the age at which the words
    can be read; 0 where nobody asked.
    """

    known_as: str
    school: str
    matters: tuple[CardLine, ...]
    talking: tuple[CardLine, ...]
    helps: tuple[CardLine, ...]
    signs: tuple[CardLine, ...]
    must: tuple[CardLine, ...]
    working_on: tuple[CardLine, ...]
    ask: tuple[CardLine, ...]
    confirmed_on: date
    expires_on: date
    serial: str
    n: int
    picture: bytes | None = None
    reads_at: int = 0

    def lines(self) -> tuple[tuple[str, CardLine], ...]:
        """List every line with its section's heading, in the order they are read."""
        return tuple((heading, line) for name, heading in SECTIONS for line in getattr(self, name))


def on_paper(context: CardContext) -> CardContext:
    """Leave out the steps of care that are not for everyone: paper is read by whoever finds it."""
    return replace(
        context,
        must=tuple(
            line
            for line in context.must
            if line.kind not in CARE or (line.audience == "everyone" and not line.trained_in)
        ),
    )


@printing("support_card", version=1)
def print_card_as_first_issued(context: CardContext) -> Document:
    """Print one side of A5, as cards were until they had a shredding day and a picture."""
    return Document(
        title=context.known_as,
        paper="a5",
        footer=(f"Support card {context.n}, number {context.serial}",),
        nodes=[
            Paragraph(context.school),
            *card_body(context),
            Paragraph(
                f"Last confirmed {in_words(context.confirmed_on)}. "
                f"Do not use after {in_words(context.expires_on)}. "
                "Give it back to the school when you have read it."
            ),
        ],
    )


@printing("support_card", version=2)
def print_card(context: CardContext) -> Document:
    """Print one side of A5. Empty sections are left out; *Must* stands in a box.

    A paper copy is somebody's to shred, and says when.
    """
    shown = on_paper(context)
    return Document(
        title=shown.known_as,
        paper="a5",
        footer=(f"Support card {shown.n}, number {shown.serial}", shred_by(shown.expires_on)),
        nodes=[
            *_picture(shown),
            Paragraph(shown.school),
            *card_body(shown),
            Paragraph(
                f"Last confirmed {in_words(shown.confirmed_on)}. "
                f"Do not use after {in_words(shown.expires_on)}. "
                "Give it back to the school when you have read it."
            ),
        ],
    )


def shred_by(day: date) -> str:
    """Say until when paper may be kept."""
    return f"Shred by midnight on {in_words(day)}"


def card_body(context: CardContext) -> list[Node]:
    """Lay out the sections of a card that have something in them."""
    return [
        node
        for name, heading in SECTIONS
        for node in _section(heading, getattr(context, name), boxed=name == "must")
    ]


def _picture(context: CardContext) -> list[Node]:
    if context.picture is None:
        return []
    return [Picture(context.picture, alternative=f"A photograph of {context.known_as}")]


def _listed(lines: tuple[CardLine, ...]) -> Paragraph | BulletList | PicturedList:
    if any(line.picture for line in lines):
        return PicturedList([_pictured(line) for line in lines])
    if len(lines) == 1:
        return Paragraph(lines[0].words)
    return BulletList([line.words for line in lines])


def _pictured(line: CardLine) -> str | Pictured:
    if line.picture is None:
        return line.words
    return Pictured(line.words, line.picture, line.picture_words)


def _section(heading: str, lines: tuple[CardLine, ...], *, boxed: bool) -> list[Node]:
    if not lines:
        return []
    words = _listed(lines)
    return [Note(heading, [words])] if boxed else [Heading(heading), words]
