"""Issuing the support card."""

from datetime import timedelta

from django.db import transaction

from ettle.access import Actor, Trouble, new_ref, require
from ettle.audit.services import record
from ettle.documents.contexts import to_json
from ettle.documents.services import freeze
from ettle.people.models import Connection, Pupil
from ettle.people.selectors import staff_of
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import DELIVERER, may_issue_card
from ettle.plans.cards import MOST_LINES, card_context, context_of, length_in_lines, says_the_same
from ettle.plans.models import Plan, SupportCard
from ettle.plans.parts import current_versions, part_of
from ettle.plans.printings import CardContext, print_card


@transaction.atomic
def issue_support_card(*, by: Actor, plan: Plan, good_for_weeks: int = 26) -> SupportCard:
    """Issue the card from the plan as it stands. The newest one stays if it says the same.

    Everyone who supports the pupil must read a new version, so one is made only when its
    words changed, or when the last one is too old to rely on. How long it is good for is
    local practice.

    Raises:
        Trouble: for a card with nothing on it, or with more than one side of A5 holds.
    """
    pupil = plan.pupil
    require(may_issue_card(by, pupil), by=by, act="support_card.issued")
    last = plan.cards.first()
    context = _context(plan, by, n=last.n + 1 if last else 1, weeks=good_for_weeks)
    if last and last.expires_on >= by.today and says_the_same(context_of(last), context):
        return last
    _check_fits(context)

    document = freeze(
        print_card(context),
        authority_id=plan.authority_id,
        printing="support_card",
        printing_version=1,
        context=context,
        issued_on=by.today,
        at=by.at,
    )
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

    record(
        by=by,
        verb="support_card.issued",
        subject=card,
        pupil_id=pupil.pk,
        n=card.n,
        expires_on=card.expires_on,
    )
    return card


def _context(plan: Plan, by: Actor, *, n: int, weeks: int) -> CardContext:
    pupil = plan.pupil
    parts = [part_of(version) for version in current_versions([plan.pk], DELIVERER)]
    return card_context(
        known_as=pupil.first_name,
        school=str(pupil.school or pupil.authority),
        parts=[part for part in parts if part.kind != "support"],
        ask=_who_to_ask(pupil, by),
        confirmed_on=by.today,
        expires_on=by.today + timedelta(weeks=weeks),
        serial=new_ref(),
        n=n,
    )


def _who_to_ask(pupil: Pupil, by: Actor) -> list[str]:
    """Name the school's ASN lead and the pupil's teacher: known, so never typed."""
    leads = staff_of(pupil.school, by=by, role="asn_lead")
    teachers = Connection.objects.filter(
        pupil=pupil, kind="class_teacher", from_on__lte=by.today
    ).exclude(until_on__lt=by.today)
    return [f"{person.name}, ASN lead" for person in leads] + [
        f"{each.person.name}, class teacher" for each in teachers.select_related("person")
    ]


def _check_fits(context: CardContext) -> None:
    if not any(line.entry for _, line in context.lines()):
        raise Trouble(
            "There is nothing on the card yet. Write at least what matters to the child and what "
            "helps, then issue it."
        )
    lines = length_in_lines(context)
    if lines > MOST_LINES:
        raise Trouble(
            f"The card is about {lines} lines long, and one side of A5 holds {MOST_LINES}. "
            "Shorten the longest parts, or leave out what a person does not need in the first "
            "minute."
        )
