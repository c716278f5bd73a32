"""The thread: need, objective, support, who, delivered, effect; and where it is broken.

Pure: the parts of a plan come in as plain values, with how each support was given and when
each target was last seen. Out come strands, one an objective, and every break named with what
mends it. A break is about the plan and never about a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

NEED_KINDS = frozenset({"factor", "barrier"})
THREAD_KINDS = frozenset({*NEED_KINDS, "objective", "support", "target"})
UNSEEN_WEEKS = 6

BREAK_WORDS = {
    "need_no_objective": ("No objective answers this need.", "Write an objective for it."),
    "need_no_support": (
        "No support is written for this need.",
        "Write support under its objective.",
    ),
    "objective_no_support": ("No support is written for it.", "Write who does what, how often."),
    "objective_no_target": (
        "No short-term target shows whether it is getting there.",
        "Write a target under it.",
    ),
    "support_no_person": ("Nobody is named to give it.", "Say who gives it."),
    "support_no_frequency": (
        "It is not said how often, so nobody can tell whether it is given.",
        "Say how many times, in what time.",
    ),
    "support_not_given": (
        "It is planned, and was not given for two school weeks or more.",
        "Find out why, and who does what.",
    ),
    "target_not_measured": (
        "Nobody has said how it is going for six school weeks.",
        "Tap what was seen, or stop the target.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """One part of the plan as the thread needs it. ``needs`` are refs; ``who`` is in words."""

    ref: str
    kind: str
    words: str
    under: str = ""
    needs: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    how_often: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How one support was given lately: whether it can be counted, and what came of it."""

    is_countable: bool = True
    has_gap: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How one target was last seen: in school weeks ago, or since it began if never."""

    school_weeks: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the line stops: which kind, at which part, and in words why and what next."""

    kind: str
    ref: str
    at: str

    @property
    def place(self) -> str:
        """The part's words, to go on from in a sentence."""
        return self.at.rstrip(". ")

    @property
    def why(self) -> str:
        """What is broken."""
        return BREAK_WORDS[self.kind][0]

    @property
    def mend(self) -> str:
        """What would mend it."""
        return BREAK_WORDS[self.kind][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A support or a target on its strand, with how it stands and where it breaks."""

    knot: Knot
    standing: str = ""
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One objective with the needs it answers and what hangs on it; or a need nothing answers."""

    needs: tuple[Knot, ...] = ()
    objective: Knot | None = None
    supports: tuple[Line, ...] = ()
    targets: tuple[Line, ...] = ()
    own_breaks: tuple[Break, ...] = ()

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Every break on this strand, from the need to the effect."""
        lines = [each for line in (*self.supports, *self.targets) for each in line.breaks]
        return (*self.own_breaks, *lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The whole thread of one plan. ``loose`` are targets that hang on no objective."""

    strands: tuple[Strand, ...] = ()
    loose: tuple[Line, ...] = ()

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Every break, once, in the order of the plan."""
        found = [each for strand in self.strands for each in strand.breaks]
        found += [each for line in self.loose for each in line.breaks]
        return tuple(dict.fromkeys(found))

    @property
    def is_whole(self) -> bool:
        """Say whether there is a line, and nothing in it is broken."""
        return bool(self.strands) and not self.breaks

    def only(self, refs: frozenset[str]) -> "Thread":
        """Leave what a reader may read. A break is never claimed because they may not read on."""
        strands = tuple(
            kept for strand in self.strands if (kept := _strand_for(strand, refs)) is not None
        )
        return Thread(strands=strands, loose=_lines_for(self.loose, refs))


@dataclass(slots=True)
class _Hung:
    """What hangs on each objective, and which objectives answer each need."""

    supports: dict[str, list[Knot]] = field(default_factory=dict)
    targets: dict[str, list[Knot]] = field(default_factory=dict)
    answered_by: dict[str, list[str]] = field(default_factory=dict)


def thread_of(
    knots: Iterable[Knot], *, given: Mapping[str, Given], seen: Mapping[str, Seen]
) -> Thread:
    """Draw the thread of a plan and name its breaks.

    ``given`` is by the ref of a support and ``seen`` by that of a target; a support that has no
    line in ``given`` has not begun to be counted, which is no break.
    """
    parts = [knot for knot in knots if not knot.is_over]
    needs = [knot for knot in parts if knot.kind in NEED_KINDS]
    objectives = [knot for knot in parts if knot.kind == "objective"]
    hung = _hang(parts, objectives)
    strands = [_unanswered(need) for need in needs if not hung.answered_by.get(need.ref)]
    strands += [_strand(each, needs, hung, given, seen) for each in objectives]
    known = {each.ref for each in objectives}
    loose = [each for under, own in hung.targets.items() if under not in known for each in own]
    return Thread(strands=tuple(strands), loose=tuple(_target_line(each, seen) for each in loose))


def _hang(parts: Sequence[Knot], objectives: Sequence[Knot]) -> _Hung:
    hung = _Hung()
    for knot in parts:
        if knot.kind in ("support", "target"):
            place = hung.supports if knot.kind == "support" else hung.targets
            place.setdefault(knot.under, []).append(knot)
    for objective in objectives:
        for need in objective.needs:
            hung.answered_by.setdefault(need, []).append(objective.ref)
    return hung


def _unanswered(need: Knot) -> Strand:
    return Strand(needs=(need,), own_breaks=(_break("need_no_objective", need),))


def _strand(
    objective: Knot,
    needs: Sequence[Knot],
    hung: _Hung,
    given: Mapping[str, Given],
    seen: Mapping[str, Seen],
) -> Strand:
    own_needs = tuple(need for need in needs if need.ref in objective.needs)
    supports = hung.supports.get(objective.ref, [])
    targets = hung.targets.get(objective.ref, [])
    breaks = [] if supports else [_break("objective_no_support", objective)]
    breaks += [
        _break("need_no_support", need)
        for need in own_needs
        if not any(hung.supports.get(ref) for ref in hung.answered_by[need.ref])
    ]
    breaks += [] if targets else [_break("objective_no_target", objective)]
    return Strand(
        needs=own_needs,
        objective=objective,
        supports=tuple(_support_line(each, given.get(each.ref)) for each in supports),
        targets=tuple(_target_line(each, seen) for each in targets),
        own_breaks=tuple(breaks),
    )


def _support_line(knot: Knot, given: Given | None) -> Line:
    kinds = [] if knot.who else ["support_no_person"]
    if given is not None and not given.is_countable:
        kinds.append("support_no_frequency")
    if given is not None and given.has_gap:
        kinds.append("support_not_given")
    return Line(
        knot=knot,
        standing=given.words if given else "",
        breaks=tuple(_break(kind, knot) for kind in kinds),
    )


def _target_line(knot: Knot, seen: Mapping[str, Seen]) -> Line:
    last = seen.get(knot.ref, Seen())
    broken = last.school_weeks >= UNSEEN_WEEKS
    return Line(
        knot=knot,
        standing=last.words,
        breaks=(_break("target_not_measured", knot),) if broken else (),
    )


def _break(kind: str, knot: Knot) -> Break:
    return Break(kind, knot.ref, knot.words)


def _strand_for(strand: Strand, refs: frozenset[str]) -> Strand | None:
    if strand.objective is not None and strand.objective.ref not in refs:
        return None
    needs = tuple(need for need in strand.needs if need.ref in refs)
    if strand.objective is None and not needs:
        return None
    return replace(
        strand,
        needs=needs,
        supports=_lines_for(strand.supports, refs),
        targets=_lines_for(strand.targets, refs),
        own_breaks=tuple(each for each in strand.own_breaks if each.ref in refs),
    )


def _lines_for(lines: Sequence[Line], refs: frozenset[str]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.knot.ref in refs)
