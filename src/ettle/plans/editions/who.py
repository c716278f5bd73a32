"""Who may have a printing, who issues it, and to whom an issued one is open."""

from ettle.access import Actor, Decision, allow, deny
from ettle.people.access import kept_apart_pairs
from ettle.people.models import Person, Pupil
from ettle.plans.access import slice_of
from ettle.plans.editions.edition import Edition
from ettle.plans.models import PrintedEdition

AT_WORK = frozenset({"lead", "officer", "teacher", "psychologist"})


def may_have_printing(actor: Actor, pupil: Pupil, edition: Edition) -> Decision:
    """Decide whether someone may have a printing once it is issued."""
    slice_ = slice_of(actor, pupil)
    if slice_ is None or slice_.reader not in edition.readers:
        return deny(f"this is for {edition.who_may_have}")
    return allow(slice_.why)


def may_look_at_draft(actor: Actor, pupil: Pupil, edition: Edition) -> Decision:
    """Decide whether someone may see what a printing would say now: at work only."""
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in edition.readers & AT_WORK:
        return allow(slice_.why)
    return deny("drafts are for the people at work who may have the printing")


def may_issue_printing(actor: Actor, pupil: Pupil, edition: Edition) -> Decision:
    """Decide whether someone may issue a printing."""
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in edition.issuers:
        return allow(slice_.why)
    return deny("this printing is issued by the people who answer for the plan")


def may_open_issued(actor: Actor, pupil: Pupil, edition: Edition, row: PrintedEdition) -> Decision:
    """Decide whether someone may open one issued printing: a copy of one's own is one's own.

    What is kept from a reader since it was issued closes it too; that is asked of its parts.
    """
    having = may_have_printing(actor, pupil, edition)
    if not having or row.for_person_id in (None, actor.person_id):
        return having
    slice_ = slice_of(actor, pupil)
    if slice_ is not None and slice_.reader in edition.issuers:
        return having
    return deny("this copy is somebody else’s own")


def may_be_copied_to(person: Person, pupil: Pupil, *, by: Actor) -> Decision:
    """Decide whether a parent may have a copy of their own.

    What the law owes a parent whom a safe-contact flag keeps away goes by letter, not here.
    """
    if not pupil.parentages.filter(person=person).exists():
        return deny("a copy of one’s own is for a parent of the pupil")
    if any(person.pk == away for _, away in kept_apart_pairs(pupil, on=by.today)):
        return deny("a safe-contact flag stands, so no copy is made for this parent here")
    return allow("parent or carer")
