"""The pack that goes out before a meeting: short, in its reader's words, for one reader.

One tree for every reader. What is in it differs because each reader's context holds a
different choice of parts, never because something is hidden.
"""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    KeyFacts,
    Node,
    Note,
    NumberedList,
    Paragraph,
    Quote,
    Run,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSaid:
    """Something said last time, whose words they are, and what came of them."""

    words: str
    whose: str
    on: date | None
    came_of_it: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One line with what is beside it: an action and its owner, a target and its day."""

    words: str
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSection:
    """A few lines under a heading."""

    heading: str
    lines: tuple[PackLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackQuestion:
    """What is asked, and what may help somebody who is stuck."""

    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPackContext:
    """What one person reads before a meeting. ``comes`` never names anybody kept from them."""

    title: str
    opening: str
    reader: str
    council: str
    day: date
    when: str
    place: str
    why: tuple[str, ...]
    comes: tuple[str, ...]
    last_time_heading: str
    said: tuple[PackSaid, ...]
    sections: tuple[PackSection, ...]
    questions_heading: str
    questions: tuple[PackQuestion, ...]
    answer_how: str
    rights_heading: str
    rights: tuple[str, ...]
    who_may_have_it: str


@printing("meeting_pack", version=1)
def print_meeting_pack(context: MeetingPackContext) -> Document:
    """Print the pack of one reader, for the screen and for paper alike."""
    return Document(
        title=context.title,
        day=context.day,
        footer=(f"Before a meeting. {context.who_may_have_it}", context.council),
        nodes=[
            Note("In short", [Paragraph(context.opening)]),
            KeyFacts(_facts(context)),
            *_last_time(context),
            *(node for section in context.sections for node in _section(section)),
            *_questions(context),
            Heading(context.rights_heading),
            BulletList(list(context.rights)),
        ],
    )


def _facts(context: MeetingPackContext) -> list[tuple[str, str]]:
    return [
        ("When", context.when),
        *([("Where", context.place)] if context.place else []),
        ("What for", "; ".join(context.why)),
        *([("Who else is asked", ", ".join(context.comes))] if context.comes else []),
    ]


def _last_time(context: MeetingPackContext) -> list[Node]:
    if not context.said:
        return []
    found: list[Node] = [Heading(context.last_time_heading)]
    for each in context.said:
        when = f", {in_words(each.on)}" if each.on else ""
        found.append(Quote(each.words, whose=f"{each.whose}{when}"))
        if each.came_of_it:
            found.append(Paragraph([Run("What came of it: ", strong=True), each.came_of_it]))
    return found


def _section(section: PackSection) -> list[Node]:
    if not section.lines:
        return []
    lines = [
        f"{each.words} ({each.beside})" if each.beside else each.words for each in section.lines
    ]
    return [Heading(section.heading), BulletList(lines)]


def _questions(context: MeetingPackContext) -> list[Node]:
    if not context.questions:
        return []
    asked = [f"{each.words} {each.hint}".strip() for each in context.questions]
    return [
        Heading(context.questions_heading),
        NumberedList(asked),
        Paragraph(context.answer_how),
    ]
