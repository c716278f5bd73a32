"""The chronology: what happened, in order, strengths as well as concerns."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, KeyFacts, Node, Note, Paragraph, Table
from ettle.plans.printings.face import Face, Line, footer, listed_if_any, marks, opening

LINE = "………………………………………………………………………………"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEvent:
    """One event: when, what, what it meant, where it was said, and who wrote it."""

    on: date
    what: str
    tone: str
    meaning: str
    source: str
    written_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyContext:
    """The facts of a chronology."""

    face: Face
    events: tuple[ChronologyEvent, ...]
    decisions: tuple[Line, ...]
    consolidated_by: str
    third_parties: str


@printing("chronology", version=1)
@printing("chronology_shared", version=1)
def print_chronology(context: ChronologyContext) -> Document:
    """Print events in the order they happened. It is neither the record nor an assessment."""
    face = context.face
    return Document(
        title=f"Chronology for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            *opening(
                face,
                ("Put in order by", context.consolidated_by),
                ("About other people in it", context.third_parties),
            ),
            *_events(context),
            *listed_if_any("Decisions and their reasons", context.decisions),
            *_analysis(context),
        ],
    )


def _events(context: ChronologyContext) -> list[Node]:
    heading = Heading("What happened")
    if not context.events:
        return [heading, Paragraph("No event is written yet.")]
    return [
        heading,
        Table(
            "Events in the order of their days",
            ["Day", "What happened", "What it meant", "Strength or concern", "Source"],
            [
                (
                    in_words(one.on),
                    one.what,
                    one.meaning,
                    one.tone,
                    "\n".join(word for word in (one.source, one.written_by) if word),
                )
                for one in context.events
            ],
            row_headers=True,
        ),
    ]


def _analysis(context: ChronologyContext) -> list[Node]:
    counted = {tone: sum(one.tone == tone for one in context.events) for tone in TONES}
    facts = [(f"{tone}s", str(number)) for tone, number in counted.items() if tone]
    return [
        Heading("Analysis"),
        *([KeyFacts([("Events", str(len(context.events))), *facts])] if context.events else []),
        Note(
            "For the lead professional to write after reading it whole",
            [Paragraph("What pattern is there? What has helped? What follows?"), Paragraph(LINE)],
        ),
    ]


TONES = ("Strength", "Concern")
