"""The support card: one side of A5, read in a minute before standing next to a child."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import BulletList, Document, Heading, Node, Note, Paragraph

SECTIONS = (
    ("matters", "What matters to me"),
    ("talking", "How I talk with people"),
    ("helps", "What helps"),
    ("signs", "Signs I am finding it hard, and what to do"),
    ("must", "Must"),
    ("working_on", "What I am working on"),
    ("ask", "Ask"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One line of the card; ``entry`` is the part of the plan that it prints, if any."""

    words: str
    entry: str = ""
    audience: str = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Everything on one version of a card."""

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

    def lines(self) -> tuple[tuple[str, CardLine], ...]:
        """List every line with its section's heading, in the order they are read."""
        return tuple((heading, line) for name, heading in SECTIONS for line in getattr(self, name))


@printing("support_card", version=1)
def print_card(context: CardContext) -> Document:
    """Print one side of A5. Empty sections are left out; *Must* stands in a box."""
    return Document(
        title=context.known_as,
        paper="a5",
        footer=(f"Support card {context.n}, number {context.serial}",),
        nodes=[
            Paragraph(context.school),
            *(
                node
                for name, heading in SECTIONS
                for node in _section(heading, getattr(context, name), boxed=name == "must")
            ),
            Paragraph(
                f"Last confirmed {in_words(context.confirmed_on)}. "
                f"Do not use after {in_words(context.expires_on)}. "
                "Give it back to the school when you have read it."
            ),
        ],
    )


def _section(heading: str, lines: tuple[CardLine, ...], *, boxed: bool) -> list[Node]:
    if not lines:
        return []
    alone = len(lines) == 1
    words = Paragraph(lines[0].words) if alone else BulletList([line.words for line in lines])
    return [Note(heading, [words])] if boxed else [Heading(heading), words]
