"""What every printing of a plan says of itself, and the parts of a page that they share.

Here: the face, and lines of a plan laid out. Not here: which lines a printing holds
(``plans.editions``) or what one printing says (a module each).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.tree import (
    BulletList,
    Heading,
    Inline,
    KeyFacts,
    Node,
    Note,
    Paragraph,
    Quote,
    Table,
)

ANY_READER = "How an adult reads this:"
NOTHING = "Nothing is written about this yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a printing is, of whom, as at when, and who may have it.

    ``holds`` are the refs of the parts of the plan that are printed: an opened copy is
    checked against them, so a printing that left one out would be found out.
    """

    title: str
    what: str
    who_may_have: str
    name: str
    first_name: str
    birth_date: date
    stage: str
    school: str
    council: str
    as_at: date
    made_by: str
    copy_for: str = ""
    is_draft: bool = True
    oldest_confirmed_on: date | None = None
    holds: tuple[str, ...] = ()
    who_answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Some words of the plan, whose they are where they are not the school's, and their day."""

    words: str
    source: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What somebody said, in their words, and apart from it what an adult made of it."""

    whose: str
    words: str
    on: date | None = None
    reading: str = ""
    reading_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLine:
    """Support as planned: what, when, where and by whom."""

    what: str
    when: str = ""
    where: str = ""
    persons: tuple[str, ...] = ()
    objective: str = ""
    source: str = ""


def opening(face: Face, *more: tuple[str, Inline]) -> list[Node]:
    """Say first what this is, who may have it and of whom it speaks."""
    confirmed = (
        [("Oldest part last checked on", in_words(face.oldest_confirmed_on))]
        if face.oldest_confirmed_on
        else []
    )
    answers = [("Council that answers", face.who_answers)] if face.who_answers else []
    return [
        Note("What this is", [Paragraph(face.what), Paragraph(who_may_have(face))]),
        Heading(f"About {face.first_name}"),
        KeyFacts(
            [
                ("Name", face.name),
                ("Date of birth", without_weekday(face.birth_date)),
                ("Stage and school", ", ".join(x for x in (face.stage, face.school) if x) or "–"),
                *answers,
                ("As the plan stood on", in_words(face.as_at)),
                ("Put together by", face.made_by),
                *confirmed,
                *more,
            ]
        ),
    ]


def who_may_have(face: Face) -> str:
    """Say in a sentence who may have a printing."""
    return f"Who may have it: {face.who_may_have.rstrip('.')}."


def marks(face: Face) -> tuple[str, ...]:
    """Warn where this is only a draft."""
    return ("Draft to look at: not issued",) if face.is_draft else ()


def footer(face: Face) -> tuple[str, ...]:
    """Say at the foot of each page what this is and whose copy."""
    copy = (f"Copy for {face.copy_for}",) if face.copy_for else ()
    return (face.council, f"{face.title}, as at {in_words(face.as_at)}", *copy)


def listed(
    heading: str, lines: Iterable[Line], *, level: int = 2, none: str = NOTHING
) -> list[Node]:
    """Lay lines out under a heading; say so where there are none."""
    items = [told(line) for line in lines]
    return [Heading(heading, level=level), BulletList(items) if items else Paragraph(none)]


def listed_if_any(heading: str, lines: Iterable[Line], *, level: int = 2) -> list[Node]:
    """Lay lines out under a heading, or nothing at all."""
    kept = list(lines)
    return listed(heading, kept, level=level) if kept else []


def ended(words: str) -> str:
    """End words as a sentence, where whoever wrote them did not."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def told(line: Line) -> str:
    """Give a line with whose words it is and of which day."""
    about = ", ".join(x for x in (line.source, in_words(line.on) if line.on else "") if x)
    return f"{line.words} ({about})" if about else line.words


def voices(heading: str, said: Iterable[Voice], *, none: str) -> list[Node]:
    """Give views in people's own words; an adult's reading of them stands apart, as one."""
    nodes: list[Node] = [Heading(heading)]
    for one in said:
        whose = f"{one.whose}, {in_words(one.on)}" if one.on else one.whose
        nodes.append(Quote(one.words, whose))
        if one.reading:
            nodes.append(Paragraph(f"{_how_read(one.reading_by)} {one.reading}"))
    return nodes if len(nodes) > 1 else [*nodes, Paragraph(none)]


def _how_read(reader: str) -> str:
    """Say whose reading follows: *How Ms Laird, ASN lead, reads this:*."""
    return f"How {reader}{',' if ',' in reader else ''} reads this:" if reader else ANY_READER


def support_table(caption: str, supports: Iterable[SupportLine]) -> list[Node]:
    """Lay support out as a table: what, when, where, who."""
    rows = [
        (
            f"{one.what} ({one.source})" if one.source else one.what,
            one.when or "Not written yet",
            one.where,
            "\n".join(one.persons) or "Nobody is named yet",
        )
        for one in supports
    ]
    if not rows:
        return [Paragraph("No support is written yet.")]
    return [Table(caption, ["Support", "When", "Where", "Who gives it"], rows, row_headers=True)]


def without_weekday(day: date) -> str:
    """Give a day without its weekday, as dates of birth are said."""
    return in_words(day).partition(" ")[2]


def by_when(day: date | None, none: str = "No date yet") -> str:
    """Give a day in words, or say that there is none."""
    return in_words(day) if day else none
