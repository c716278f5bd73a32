"""Rights with a time of their own, what a bar keeps closed, and what becomes of an ended plan."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from asl_law.citations import Citation, act, csp_regulations, ssi
from asl_law.clocks.placing import COMMITTEE_APPEAL
from asl_law.days import in_words
from asl_law.time_limits import Clock, Nature, State
from asl_law.timeline.case import Case, Key
from asl_law.timeline.events import EventKind

_ONE_DAY = timedelta(days=1)
_CHOICE = csp_regulations("regulation 11(4)\N{EN DASH}(6)")
SUPPOSED_REFUSALS = frozenset({"C16", "C17"})
_REFERRED = (EventKind.COMMITTEE_REFERRED, EventKind.PLACING_REFERENCE_MADE)
_MEDIATION = act("section 15")
_MEDIATE = (
    "take part in mediation, which is free and voluntary, with the child's views sought; no other "
    "day of the case moves"
)
_MORE = ssi("2005/501", "regulation 4(4)")
_GIVE = (
    "give the authority the information it asked for; its ten working days then count from the "
    "first working day after that"
)
_OR_TRIBUNAL = "(the Tribunal hears it for a special school, or where section 18(4) applies)"


class Act(NamedTuple):
    """One thing that may lawfully be done, by when, and whether that day is only a safe one."""

    name: str
    words: str
    citation: Citation
    by: date | None = None
    by_is_only_cautious: bool = False
    questions: tuple[str, ...] = ()


_IN_TIME: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "C18": (
            "refer to committee",
            f"refer the refusal of a placing request to an appeal committee {_OR_TRIBUNAL}",
        ),
        "C23": ("choose", "choose whether the plan that was overturned is kept for five years"),
        "C26 (response)": ("answer", "answer the authority's acceptance of the dispute"),
        "C29": (
            "ask permission",
            "ask the Tribunal for permission to appeal to the Upper Tribunal",
        ),
    }
)
_AFTERWARDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "C18": (
            "refer to committee",
            "refer the refusal of a placing request late, which the committee hears for good cause",
        ),
        "C29": ("ask for more time", "ask the Tribunal for more time to ask permission to appeal"),
    }
)
_BARRED: Mapping[str, str] = MappingProxyType(
    {
        "C27": "apply again about the same dispute, unless there is a significant change",
        "C28": "make another placing reference, unless the decision or the plan has changed",
    }
)


def rights_and_bars(clock: Clock, about: str, state: State) -> list[Act]:
    """Give what a right with a time of its own still opens, or what a bar keeps closed."""
    rule = clock.rule
    if rule.nature is Nature.BAR and state is State.RUNNING:
        words = f"wait until {in_words(clock.due_on + _ONE_DAY)} to {_BARRED[rule.id]}{_of(about)}"
        return [Act("wait", words, rule.citation, questions=rule.questions)]
    if state is State.RUNNING and rule.name in _IN_TIME:
        name, words = _IN_TIME[rule.name]
        return [Act(name, f"{words}{_of(about)}", rule.citation, clock.due_on)]
    if state is State.OVER and rule.name in _AFTERWARDS:
        name, words = _AFTERWARDS[rule.name]
        return [Act(name, f"{words}{_of(about)}", rule.citation)]
    return []


def refer_supposed_refusal(case: Case, clock: Clock, about: str) -> list[Act]:
    """Give the way open after silence on a placing request, with a day that is only a safe one."""
    if any((kind, about) in case.seen for kind in _REFERRED):
        return []
    by: date | None = COMMITTEE_APPEAL.last_day(clock.due_on)
    if by is not None and by < case.on:
        by = None
    words = (
        f"refer the refusal that the law supposes to an appeal committee {_OR_TRIBUNAL}{_of(about)}"
    )
    return [
        Act("refer to committee", words, COMMITTEE_APPEAL.citation, by, True, ("LAW-Q42",)),
    ]


def after_a_plan(case: Case, states: Mapping[Key, State]) -> list[Act]:
    """Give what is to be done with a plan that has ended: ask, keep, destroy, and say so."""
    if (EventKind.PLAN_DESTROYED, "") in case.seen:
        return []
    if states.get(("C22", "")) is not None:
        if states["C22", ""] is not State.OVER:
            return []
        words = "destroy the plan; the person may be told, if it is known where they are"
        return [Act("destroy", words, csp_regulations("regulation 11(3)"))]
    if case.overturned_on is None:
        return []
    if (EventKind.KEEP_CHOICE_SENT, "") not in case.seen:
        words = "write to the person with the date, and ask them to choose within 21 days"
        return [Act("ask", words, _CHOICE)]
    declined = (EventKind.KEEP_DECLINED, "") in case.seen
    if declined or states["C23", ""] in (State.DEEMED, State.MET_LATE):
        return [Act("destroy", "destroy the plan, and tell the person that it is done", _CHOICE)]
    return []


def other_ways(case: Case) -> list[Act]:
    """Give what mediation that was asked for, and information asked about a dispute, leave open."""
    acts = [Act("mediate", f"{_MEDIATE}{_of(about)}", _MEDIATION) for about in case.mediations]
    acts += [Act("give information", f"{_GIVE}{_of(about)}", _MORE) for about in case.waiting]
    return acts


def _of(about: str) -> str:
    return f": {about}" if about else ""
