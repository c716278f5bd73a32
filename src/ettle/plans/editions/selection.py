"""Which parts of a plan a printing holds, and what is kept from whom."""

from ettle.people.models import Person
from ettle.plans.editions.edition import Edition
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.parts import current_versions, is_kept, kept_entries, kept_views


def selected(
    edition: Edition, plan: Plan, *, for_person: Person | None = None
) -> tuple[EntryVersion, ...]:
    """List the parts that a printing holds: by kind, by audience, and kept from nobody.

    One parent's own copy leaves out what is kept from that parent; any other copy that is
    shared leaves out what is kept from any.
    """
    found = current_versions([plan.pk], edition.slice)
    if for_person is None and not edition.is_shared:
        return tuple(found)
    return tuple(without_kept(found, plan, for_person.pk if for_person else None))


def without_kept(
    versions: list[EntryVersion], plan: Plan, person_id: int | None = None
) -> list[EntryVersion]:
    """Leave out what is kept from one parent or, with none named, from any of them."""
    away = kept_entries([plan.pk], person_id)
    views = kept_views(plan.pupil, person_id)
    return [each for each in versions if each.entry_id not in away and not is_kept(each, views)]
