"""Issuing the support card."""

from collections.abc import Iterable

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.documents.contexts import to_json
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_issue_card
from ettle.plans.card.content import check_fits, context_of, says_the_same
from ettle.plans.card.picture import card_picture
from ettle.plans.models import Plan, SupportCard
from ettle.plans.selectors import draft_card
from ettle.plans.services._freezing import freeze_today


@transaction.atomic
def issue_support_card(
    *,
    by: Actor,
    plan: Plan,
    good_for_weeks: int = 26,
    picture: Iterable[bytes] | None = None,
    keeps_picture: bool = True,
) -> SupportCard:
    """Issue the card from the plan as it stands. The newest one stays if it says the same.

    Everyone who supports the pupil must read a new version, so one is made only when its
    words changed, or when the last one is too old to rely on. How long it is good for is
    local practice.

    Raises:
        Trouble: for a card with nothing on it, with more than one side of A5 holds, or for a
            picture that is not one.
    """
    pupil = plan.pupil
    require(may_issue_card(by, pupil), by=by, act="support_card.issued")
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)  # one number each
    last = plan.cards.first()
    small = card_picture(picture) if picture is not None else None
    context = draft_card(
        plan, by=by, good_for_weeks=good_for_weeks, picture=small, keeps_picture=keeps_picture
    )
    assert context is not None  # whoever may issue a card may draft it
    if last and last.expires_on >= by.today and says_the_same(context_of(last), context):
        return last
    check_fits(context)

    document = freeze_today(by, "support_card", context, version=2, authority_id=plan.authority_id)
    card = SupportCard.objects.create(
        ref=context.serial,
        authority_id=plan.authority_id,
        plan=plan,
        n=context.n,
        content=to_json(context),
        document=document,
        confirmed_on=context.confirmed_on,
        expires_on=context.expires_on,
        issued_at=by.at,
    )

    facts = {"n": card.n, "expires_on": card.expires_on}
    record(by=by, verb="support_card.issued", subject=card, pupil_id=pupil.pk, **facts)
    return card
