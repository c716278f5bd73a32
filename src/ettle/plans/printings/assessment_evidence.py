"""Evidence for assessment arrangements: the need, what is proposed, and that it is in use."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, KeyFacts, Node, Paragraph, Table
from ettle.plans.printings.face import (
    Face,
    Line,
    Voice,
    footer,
    listed,
    listed_if_any,
    marks,
    opening,
    voices,
)
from ettle.plans.printings.tried import Tried, tried_table

LINE = "…………………………………………"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """An arrangement proposed, which is support or a strategy already in the plan, and its use."""

    what: str
    why: str
    how: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody saw of a target on a day."""

    target: str
    on: date
    what: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceContext:
    """The facts of evidence for assessment arrangements."""

    face: Face
    needs: tuple[Line, ...]
    effects: tuple[Line, ...]
    arrangements: tuple[Arrangement, ...]
    aims: tuple[Line, ...]
    tried: tuple[Tried, ...]
    seen: tuple[Seen, ...]
    contributions: tuple[Line, ...]
    views: tuple[Voice, ...]


@printing("assessment_evidence", version=1)
def print_assessment_evidence(context: EvidenceContext) -> Document:
    """Print what a centre keeps to show that an arrangement is needed and is the usual way."""
    face = context.face
    name = face.first_name
    return Document(
        title=f"Evidence for assessment arrangements for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            *opening(face),
            *listed(f"What {name} needs", context.needs),
            *listed("How it affects getting at an assessment", context.effects),
            *_arrangements(context),
            *listed_if_any("What is being worked towards", context.aims),
            *_seen(context),
            *tried_table(
                "What was tried before", context.tried, none="Nothing is written about this yet."
            ),
            *listed("What others contributed", context.contributions),
            *voices("What was said", context.views, none=f"{name}’s own views are not here yet."),
            *_verified(),
        ],
    )


def _arrangements(context: EvidenceContext) -> list[Node]:
    heading = Heading("Arrangements proposed, and their history of use")
    if not context.arrangements:
        return [heading, Paragraph("None is chosen. They are chosen when this is issued.")]
    return [
        heading,
        Table(
            "Each arrangement, the need it answers, how it is given, and how it has been used",
            ["Arrangement", "What it is for", "How it is given", "History of use"],
            [
                (one.what, one.why or "Not written yet", one.how or "Not written yet", one.used)
                for one in context.arrangements
            ],
            row_headers=True,
        ),
    ]


def _seen(context: EvidenceContext) -> list[Node]:
    heading = Heading("What was seen in class")
    if not context.seen:
        return [heading, Paragraph("Nothing was noted against a target yet.")]
    return [
        heading,
        Table(
            "What staff noted against targets",
            ["Day", "Target", "What was seen", "By whom"],
            [(in_words(one.on), one.target, one.what, one.by) for one in context.seen],
            row_headers=True,
        ),
    ]


def _verified() -> list[Node]:
    return [
        Heading("Checked in the centre"),
        Paragraph(
            "The centre checks this evidence before it asks for an arrangement, and keeps it. "
            "Signing here says that the need is current and that the arrangement is the usual "
            "way of working."
        ),
        KeyFacts(
            [
                ("Checked by", LINE),
                ("Role in the centre", LINE),
                ("Signature", LINE),
                ("Day", LINE),
                ("Head of centre", LINE),
            ]
        ),
    ]
