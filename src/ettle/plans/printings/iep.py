"""The individualised educational programme: the year's objectives and the term's targets."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, Node, Paragraph, Table
from ettle.plans.printings.face import (
    Face,
    Line,
    SupportLine,
    Voice,
    by_when,
    footer,
    listed,
    listed_if_any,
    marks,
    opening,
    support_table,
    voices,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IepObjective:
    """A long-term objective, the needs it answers and the support for it."""

    words: str
    by_on: date | None
    needs: tuple[str, ...]
    supports: tuple[SupportLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IepTarget:
    """A short-term target: how it is measured, until when, whose it is, how it stands."""

    words: str
    measure: str
    by_on: date | None
    owner: str
    stands: str
    objective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IepContext:
    """The facts of one individualised educational programme."""

    face: Face
    session: str
    strengths: tuple[Line, ...]
    matters: tuple[Line, ...]
    barriers: tuple[Line, ...]
    objectives: tuple[IepObjective, ...]
    targets: tuple[IepTarget, ...]
    strategies: tuple[Line, ...]
    views: tuple[Voice, ...]
    next_look_on: date | None


@printing("iep", version=1)
def print_iep(context: IepContext) -> Document:
    """Print the school's own plan for a child's learning this session."""
    face = context.face
    return Document(
        title=f"Individualised educational programme for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            *opening(face, ("School session", context.session)),
            *listed(f"What {face.first_name} is good at", context.strengths),
            *listed_if_any(f"What matters to {face.first_name}", context.matters),
            *listed_if_any("What stands in the way of learning", context.barriers),
            *_objectives(context),
            *_targets(context),
            *listed("Strategies: how we teach", context.strategies),
            *voices(
                "What was said", context.views, none=f"Nobody’s views are in {face.first_name}’s "
                "plan yet. Ask before the next look."
            ),
            Heading("Next look"),
            Paragraph(_next(context)),
        ],
    )  # fmt: skip


def _objectives(context: IepContext) -> list[Node]:
    nodes: list[Node] = [Heading(f"Long-term objectives, session {context.session}")]
    for number, one in enumerate(context.objectives, start=1):
        nodes += [
            Heading(f"Objective {number}", level=3),
            Paragraph(one.words),
            Paragraph(f"By: {by_when(one.by_on)}."),
        ]
        if one.needs:
            nodes.append(Paragraph(f"It answers: {'; '.join(one.needs)}"))
        nodes += support_table(f"Support for objective {number}", one.supports)
    return nodes if len(nodes) > 1 else [*nodes, Paragraph("No objective is written yet.")]


def _targets(context: IepContext) -> list[Node]:
    heading = Heading("Short-term targets")
    if not context.targets:
        return [heading, Paragraph("No target is written yet.")]
    return [
        heading,
        Table(
            "What is being worked on now, how it is measured, by when and with whom",
            ["Target", "How we will know", "By", "Who looks after it", "How it stands"],
            [
                (
                    f"{one.words} (for {one.objective})" if one.objective else one.words,
                    one.measure or "No measure yet",
                    by_when(one.by_on),
                    one.owner or "Nobody yet",
                    one.stands,
                )
                for one in context.targets
            ],
            row_headers=True,
        ),
    ]


def _next(context: IepContext) -> str:
    if context.next_look_on is None:
        return "No day to come is set. It follows from the targets: give each its date."
    return (
        f"By {in_words(context.next_look_on)}, when the first target falls due; at least once a "
        "term."
    )
