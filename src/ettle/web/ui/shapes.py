"""What the shared components are given: plain values, so a page can be drawn without a database.

A page maps what its selectors return to these. Nothing here decides who may see what.
"""

from dataclasses import dataclass
from datetime import date

from ettle.access import Reader
from ettle.web.ui.clock_shape import ClockShape, ExtensionShape, Tick
from ettle.web.ui.phrases import STEP_WORDS

__all__ = [
    "CardItem",
    "CardShape",
    "CastEntry",
    "Cell",
    "ClockShape",
    "EmptyShape",
    "ExtensionShape",
    "FilterLink",
    "Look",
    "OutcomeShape",
    "Reader",
    "Right",
    "StripShape",
    "StripStep",
    "SummaryRow",
    "TableShape",
    "ThreadShape",
    "ThreadStep",
    "Tick",
]


FEW_DONE = 2  # so many steps behind one still leave today on a telephone's first screen


@dataclass(frozen=True, slots=True, kw_only=True)
class StripStep:
    """One step of the strip. ``paper`` is the document that goes with it."""

    state: str
    what: str
    when: str = ""
    who: str = ""
    paper: str = ""
    paper_url: str = ""

    @property
    def state_word(self) -> str:
        return STEP_WORDS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """Something the family can do now, and the last day for it (none when there is no limit)."""

    what: str
    last_day: date | None = None
    how: str = ""
    url: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripShape:
    steps: tuple[StripStep, ...]
    today: date
    rights: tuple[Right, ...] = ()
    adopted: str = ""

    @property
    def earlier(self) -> tuple[StripStep, ...]:
        """What was done before the last thing that was, where something is still to come."""
        done = [step for step in self.steps if step.state == "done"]
        return tuple(done[:-1]) if len(self.steps) > len(done) > FEW_DONE else ()

    @property
    def earlier_words(self) -> str:
        """Name what is folded away, with how much of it there is."""
        steps = len(self.earlier)
        return f"What happened before ({steps} step{'' if steps == 1 else 's'})"

    @property
    def shown(self) -> tuple[StripStep, ...]:
        """What stands open: the last thing done, what is now, and what is next."""
        behind = len(self.earlier)
        done = [step for step in self.steps if step.state == "done"]
        return (*done[behind:], *(step for step in self.steps if step.state != "done"))


@dataclass(frozen=True, slots=True)
class Look:
    """Someone who has looked, on which day, and why they could."""

    who: str
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    key: str
    value: "str | date | list[str] | tuple[str, ...] | None"
    change_url: str = ""
    change_word: str = "Change"

    @property
    def is_day(self) -> bool:
        return isinstance(self.value, date)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list | tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyShape:
    """What will be here, and what to do first."""

    what: str
    first: str = ""
    url: str = ""
    link_word: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, perhaps a link, perhaps a status or a clock's short form under them."""

    words: str = ""
    url: str = ""
    status: str = ""
    clock: ClockShape | None = None
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    empty: EmptyShape | None = None
    show_caption: bool = False

    @property
    def headed_rows(self) -> list[list[tuple[str, Cell]]]:
        """Each cell with its column's heading, which a phone shows beside it."""
        return [
            [
                (heading, cell if isinstance(cell, Cell) else Cell(cell))
                for heading, cell in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class FilterLink:
    label: str
    count: int
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeShape:
    """What happened, who has been told, and what happens next."""

    happened: str
    told: tuple[str, ...] = ()
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadStep:
    """One knot of need, support, who, given, did it help. ``broken`` marks where the line stops."""

    label: str
    words: str
    broken: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadShape:
    steps: tuple[ThreadStep, ...]

    @property
    def break_at(self) -> ThreadStep | None:
        return next((step for step in self.steps if step.broken), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardItem:
    """One line of a support card, with the small picture beside it if there is one."""

    words: str
    picture_url: str = ""
    picture_words: str = ""

    def __str__(self) -> str:
        return self.words


CardLines = tuple[str | CardItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShape:
    """A support card: one screen, one side of A5."""

    known_as: str
    school: str = ""
    picture_url: str = ""
    version: str = ""
    matters: CardLines = ()
    talking: CardLines = ()
    helps: CardLines = ()
    signs: CardLines = ()
    must: CardLines = ()
    working_on: CardLines = ()
    ask: CardLines = ()
    confirmed_on: date | None = None
    expires_on: date | None = None
    changed: tuple[str, ...] = ()

    @property
    def sections(self) -> list[tuple[str, str, CardLines]]:
        """The parts that have something in them, in the order they are read."""
        parts = [
            ("plain", "What matters to me", self.matters),
            ("plain", "How I talk with people", self.talking),
            ("plain", "What helps", self.helps),
            ("plain", "Signs I am finding it hard, and what to do", self.signs),
            ("must", "Must", self.must),
            ("plain", "What I am working on", self.working_on),
            ("plain", "Ask", self.ask),
        ]
        return [part for part in parts if part[2]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastEntry:
    """One person of the demonstration, on its sign-in page only."""

    name: str
    who: str
    url: str
    sees: str = ""
    next: str = ""
