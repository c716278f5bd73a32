"""The Child's Plan: wellbeing, a child's whole world, and who does what by when."""

from dataclasses import dataclass
from datetime import date

from ettle.documents.registry import printing
from ettle.documents.tree import Document, Heading, Node, Note, Paragraph, Table
from ettle.plans.printings.face import (
    NOTHING,
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
class Indicator:
    """One wellbeing indicator: what is going well, what is hard, what is hoped for."""

    name: str
    well: tuple[str, ...]
    hard: tuple[str, ...]
    hoped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldSide:
    """One side of the My World Triangle."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction:
    """Something somebody does by a day."""

    words: str
    owner: str
    by_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildsPlanContext:
    """The facts of one Child's Plan."""

    face: Face
    why: tuple[Line, ...]
    indicators: tuple[Indicator, ...]
    world: tuple[WorldSide, ...]
    outcomes: tuple[Line, ...]
    actions: tuple[PlanAction, ...]
    supports: tuple[SupportLine, ...]
    views: tuple[Voice, ...]
    decisions: tuple[Line, ...]
    events: tuple[Line, ...]
    next_look_on: date | None


@printing("childs_plan", version=1)
def print_childs_plan(context: ChildsPlanContext) -> Document:
    """Print the plan that a family may have, or decline: it is nobody's duty to take it."""
    face = context.face
    name = face.first_name
    return Document(
        title=f"Child’s Plan for {face.name}",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[
            *opening(face, ("Next look", by_when(context.next_look_on, "No day is set yet"))),
            Note("This plan is offered, not required", [Paragraph(VOLUNTARY)]),
            *listed(f"Why {name} has a plan", context.why),
            *voices(
                "What was said", context.views,
                none=f"{name}’s views and the family’s are not in the plan yet. Ask them.",
            ),
            *_wellbeing(context),
            *_world(context),
            *listed("What we hope will be different", context.outcomes),
            *_actions(context),
            Heading("Support"),
            *support_table("Support, when, where and who gives it", context.supports),
            *listed_if_any("Decisions and their reasons", context.decisions),
            *listed("What has happened, in short", context.events),
        ],
    )  # fmt: skip


VOLUNTARY = (
    "A Child’s Plan has no force in law. The family and the child may say no to it, or to any "
    "part of it, and lose no right to support by doing so."
)


def _wellbeing(context: ChildsPlanContext) -> list[Node]:
    """Lay out the indicators about which something is written, and name the others."""
    heading = Heading("Wellbeing")
    told = [one for one in context.indicators if one.well or one.hard or one.hoped]
    quiet = [one.name for one in context.indicators if one not in told]
    columns = [
        (name, lines)
        for name, lines in (
            ("What is going well", [one.well for one in told]),
            ("What is hard", [one.hard for one in told]),
            ("What we hope for", [one.hoped for one in told]),
        )
        if any(lines)
    ]
    if not columns:
        return [heading, Paragraph(NOTHING)]
    rows = [
        (one.name, *("\n".join(lines[row]) for _, lines in columns)) for row, one in enumerate(told)
    ]
    table = Table(
        "What is known of each of the eight wellbeing indicators",
        ["Indicator", *(name for name, _ in columns)],
        rows,
        row_headers=True,
    )
    nothing = Paragraph(f"Nothing is written yet about: {', '.join(quiet)}.")
    return [heading, table, *([nothing] if quiet else [])]


def _world(context: ChildsPlanContext) -> list[Node]:
    nodes: list[Node] = [Heading("My World Triangle")]
    for side in context.world:
        nodes += listed(side.name, side.lines, level=3)
    return nodes


def _actions(context: ChildsPlanContext) -> list[Node]:
    heading = Heading("Who does what, and by when")
    if not context.actions:
        return [heading, Paragraph(NOTHING)]
    return [
        heading,
        Table(
            "Actions with their owner and their day",
            ["Action", "Who", "By", "Done"],
            [
                (
                    one.words,
                    one.owner or "Nobody yet",
                    by_when(one.by_on),
                    by_when(one.done_on, "Not yet"),
                )
                for one in context.actions
            ],
            row_headers=True,
        ),
    ]
