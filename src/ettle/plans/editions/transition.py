"""What the transition pack selects, and the days that the law sets before a move."""

from datetime import date

from asl_law import clocks
from asl_law.clocks.changes import UNDER_SCHOOL_AGE
from asl_law.days import in_words
from asl_law.time_limits import Clock
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, face_of
from ettle.plans.editions.selection import selected
from ettle.plans.editions.trying import tried_in
from ettle.plans.printings.transition import LegalDay, TransitionContext

MOVES = {
    "change": "To another school, or from primary to secondary",
    "first": "To nursery or school from under school age",
    "leaving": "Leaving school",
}
GATHER, PASS_ON = "Ask what is needed, and for views, by", "Pass on what is needed by"


def compose_transition(held: Held) -> TransitionContext:
    """Lay what the next school needs to know out, as far as it was agreed to share it."""
    answers = held.answers
    move_on: date = answers.get("move_on") or held.by.today
    return TransitionContext(
        face=face_of(held),
        to_school=answers.get("to_school") or "Said when this is issued",
        move_on=move_on,
        agreed=answers.get("agreement")
        or "Agreed part by part when this is issued. Nothing goes anywhere before.",
        something_left_out=len(held.versions) < len(selected(held.edition, held.plan)),
        profile=held.lines("profile"),
        strengths=held.lines("strength"),
        matters=held.lines("what_matters"),
        communication=held.lines("communication"),
        works=held.lines("helps", "strategy"),
        avoid=held.lines("avoid"),
        signs=held.lines("signs"),
        health=held.lines("health"),
        tried=tried_in(held),
        objectives=held.lines("objective"),
        supports=held.supports(),
        views=held.views(),
        days=legal_days(move_on, answers.get("move") or "change", held.by.today),
    )


def legal_days(move_on: date, move: str, today: date) -> tuple[LegalDay, ...]:
    """Give the law's two days before a move, each with why it is that day."""
    gather, pass_on = ("C11", "C12") if move == "leaving" else ("C14", "C15")
    variant = UNDER_SCHOOL_AGE if move == "first" else None
    return (
        _day(GATHER, clocks.rule_on(gather, move_on, variant=variant).start(move_on), today),
        _day(PASS_ON, clocks.rule_on(pass_on, move_on, variant=variant).start(move_on), today),
    )


def _day(what: str, clock: Clock, today: date) -> LegalDay:
    passed = "That day has passed. " if clock.due_on < today else ""
    return LegalDay(what=what, on=clock.due_on, why=passed + clock.explanation)


def agreement_words(who: str, on: date) -> str:
    """Say who agreed to what is shared, and on which day."""
    return f"{who} agreed on {in_words(on)} to what is in this paper being shared."


TRANSITION = Edition(
    key="transition",
    name="Transition pack",
    what="This is not a legal plan. It tells the next school or service what works, so that "
    "nobody starts again. It holds only what the family, or the young person, agreed to share.",
    who_may_have="the school or service it is made out to, the family and the young person, and "
    "those who lead the school",
    readers=frozenset({"lead", "parent", "pupil"}),
    issuers=frozenset({"lead"}),
    kinds=(
        "profile", "strength", "what_matters", "communication", "helps", "avoid", "signs",
        "strategy", "health", "concern", "tried", "objective", "support", "view",
    ),
    compose=compose_transition,
    asks=("move", "share", "agreement"),
    needs=(
        Need("A profile", ("profile",)),
        Need("What works: what helps, and strategies", ("helps", "strategy")),
        Need("The child’s or the family’s views", ("view",)),
    ),
)  # fmt: skip
