"""The minute of a meeting, printed from what was recorded of it. Nobody types it."""

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
    Quote,
    Run,
    Table,
)
from ettle.plans.printings.face import ended


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteView:
    """What somebody said before or at the meeting, in their own words."""

    words: str
    whose: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteDecision:
    """What was decided, and why."""

    words: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteAction:
    """What is to be done, by whom and by when."""

    words: str
    owner: str
    by_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteTarget:
    """A target that was looked at, and what becomes of it."""

    words: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteChange:
    """A change to the plan that somebody asked for, and the answer."""

    words: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteDisagreement:
    """That somebody does not agree: in their words, what happens next, and where they may go."""

    whose: str
    words: str
    next: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteContext:
    """The minute for one reader; ``reader`` is empty for the record copy.

    ``child`` is how a child's copy speaks: to them. ``closed`` is what the meeting met, and
    ``statutory`` what it did not, where a review that the law asks for goes on.
    """

    council: str
    school: str
    pupil: str
    reader: str
    is_to_child: bool
    held_on: date
    issued_on: date
    place: str
    why: tuple[str, ...]
    came: tuple[str, ...]
    did_not_come: tuple[str, ...]
    family_reason: str
    views: tuple[MinuteView, ...]
    said: str
    decisions: tuple[MinuteDecision, ...]
    actions: tuple[MinuteAction, ...]
    targets: tuple[MinuteTarget, ...]
    changes: tuple[MinuteChange, ...]
    disagreement: MinuteDisagreement | None
    closed: tuple[str, ...]
    statutory: tuple[str, ...]
    written_by: str
    who_may_have_it: str


@printing("minute", version=1)
def print_minute(context: MinuteContext) -> Document:
    """Print the minute; a child's own copy leaves out all but what happens next."""
    return Document(
        title=_title(context),
        day=context.issued_on,
        footer=(
            f"{context.council}. As recorded on {in_words(context.issued_on)}.",
            context.who_may_have_it,
        ),
        nodes=[*_child(context)] if context.is_to_child else [*_whole(context)],
    )


def _title(context: MinuteContext) -> str:
    if context.is_to_child:
        return "What we talked about at your meeting"
    return f"Minute of the meeting about {context.pupil}"


def _child(context: MinuteContext) -> list[Node]:
    return [
        Note(
            "In short",
            [Paragraph(f"We met on {in_words(context.held_on)}. This is what happens now.")],
        ),
        *_views(context, "What you told us"),
        *_listed(
            "What we decided",
            [f"{ended(one.words)} {one.reasons}".strip() for one in context.decisions],
        ),
        *_listed("What people will do", [_action(one) for one in context.actions]),
        *_listed(
            "What you are working on", [f"{one.words} ({one.outcome})" for one in context.targets]
        ),
        *_disagreement(context, "Somebody sees it another way"),
        Heading("If this is not right"),
        Paragraph("Tell an adult you trust. You can say more at any time."),
    ]


def _whole(context: MinuteContext) -> list[Node]:
    return [
        KeyFacts(_facts(context)),
        *_absence(context),
        *_views(context, "What people said before the meeting"),
        *_said(context),
        *_decisions(context),
        *_actions(context),
        *_table(
            "Targets",
            "What was looked at",
            ("Target", "What becomes of it"),
            [(one.words, one.outcome) for one in context.targets],
        ),
        *_table(
            "Changes to the plan that were asked for",
            "Taken or declined",
            ("Change", "Answer"),
            [(one.words, one.answer) for one in context.changes],
        ),
        *_disagreement(context, "Where we do not agree"),
        *_listed("What this meeting closed", list(context.closed)),
        *_listed("The review that the law asks for", list(context.statutory)),
        Paragraph(f"Recorded by {context.written_by}."),
    ]


def _facts(context: MinuteContext) -> list[tuple[str, str]]:
    facts = (
        ("Held on", in_words(context.held_on)),
        ("Where", context.place),
        ("School", context.school),
        ("What for", "; ".join(context.why)),
        ("Who came", ", ".join(context.came)),
        ("Asked, and did not come", ", ".join(context.did_not_come)),
    )
    return [(name, words) for name, words in facts if words]


def _absence(context: MinuteContext) -> list[Node]:
    if not context.family_reason:
        return []
    return [Note("The family was not there", [Paragraph(context.family_reason)])]


def _views(context: MinuteContext, heading: str) -> list[Node]:
    if not context.views:
        return []
    return [
        Heading(heading),
        *(
            Quote(one.words, whose=f"{one.whose}, {in_words(one.on)}" if one.on else one.whose)
            for one in context.views
        ),
    ]


def _said(context: MinuteContext) -> list[Node]:
    parts = [part.strip() for part in context.said.split("\n") if part.strip()]
    return [Heading("What was talked about"), *(Paragraph(one) for one in parts)] if parts else []


def _decisions(context: MinuteContext) -> list[Node]:
    rows = [(one.words, one.reasons) for one in context.decisions]
    if not rows:
        return [Heading("Decisions"), Paragraph("Nothing was decided.")]
    return _table("Decisions", "What was decided, and why", ("Decision", "Why"), rows)


def _actions(context: MinuteContext) -> list[Node]:
    rows = [
        (one.words, one.owner, in_words(one.by_on) if one.by_on else "") for one in context.actions
    ]
    return _table("Actions", "Who does what, and by when", ("What", "Who", "By"), rows)


def _action(one: MinuteAction) -> str:
    by = f" By {in_words(one.by_on)}." if one.by_on else ""
    return f"{one.owner}: {ended(one.words)}{by}"


def _disagreement(context: MinuteContext, heading: str) -> list[Node]:
    found = context.disagreement
    if found is None:
        return []
    if context.is_to_child:
        return [Heading(heading), Quote(found.words, whose=found.whose), Paragraph(found.next)]
    return [
        Heading(heading),
        Quote(found.words, whose=found.whose),
        Paragraph([Run("What happens next: ", strong=True), found.next]),
        *([BulletList(list(found.routes))] if found.routes else []),
    ]


def _listed(heading: str, lines: list[str]) -> list[Node]:
    return [Heading(heading), BulletList(lines)] if lines else []


def _table(
    heading: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[Node]:
    if not rows:
        return []
    return [Heading(heading), Table(caption, list(columns), [list(row) for row in rows])]
