"""The transition pack: what the next school needs to know, as far as the family agreed."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, KeyFacts, Node, Paragraph
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
class LegalDay:
    """A day that the law sets before a move, and why it is that day."""

    what: str
    on: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionContext:
    """The facts of one transition pack."""

    face: Face
    to_school: str
    move_on: date
    agreed: str
    something_left_out: bool
    profile: tuple[Line, ...]
    strengths: tuple[Line, ...]
    matters: tuple[Line, ...]
    communication: tuple[Line, ...]
    works: tuple[Line, ...]
    avoid: tuple[Line, ...]
    signs: tuple[Line, ...]
    health: tuple[Line, ...]
    tried: tuple[Tried, ...]
    objectives: tuple[Line, ...]
    supports: tuple[SupportLine, ...]
    views: tuple[Voice, ...]
    days: tuple[LegalDay, ...]


@printing("transition", version=1)
def print_transition(context: TransitionContext) -> Document:
    """Print the pack that goes before a child, with the days that SSI 2005/265 sets for it."""
    face = context.face
    name = face.first_name
    return Document(
        title=f"Transition pack for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            *opening(
                face, ("Going to", context.to_school), ("Starts on", in_words(context.move_on))
            ),
            Heading("What was agreed to be shared"),
            Paragraph(context.agreed),
            *_left_out(context),
            *_days(context),
            *listed_if_any(f"{name} in short", context.profile),
            *listed_if_any(f"What {name} is good at", context.strengths),
            *listed_if_any(f"What matters to {name}", context.matters),
            *listed_if_any(f"How {name} talks with people", context.communication),
            *listed("What works", context.works),
            *listed_if_any("What does not help", context.avoid),
            *listed_if_any(f"Signs that {name} is finding it hard, and what to do", context.signs),
            *listed_if_any("Health: what the next school must know", context.health),
            *tried_table("What was tried", context.tried, none="Nothing is written in this pack."),
            *listed_if_any("What is being worked towards", context.objectives),
            Heading("Support now"),
            *support_table("Support that is given now", context.supports),
            *voices("What was said", context.views, none="No views are in this pack."),
        ],
    )


def _left_out(context: TransitionContext) -> list[Node]:
    if not context.something_left_out:
        return []
    return [Paragraph("Parts of the plan that nobody agreed to share are not in this pack.")]


def _days(context: TransitionContext) -> list[Node]:
    return [
        Heading("Key dates"),
        KeyFacts([(one.what, f"{in_words(one.on)}. {one.why}") for one in context.days]),
    ]
