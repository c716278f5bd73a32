"""The child's own edition, and the script with which an adult reads it aloud.

Short, in the child's own words where there are any. What is chosen for it, and that it is not
too long, is settled before it is printed (``plans.child_words``).
"""

import math
from dataclasses import dataclass

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
    Quote,
)
from ettle.documents.write import reading_minutes
from ettle.plans.printings.face import Face, Voice
from ettle.plans.wording import reading_age_of_document

IS_IT_RIGHT = "Is this still right? If not, say so. You can tell any adult you trust."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSection:
    """A few lines under one heading, in the order of what matters most."""

    key: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPicture:
    """A picture of the child's, with words for those who cannot see it."""

    image: bytes
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildContext:
    """Everything in a child's own edition. ``left_out`` counts what was too much for it."""

    face: Face
    said: tuple[Voice, ...]
    pictures: tuple[ChildPicture, ...]
    sections: tuple[ChildSection, ...]
    left_out: int = 0
    only_for_some: bool = False


@printing("child", version=1)
def print_child(context: ChildContext) -> Document:
    """Print the child's own edition."""
    own = childs_words(context)
    level = reading_age_of_document(own)
    minutes = minutes_aloud(context)
    face = context.face
    return Document(
        title="My plan",
        day=face.as_at,
        footer=(f"{face.first_name}’s own plan, as at {in_words(face.as_at)}",),
        nodes=[*own.nodes, *_foot(context, minutes, level.age)],
    )


def minutes_aloud(context: ChildContext) -> int:
    """Say in whole minutes how long the child's part takes to read aloud."""
    return max(1, math.ceil(reading_minutes(childs_words(context), aloud=True)))


def childs_words(context: ChildContext) -> Document:
    """Give what the child reads or hears, without what is said to the adults."""
    return Document(title="My plan", nodes=_body(context))


def _body(context: ChildContext) -> list[Node]:
    name = context.face.first_name
    nodes: list[Node] = [Paragraph(f"This is {name}’s. It says what helps {name} at school.")]
    if context.said or context.pictures:
        nodes += [Heading("What I said"), *_quotes(context), *_pictures(context)]
    for section in context.sections:
        nodes += [Heading(section.heading), *_lines(section.lines)]
    if len(nodes) == 1:
        nodes.append(Paragraph("Nothing is in it yet. Somebody will ask you what you think."))
    return [*nodes, Note("Is it right?", [Paragraph(IS_IT_RIGHT)])]


def _quotes(context: ChildContext) -> list[Node]:
    return [Quote(one.words, one.whose) for one in context.said]


def _pictures(context: ChildContext) -> list[Node]:
    return [Picture(one.image, one.alternative) for one in context.pictures]


def _lines(lines: tuple[str, ...]) -> list[Node]:
    return [Paragraph(lines[0])] if len(lines) == 1 else [BulletList(list(lines))]


def _foot(context: ChildContext, minutes: int, age: float) -> list[Node]:
    """Say to the adults what this is, apart from what the child reads."""
    face = context.face
    unit = "minute" if minutes == 1 else "minutes"
    more = " More is in the plan than fits here: ask to see it." if context.left_out else ""
    some = (
        " Some of it is only for school people. Do not show it to anyone else without asking "
        f"{face.first_name}."
        if context.only_for_some
        else ""
    )
    return [
        Heading("For the adults"),
        Paragraph(
            f"{face.first_name}’s own edition of the plan, as it stood on {in_words(face.as_at)}. "
            f"Who may have it: {face.who_may_have}.{some} It is not a legal plan. It takes about "
            f"{minutes} {unit} to read aloud, and is about right for a reader of {age:.0f}.{more}"
        ),
    ]


@printing("child_script", version=1)
def print_child_script(context: ChildContext) -> Document:
    """Print what an adult says when reading the plan with the child, and where to stop."""
    name = context.face.first_name
    face = context.face
    nodes: list[Node] = [
        Note(
            "Before you read",
            [
                BulletList(
                    [
                        f"Sit where {name} likes to sit. Ask if now is a good time.",
                        f"{name} may stop at any time. Stopping is an answer too.",
                        "Read out each heading and what is under it, slowly. After each part, "
                        "stop and wait: count to ten.",
                        f"Write down what {name} says, word for word. Do not tidy it.",
                    ]
                )
            ],
        )
    ]
    for number, (heading, read) in enumerate(_turns(context), start=1):
        nodes += [
            Heading(f"{number}. {heading}"),
            *read,
            Paragraph(f"Stop here. Ask: “Is this right, {name}?” Wait for an answer."),
        ]
    nodes += [
        Heading("At the end"),
        BulletList(
            [
                "Ask: “Is anything missing? Is there anything you would take out?”",
                "Say what happens next, and when somebody will tell what changed because of it.",
                f"Say thank you. Ask {name} who else may see this.",
            ]
        ),
    ]
    return Document(
        title=f"Reading {name}’s plan together",
        day=face.as_at,
        footer=(f"For the adult who reads it, as at {in_words(face.as_at)}",),
        nodes=nodes,
    )


def _turns(context: ChildContext) -> list[tuple[str, list[Node]]]:
    turns: list[tuple[str, list[Node]]] = []
    if context.said or context.pictures:
        first: list[Node] = [Paragraph("Say: “First, what you told us.” Then read:")]
        seen = [
            Paragraph(f"Look together at the picture: {one.alternative}")
            for one in context.pictures
        ]
        turns.append(("What you said", [*first, *_quotes(context), *seen]))
    turns += [(section.heading, _lines(section.lines)) for section in context.sections]
    return turns
