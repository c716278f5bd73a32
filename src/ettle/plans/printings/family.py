"""The family's edition: a child's whole plan in a family's words, with the map of plans."""

from collections.abc import Sequence
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
    Paragraph,
    Picture,
    Run,
)
from ettle.documents.write import reading_minutes
from ettle.plans.printings.face import (
    Face,
    Line,
    SupportLine,
    Voice,
    ended,
    footer,
    listed_if_any,
    marks,
    voices,
    who_may_have,
)
from ettle.plans.printings.plan_map import MapPiece, map_in_words, picture_of_map
from ettle.plans.wording import reading_age_of_document


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyObjective:
    """What we want to happen, by when, and the support for it."""

    words: str
    by_on: date | None
    supports: tuple[SupportLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTarget:
    """What the child is working on now, and how everyone will know."""

    words: str
    measure: str = ""
    by_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyDay:
    """Something that comes on a day."""

    what: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySource:
    """A trusted source: what it is, whose, where, what it gives, and from when."""

    title: str
    publisher: str
    address: str
    gives: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyContext:
    """Everything in one parent's edition. What is not for this parent is not in it."""

    face: Face
    pieces: tuple[MapPiece, ...]
    matters: tuple[Line, ...]
    strengths: tuple[Line, ...]
    talking: tuple[Line, ...]
    helps: tuple[Line, ...]
    avoid: tuple[Line, ...]
    signs: tuple[Line, ...]
    hard: tuple[Line, ...]
    objectives: tuple[FamilyObjective, ...]
    targets: tuple[FamilyTarget, ...]
    steps: tuple[Line, ...]
    tried: tuple[Line, ...]
    views: tuple[Voice, ...]
    actions: tuple[Line, ...]
    decisions: tuple[Line, ...]
    days: tuple[FamilyDay, ...]
    ask: tuple[str, ...]
    not_happening: tuple[str, ...]
    rights: tuple[str, ...]
    sources: tuple[FamilySource, ...]


@printing("family", version=1)
def print_family(context: FamilyContext) -> Document:
    """Print one parent's edition. How long it takes to read stands on its face."""
    body = _body(context)
    face = context.face
    measured = Document(title=face.title, nodes=body)
    level = reading_age_of_document(measured)
    return Document(
        title=f"{face.first_name}’s plan",
        day=face.as_at,
        marks=marks(face),
        footer=footer(face),
        nodes=[*_opening(face, reading_minutes(measured), level.age), *body],
    )


def _opening(face: Face, minutes: float, age: float) -> list[Node]:
    return [
        Note(
            "What this is",
            [
                Paragraph(face.what),
                Paragraph(who_may_have(face)),
                Paragraph(
                    f"It takes about {_minutes(minutes)} to read. The words are about right for a "
                    f"reader of {age:.0f}."
                ),
            ],
        ),
        Paragraph(
            f"{face.name}, {', '.join(x for x in (face.stage, face.school) if x) or 'no school'}. "
            f"As the plan stood on {in_words(face.as_at)}, put together by {face.made_by}."
        ),
    ]


def _minutes(minutes: float) -> str:
    whole = max(1, round(minutes))
    return "1 minute" if whole == 1 else f"{whole} minutes"


def _body(context: FamilyContext) -> list[Node]:
    name = context.face.first_name
    return [
        *plan_map(name, context.pieces),
        *listed_if_any(f"What matters to {name}", context.matters),
        *listed_if_any(f"What {name} is good at", context.strengths),
        *listed_if_any(f"How {name} talks with people", context.talking),
        *listed_if_any("What helps", context.helps),
        *listed_if_any("What does not help", context.avoid),
        *listed_if_any(f"When {name} is finding it hard", context.signs),
        *listed_if_any("What makes learning harder", context.hard),
        *_objectives(context),
        *_targets(context),
        *listed_if_any("Keeping safe and well", context.steps),
        *listed_if_any("What has been tried", context.tried),
        *voices(
            "What people have said", context.views, none="Nobody’s views are in the plan yet. "
            "You can say what you think at any time."
        ),
        *listed_if_any("What was decided, and why", context.decisions),
        *listed_if_any("Who has said they will do what", context.actions),
        *_days(context.days),
        *_said("Who to ask", context.ask),
        *_said("If something is not happening", context.not_happening),
        *_said("Your rights", context.rights),
        *_sources(context.sources),
    ]  # fmt: skip


def plan_map(name: str, pieces: tuple[MapPiece, ...]) -> list[Node]:
    """Lay out the map: a picture, and a list that says the same and more."""
    return [
        Heading(f"The plans {name} has, and how they fit together"),
        Picture(picture_of_map(pieces), map_in_words(name, pieces)),
        BulletList([[Run(f"{piece.name}. ", strong=True), piece.words] for piece in pieces]),
        Paragraph(
            "What is known and planned is written once, in one record. Each plan is printed from "
            "it, for those who need that part. So nobody should ask you for the same thing twice."
        ),
    ]


def _objectives(context: FamilyContext) -> list[Node]:
    nodes: list[Node] = [Heading("What we want to happen, and the help for it")]
    for one in context.objectives:
        nodes.append(Heading(one.words, level=3))
        if one.by_on:
            nodes.append(Paragraph(f"By {in_words(one.by_on)}."))
        if one.supports:
            nodes.append(BulletList([_support(support) for support in one.supports]))
        else:
            nodes.append(Paragraph("No help is written for this yet. Ask about it."))
    return nodes if len(nodes) > 1 else [*nodes, Paragraph("Nothing is written about this yet.")]


def _support(one: SupportLine) -> Sequence[str | Run]:
    said = [
        f"When: {ended(one.when or 'not written yet')}",
        f"Where: {ended(one.where)}" if one.where else "",
        f"Who: {ended('; '.join(one.persons) or 'nobody is named yet')}",
    ]
    what = Run(ended(one.what), strong=True)
    return [what, " " + " ".join(words for words in said if words)]


def _targets(context: FamilyContext) -> list[Node]:
    if not context.targets:
        return []
    items = []
    for one in context.targets:
        how = f" How we will know: {ended(one.measure)}" if one.measure else ""
        when = f" By {in_words(one.by_on)}." if one.by_on else ""
        items.append(f"{ended(one.words)}{how}{when}")
    return [Heading(f"What {context.face.first_name} is working on now"), BulletList(items)]


def _days(days: tuple[FamilyDay, ...]) -> list[Node]:
    if not days:
        return []
    return [Heading("Days to know"), KeyFacts([(one.what, in_words(one.on)) for one in days])]


def _said(heading: str, lines: tuple[str, ...]) -> list[Node]:
    return [Heading(heading), BulletList(list(lines))] if lines else []


def _sources(sources: tuple[FamilySource, ...]) -> list[Node]:
    if not sources:
        return []
    items: list[Sequence[str | Run]] = [
        [Run(one.title, link=one.address), f"{_whose(one)}. {one.gives}"] for one in sources
    ]
    dated = list(dict.fromkeys(one.dated for one in sources))
    if len(dated) > 1:
        items = [[*item, f" {one.dated}"] for item, one in zip(items, sources, strict=True)]
    said_once = [Paragraph(dated[0])] if len(dated) == 1 else []
    return [Heading("Where to find out more"), BulletList(items), *said_once]


def _whose(one: FamilySource) -> str:
    """Name the publisher, where the title does not."""
    return "" if one.publisher.casefold() in one.title.casefold() else f", {one.publisher}"
