"""What every letter has around its words: who writes, to whom, on which day, who to ask."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from asl_law.explain import NOT_CHECKED
from ettle.cases.lettering import compose, facts_of, title_of
from ettle.documents.tree import Document, Letterhead, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The facts that all letters share. ``must_contain`` is what the law says of this one.

    ``mark`` is empty once a person with the statute open has signed the rules that the
    letter rests on. ``own_rights`` is true where the child is 12 to 15.
    """

    council: str
    council_lines: tuple[str, ...]
    to_lines: tuple[str, ...]
    reference: str
    on: date
    officer: str
    officer_role: str
    telephone: str
    email: str
    own_rights: bool
    other_language: str
    must_contain: tuple[str, ...]
    mark: str = NOT_CHECKED


def letter_of(name: str, context: Any) -> Document:
    """Print one letter: its words with its facts, between its head and its signature."""
    frame: Frame = context.frame
    facts = facts_of(frame, context)
    return Document(
        title=title_of(name, facts),
        day=frame.on,
        letterhead=Letterhead(
            sender=frame.council,
            sender_lines=frame.council_lines,
            to_lines=frame.to_lines,
            reference=frame.reference,
        ),
        marks=(frame.mark.rstrip("."),) if frame.mark else (),
        footer=(f"{frame.council}, additional support for learning. {name}",),
        nodes=[
            *compose(name, facts, frame.must_contain),
            Signature(frame.officer, frame.officer_role, on=frame.on),
        ],
    )
