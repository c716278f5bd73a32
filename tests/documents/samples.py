"""Documents that the tests of this room print: a letter, a card and a long plan."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from PIL import Image

from ettle.documents.registry import printing
from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    KeyFacts,
    Letterhead,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Pictured,
    PicturedList,
    Quote,
    Run,
    Signature,
    Table,
)

MONDAY = date(2026, 11, 23)


def picture(kind: str = "PNG") -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "#fff6d6").save(drawn, kind)
    return drawn.getvalue()


@dataclass(frozen=True, slots=True)
class SampleContext:
    """Everything a context may hold."""

    name: str
    sent_on: date
    steps: tuple[str, ...]
    officer: Signature
    pairs: tuple[tuple[str, str], ...] = ()
    drawing: bytes | None = None
    note: str | None = None
    is_early: bool = False


@printing("sample.letter", version=1)
def sample_letter(context: SampleContext) -> Document:
    """A letter with every part a document can have."""
    return Document(
        title=f"We will find out what {context.name} needs",
        day=context.sent_on,
        letterhead=Letterhead(
            sender="Glenmarra Council",
            sender_lines=("1 Shore Road", "Glenmarra"),
            to_lines=("Mairi", "4 Harbour View"),
            reference="h7kq2mpz9wxa",
        ),
        marks=("Not yet checked by a solicitor",),
        footer=("Glenmarra Council (invented)",),
        nodes=[
            Note("In short", [Paragraph("You asked us."), BulletList(["We answer soon"])]),
            Paragraph(["Dear ", Run("Mairi", strong=True)]),
            Heading("What happens next"),
            NumberedList(context.steps),
            Heading("What by when", level=3),
            Table(
                "Days and reasons",
                ["What", "Last day"],
                [["We decide", "Sunday 14 March 2027"], ["Agency answers", ""]],
                row_headers=True,
            ),
            KeyFacts([("School", "Marra Glen"), *context.pairs]),
            Quote("I like the quiet room", whose="Ailsa", language="en-GB"),
            *(
                [Picture(context.drawing, "A round face", "Drawn by Ailsa")]
                if context.drawing
                else []
            ),
            PageBreak(),
            Heading("Help"),
            Paragraph(["Ask ", Run("Enquire", link="https://enquire.org.uk"), " first"]),
            Paragraph(Run("Dzień dobry", language="pl")),
            *([Paragraph(context.note)] if context.note else []),
            context.officer,
        ],
    )


def context(**changes: object) -> SampleContext:
    facts: dict[str, object] = {
        "name": "Ailsa",
        "sent_on": MONDAY,
        "steps": ("We ask her people", "We write to you"),
        "officer": Signature("Ms Okafor", "ASL officer", MONDAY),
        "pairs": (("Teacher", "Mr Singh"),),
        "drawing": picture(),
    }
    return SampleContext(**{**facts, **changes})  # type: ignore[arg-type]


def letter(**changes: object) -> Document:
    return sample_letter(context(**changes))


def card() -> Document:
    return Document(
        title="Ailsa",
        paper="a5",
        day=MONDAY,
        footer=["Last confirmed Monday 23 November 2026"],
        nodes=[
            Heading("What matters to me"),
            BulletList(["My dog Biscuit", "Knowing what comes next"]),
            Heading("What helps"),
            Paragraph("Ten seconds to answer, and my picture board."),
            Note("Must", [Paragraph("Inhaler in the blue bag.")]),
        ],
    )


def pictured_card() -> Document:
    """A card with a small picture beside two of its lines, one of them in a box."""
    book = Pictured(["My ", Run("symbol book", strong=True)], picture(), "A blue book")
    cup = Pictured("A drink each hour", picture("JPEG"), "A cup")
    return Document(
        title="Ailsa",
        day=MONDAY,
        paper="a5",
        nodes=[
            Heading("What helps"),
            PicturedList([book, "One step at a time"]),
            Note("Must", [PicturedList([cup])]),
        ],
    )


def long_plan() -> Document:
    """Six pages and four tables, as a co-ordinated support plan has."""
    support = "Advice on her picture board, carried out daily in class by trained staff"
    parts = [
        (
            Heading(f"Part {number}"),
            Paragraph("Ailsa will say what she needs in three lessons out of four. " * 10),
            Table(
                f"Support for part {number}",
                ["Objective", "Support", "How often", "Who"],
                [
                    [f"Objective {row}", support, "Weekly, 40 minutes", "NHS Glenmarra"]
                    for row in range(9)
                ],
                row_headers=True,
            ),
            Paragraph("The views of Ailsa and of her mother were asked for and considered. " * 9),
        )
        for number in range(1, 5)
    ]
    nodes = [node for part in parts for node in part]
    return Document(title="Co-ordinated support plan", day=MONDAY, nodes=nodes)
