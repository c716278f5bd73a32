"""What a support card is laid out from: the plan's parts for deliverers, and whom to ask."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ettle.access import Actor
from ettle.people.models import Connection, Pupil
from ettle.people.selectors import staff_of
from ettle.plans.access import DELIVERER
from ettle.plans.card.content import SECTION_OF
from ettle.plans.models import Plan
from ettle.plans.parts import Part, current_versions, part_of
from ettle.plans.standing import standing_of

CARD = replace(DELIVERER, kinds=frozenset(SECTION_OF))


def parts_of_card(plan: Plan) -> list[Part]:
    """List the parts that go on the card, each with the day it was last found true."""
    standing = standing_of(plan)
    return [part_of(version, standing) for version in current_versions([plan.pk], CARD)]


def oldest_confirming(parts: Iterable[Part], today: date) -> date:
    """Give the day since which every one of these parts was found true; today where none is."""
    days = [part.last_confirmed_on or part.confirmed_on for part in parts]
    return min(days, default=today)


def who_to_ask(pupil: Pupil, *, by: Actor) -> list[str]:
    """Name the school's ASN lead and the pupil's teacher: known, so never typed."""
    leads = staff_of(pupil.school, by=by, role="asn_lead")
    teachers = Connection.objects.filter(
        pupil=pupil, kind="class_teacher", from_on__lte=by.today
    ).exclude(until_on__lt=by.today)
    return [f"{person.name}, ASN lead" for person in leads] + [
        f"{each.person.name}, class teacher" for each in teachers.select_related("person")
    ]
