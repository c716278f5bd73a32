"""Keeping a part of the plan from a parent, and letting them in again."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Person
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_keep_from
from ettle.plans.models import Entry, EntryKept
from ettle.plans.standing import resting_parts


@transaction.atomic
def keep_from(
    *, by: Actor, entry: Entry, person: Person, kept_by: str, reason: str = ""
) -> EntryKept:
    """Keep one part from one parent: by the child of 12 or over, or by an adult with the reason.

    The parent is not told that it exists. Kept already, by whoever pressed first, it stays
    as they kept it.

    Raises:
        Trouble: an adult without a reason; somebody who is no parent of the child; a part of
            the statutory plan in force, of which the Act gives each parent a copy.
    """
    pupil = entry.plan.pupil
    require(may_keep_from(by, pupil, kept_by), by=by, act="entry.kept")
    if kept_by == "adult" and not reason.strip():
        raise Trouble(
            "Write why safety needs this. Whoever looks later must see it.", field="reason"
        )
    if not pupil.parentages.filter(person=person).exists():
        raise Trouble("Choose one of the child’s parents.", field="person")
    if entry.pk in resting_parts(entry.plan):
        raise Trouble(
            "This part is in the co-ordinated support plan in force, and the law gives each "
            "parent a copy of that plan. Speak with the council’s ASL officer."
        )
    Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)  # two who press at once
    there = EntryKept.objects.filter(entry=entry, person=person, ended_at__isnull=True).first()
    if there:
        return there

    kept = EntryKept.objects.create(
        authority_id=entry.authority_id,
        entry=entry,
        person=person,
        kept_by=kept_by,
        reason=reason.strip(),
        decided_by_id=by.person_id,
        decided_on=by.today,
        decided_at=by.at,
    )

    record(by=by, verb="entry.kept", subject=kept, pupil_id=pupil.pk, kept_by=kept_by)
    return kept


@transaction.atomic
def let_in(*, by: Actor, kept: EntryKept) -> EntryKept:
    """Let a parent read a part that was kept from them. Whoever kept it, or a leader, may.

    What the child kept is the child's to let go.
    """
    pupil = kept.entry.plan.pupil
    require(may_keep_from(by, pupil, kept.kept_by), by=by, act="entry.let_in")
    kept = EntryKept.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    if kept.ended_at:
        return kept

    kept.ended_at = by.at
    kept.save(update_fields=["ended_at"])

    record(by=by, verb="entry.let_in", subject=kept, pupil_id=pupil.pk)
    return kept
