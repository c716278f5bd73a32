"""From plans as they are read to the shapes that pages draw."""

import re
from collections.abc import Iterable
from datetime import date

from ettle.plans.printings import CardContext
from ettle.plans.selectors import ObjectiveView, Part, PlanView
from ettle.web.ui.pictures import card_items, inside_page
from ettle.web.ui.shapes import CardShape, ThreadShape, ThreadStep

NEED = "Nothing is written yet about what gives rise to the need."
SUPPORT = "No support hangs on this objective, so nothing in it is protected."
PERSON = "Nobody is named who gives this support."


def threads_of(plan: PlanView) -> list[ThreadShape]:
    """Draw one line for each objective: need, objective, support, who. Breaks are named."""
    factors = [_unstopped(part.text) for part in plan.of("factor")]
    return [_thread(objective, factors, plan.reader) for objective in plan.objectives]


def _thread(objective: ObjectiveView, factors: list[str], reader: str) -> ThreadShape:
    reads_factors = reader != "teacher"
    need = ThreadStep(
        label="Need",
        words=_joined(factors) or "Not written yet",
        broken=not factors,
        why=NEED,
    )
    supports = objective.supports
    nameless = [support for support in supports if not support.persons]
    who = sorted({str(person) for support in supports for person in support.persons})
    steps = [
        *([need] if reads_factors else []),
        ThreadStep(label="Objective", words=objective.part.text),
        ThreadStep(
            label="Support",
            words=_joined(_unstopped(support.text) for support in supports) or "Not written yet",
            broken=not supports,
            why=SUPPORT,
        ),
        ThreadStep(
            label="Who",
            words="; ".join(who) or "Nobody is named yet",
            broken=bool(nameless) or not supports,
            why=PERSON if not nameless else f"{PERSON} “{nameless[0].text}”",
        ),
    ]
    return ThreadShape(steps=tuple(steps))


def _unstopped(words: str) -> str:
    return words.strip().rstrip(".")


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def card_shape(content: CardContext, changed: tuple[str, ...] = ()) -> CardShape:
    """Draw a support card on a page."""
    return CardShape(
        known_as=content.known_as,
        school=content.school,
        picture_url=inside_page(content.picture),
        version=f"{content.n}, number {content.serial}",
        matters=card_items(content.matters),
        talking=card_items(content.talking),
        helps=card_items(content.helps),
        signs=card_items(content.signs),
        must=card_items(content.must),
        working_on=card_items(content.working_on),
        ask=card_items(content.ask),
        confirmed_on=content.confirmed_on,
        expires_on=content.expires_on,
        changed=changed,
    )


def when_of(part: Part) -> str:
    """Say how often, for how long and where a support is given, in one line."""
    return ". ".join(word for word in (part.how_often, part.how_long, part.where) if word)


MEASURE = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|christmas|easter|summer|term|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|half|every|each|all|always|once|twice)\b",
    re.IGNORECASE,
)


def lacks_a_measure(part: Part) -> bool:
    """Say whether an objective names no day and no amount, so that nobody could tell it is met."""
    return part.kind == "objective" and not MEASURE.search(part.text)


def age_on(birth_date: date, today: date) -> int:
    """Give somebody's age in years."""
    before = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - before
