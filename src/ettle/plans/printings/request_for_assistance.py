"""A request for assistance: one question to one service, with what is known already."""

from dataclasses import dataclass

from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, Note, Paragraph
from ettle.plans.printings.face import (
    Face,
    Line,
    SupportLine,
    Voice,
    footer,
    listed,
    listed_if_any,
    marks,
    opening,
    support_table,
    voices,
)
from ettle.plans.printings.tried import Tried, tried_table


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistanceContext:
    """The facts of one request for assistance. ``question`` is all that is typed for it."""

    face: Face
    service: str
    question: str
    consent: str
    needs: tuple[Line, ...]
    strengths: tuple[Line, ...]
    communication: tuple[Line, ...]
    concerns: tuple[Line, ...]
    tried: tuple[Tried, ...]
    supports: tuple[SupportLine, ...]
    views: tuple[Voice, ...]


@printing("request_for_assistance", version=1)
def print_request_for_assistance(context: AssistanceContext) -> Document:
    """Print the question first, then what saves the service from asking again."""
    face = context.face
    name = face.first_name
    return Document(
        title=f"Request for assistance for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            Note(
                f"Our question to {context.service or 'the service'}",
                [Paragraph(context.question or "The question is written when this is issued.")],
            ),
            *opening(face, ("Asked of", context.service or "Chosen when this is issued")),
            Heading("Agreement to ask"),
            Paragraph(context.consent or "Recorded when this is issued."),
            *listed(f"What {name} finds hard", context.needs),
            *listed(f"What {name} is good at", context.strengths),
            *listed_if_any(f"How {name} talks with people", context.communication),
            *listed_if_any("What we were concerned about", context.concerns),
            *tried_table(
                "What was tried, and whether it helped", context.tried,
                none="Nothing that was tried is written yet.",
            ),
            Heading("Support now"),
            *support_table("Support that is given now", context.supports),
            *voices(
                "What was said", context.views,
                none=f"{name}’s views and the family’s are not in the plan yet.",
            ),
        ],
    )  # fmt: skip
