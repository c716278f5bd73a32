"""What the Child's Plan selects, and how it lays wellbeing and a child's world out."""

from collections.abc import Iterable
from datetime import date

from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, day_in, face_of, line_of, tidy
from ettle.plans.models import EntryVersion, ObligationClosed
from ettle.plans.printings.childs_plan import (
    ChildsPlanContext,
    Indicator,
    PlanAction,
    WorldSide,
)
from ettle.plans.printings.face import Line

# Section 3B of the 2004 Act names the eight; a part says which it is about in detail["wellbeing"].
INDICATORS = {
    "safe": "Safe",
    "healthy": "Healthy",
    "achieving": "Achieving",
    "nurtured": "Nurtured",
    "active": "Active",
    "respected": "Respected",
    "responsible": "Responsible",
    "included": "Included",
}
WORLD = {
    "grow": "How I grow and develop",
    "need": "What I need from the people who look after me",
    "wider": "My wider world",
}
WELL, HARD, HOPED = ("strength", "what_matters"), ("factor", "barrier"), ("objective",)
ABOUT_A_LIFE = (*WELL, *HARD)


def compose_childs_plan(held: Held) -> ChildsPlanContext:
    """Lay needs, wellbeing, actions and views out as a Child's Plan."""
    actions = sorted(held.of("action"), key=lambda one: one.detail.get("by_on") or "9999")
    return ChildsPlanContext(
        face=face_of(held),
        why=held.lines(*HARD),
        indicators=tuple(_indicator(held, key, name) for key, name in INDICATORS.items()),
        world=_world(held),
        outcomes=held.lines("objective"),
        actions=tuple(_action(one) for one in actions),
        supports=held.supports(),
        views=held.views(),
        decisions=decisions_of(held),
        events=events_in_short(held),
        next_look_on=_next_look(held, actions),
    )


def _next_look(held: Held, actions: Iterable[EntryVersion]) -> date | None:
    """Give the day that the last meeting set; with none to come, that of the next thing to do."""
    today = held.by.today
    closed = ObligationClosed.objects.filter(
        meeting__plan=held.plan, obligation="childs_plan", next_on__gte=today
    )
    agreed = closed.order_by("-closed_on", "-pk").values_list("next_on", flat=True).first()
    due = [day_in(one, "by_on") for one in actions if not day_in(one, "done_on")]
    return agreed or min((day for day in due if day and day >= today), default=None)


def _indicator(held: Held, key: str, name: str) -> Indicator:
    def about(kinds: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            one.text for one in held.of(*kinds) if key in (one.detail.get("wellbeing") or ())
        )

    return Indicator(name=name, well=about(WELL), hard=about(HARD), hoped=about(HOPED))


def _world(held: Held) -> tuple[WorldSide, ...]:
    placed = [
        WorldSide(name=name, lines=_lines(held.of(*ABOUT_A_LIFE), key))
        for key, name in WORLD.items()
    ]
    others = tuple(
        line_of(one) for one in held.of(*ABOUT_A_LIFE) if one.detail.get("world") not in WORLD
    )
    elsewhere = [WorldSide(name="Not yet put on a side", lines=others)] if others else []
    return (*placed, *elsewhere)


def _lines(versions: Iterable[EntryVersion], side: str) -> tuple[Line, ...]:
    return tuple(line_of(one) for one in versions if one.detail.get("world") == side)


def _action(version: EntryVersion) -> PlanAction:
    return PlanAction(
        words=version.text,
        owner=version.detail.get("owner") or "",
        by_on=day_in(version, "by_on"),
        done_on=day_in(version, "done_on"),
    )


def decisions_of(held: Held) -> tuple[Line, ...]:
    """Give the decisions, each with its reasons and who took it."""
    return tuple(
        Line(
            words=f"{tidy(one.text)}. Because: {one.detail['reasons']}"
            if one.detail.get("reasons")
            else one.text,
            source=one.detail.get("decided_by") or "",
            on=one.said_on,
        )
        for one in held.of("decision")
    )


def events_in_short(held: Held) -> tuple[Line, ...]:
    """Give the events in the order of their days."""
    events = sorted(held.of("event"), key=lambda one: one.detail.get("happened_on") or "")
    return tuple(Line(words=one.text, on=day_in(one, "happened_on")) for one in events)


CHILDS_PLAN = Edition(
    key="childs_plan",
    name="Child’s Plan",
    what="This is not a legal plan. It is a plan that a family may have when a child needs "
    "more than everyone gets, from one service or several: why, what is hoped for, and who does "
    "what.",
    who_may_have="the family and the child, those who lead the school, the council’s ASL "
    "officers, and people named in it as far as the family agrees",
    readers=frozenset({"lead", "officer", "parent", "pupil"}),
    issuers=frozenset({"lead", "officer"}),
    kinds=(
        "strength", "what_matters", "factor", "barrier", "objective", "support", "action",
        "view", "decision", "event",
    ),
    compose=compose_childs_plan,
    needs=(
        Need("Why there is a plan: a need", ("factor", "barrier")),
        Need("An action with its owner and day", ("action",)),
        Need("What is hoped for: an objective", ("objective",)),
        Need("The child’s or the family’s views", ("view",)),
    ),
)  # fmt: skip
