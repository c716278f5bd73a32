"""The support card as it would be issued from the plan as it stands."""

from datetime import timedelta

from ettle.access import Actor, new_ref
from ettle.plans.access import may_issue_card
from ettle.plans.card.content import card_context, context_of
from ettle.plans.card.line_pictures import pictures_of
from ettle.plans.card.parts import oldest_confirming, parts_of_card, who_to_ask
from ettle.plans.models import Plan
from ettle.plans.printings import CardContext


def draft_card(
    plan: Plan,
    *,
    by: Actor,
    good_for_weeks: int = 26,
    picture: bytes | None = None,
    keeps_picture: bool = True,
) -> CardContext | None:
    """Lay the plan's parts out as the next card, for those who may issue it.

    Its *last confirmed* is the oldest confirming of any part on it. A picture stays from the
    card before unless another is given or it is taken off.
    """
    pupil = plan.pupil
    if not may_issue_card(by, pupil):
        return None
    last = plan.cards.first()
    before = context_of(last).picture if last and keeps_picture else None
    parts = parts_of_card(plan)
    return card_context(
        known_as=pupil.first_name,
        school=str(pupil.school or pupil.authority),
        parts=parts,
        ask=who_to_ask(pupil, by=by),
        confirmed_on=oldest_confirming(parts, by.today),
        expires_on=by.today + timedelta(weeks=good_for_weeks),
        serial=new_ref(),
        n=last.n + 1 if last else 1,
        picture=picture or before,
        pictures=pictures_of(parts),
    )
