"""The support card as it would be issued from the plan as it stands."""

from datetime import timedelta

from ettle.access import Actor, new_ref
from ettle.people.models import Connection, Pupil
from ettle.people.selectors import staff_of
from ettle.plans.access import DELIVERER, may_issue_card
from ettle.plans.cards import SECTION_OF, card_context
from ettle.plans.models import Plan
from ettle.plans.parts import current_versions, part_of
from ettle.plans.printings import CardContext


def draft_card(plan: Plan, *, by: Actor, good_for_weeks: int = 26) -> CardContext | None:
    """Lay the plan's parts out as the next card, for those who may issue it."""
    pupil = plan.pupil
    if not may_issue_card(by, pupil):
        return None
    last = plan.cards.first()
    parts = [part_of(version) for version in current_versions([plan.pk], DELIVERER)]
    return card_context(
        known_as=pupil.first_name,
        school=str(pupil.school or pupil.authority),
        parts=[part for part in parts if part.kind in SECTION_OF],
        ask=_who_to_ask(pupil, by),
        confirmed_on=by.today,
        expires_on=by.today + timedelta(weeks=good_for_weeks),
        serial=new_ref(),
        n=last.n + 1 if last else 1,
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
