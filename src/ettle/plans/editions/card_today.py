"""What the card for one day selects: the support card, without any step of care."""

from ettle.access import new_ref
from ettle.plans.access import CARD_KINDS, SCHOOL_PEOPLE
from ettle.plans.card.content import card_context, check_fits
from ettle.plans.card.line_pictures import pictures_of
from ettle.plans.card.parts import who_to_ask
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, face_of, oldest_confirmed_on
from ettle.plans.parts import part_of
from ettle.plans.printings.card_today import CardTodayContext

LINES_MORE = 2  # what it says of itself, beside what every card says


def compose_card_today(held: Held) -> CardTodayContext:
    """Lay the plan's parts out as a card that ends at midnight.

    Raises:
        Trouble: for more than one side of A5 holds.
    """
    pupil, today = held.plan.pupil, held.by.today
    parts = [part_of(version) for version in held.versions]
    card = card_context(
        known_as=pupil.first_name,
        school=str(pupil.school or pupil.authority),
        parts=parts,
        pictures=pictures_of(parts),
        ask=who_to_ask(pupil, by=held.by),
        confirmed_on=oldest_confirmed_on(held) or today,
        expires_on=today,
        serial=new_ref(),
        n=0,
    )
    if not held.is_draft:
        check_fits(card, less=LINES_MORE)
    return CardTodayContext(face=face_of(held), card=card)


CARD_TODAY = Edition(
    key="card_today",
    name="Support card for one day",
    what="This is not the plan. It is what somebody who stands in for one day needs to know.",
    who_may_have="whoever stands in beside the child that day, and those who lead the school",
    readers=frozenset({"lead", "teacher"}),
    issuers=frozenset({"lead"}),
    kinds=CARD_KINDS,
    audiences=SCHOOL_PEOPLE,
    is_shared=False,
    compose=compose_card_today,
    needs=(
        Need("What matters to the child", ("what_matters",)),
        Need("What helps", ("helps",)),
        Need("Signs of finding it hard, and what to do", ("signs",)),
    ),
)
