"""Who gives a support, and so who may say that it was given, or how a target is going.

Those whom the plan names, by the role they hold for this child; those who lead the school,
for anybody in it; a council officer, for an agency; and an agency's own named person, by a
link that is for this child. Nobody may see who pressed how often: pages show the support.
"""

from collections.abc import Iterable

from django.db.models import Q

from ettle.access import Actor, Decision, allow, deny
from ettle.people.access import ROLE_WORDS
from ettle.people.models import Connection, Pupil
from ettle.plans.parts import PersonLine

GIVING_KINDS = ("support_assistant", "class_teacher", "educational_psychologist")
LEADING = frozenset({"asn_lead", "headteacher", "depute"})
ROLE_OF_WORDS = {words.casefold(): key for key, words in ROLE_WORDS.items()} | {
    "principal teacher, support for learning": "asn_lead"  # what many schools call the post
}


def kind_of(person: PersonLine) -> str:
    """Give the role's key of somebody a plan names, by key or by the role's own words."""
    return person.kind or ROLE_OF_WORDS.get(person.role.casefold(), "")


def is_outside(person: PersonLine, pupil: Pupil) -> bool:
    """Say whether a plan names somebody of another organisation than the child's school."""
    if kind_of(person) or not person.organisation:
        return False
    return not (pupil.school and person.organisation.startswith(pupil.school.name))


def kinds_now(actor: Actor, *, pupil: Pupil | None = None) -> dict[int, frozenset[str]]:
    """Give how this person works with each pupil today, by pupil."""
    if actor.person_id is None:
        return {}
    rows = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
        person_id=actor.person_id,
        from_on__lte=actor.today,
        kind__in=GIVING_KINDS,
        pupil_id__in=actor.named_pupil_ids if pupil is None else [pupil.pk],
    )
    found: dict[int, frozenset[str]] = {}
    for pupil_id, kind in rows.values_list("pupil_id", "kind"):
        found[pupil_id] = found.get(pupil_id, frozenset()) | {kind}
    return found


def kinds_led(actor: Actor) -> dict[int, frozenset[str]]:
    """Give the roles by which plans may name somebody who leads a school, by pupil there."""
    roles = frozenset(actor.roles) & LEADING
    if not roles:
        return {}
    pupils = Pupil.objects.filter(
        school_id__in=actor.school_ids, left_on__isnull=True, plan__isnull=False
    )
    return dict.fromkeys(pupils.values_list("pk", flat=True), roles)


def gives(persons: Iterable[PersonLine], kinds: frozenset[str]) -> bool:
    """Say whether a support names any of these roles."""
    return any(kind_of(one) in kinds for one in persons)


def may_log_delivery(actor: Actor, pupil: Pupil, persons: Iterable[PersonLine]) -> Decision:
    """Decide whether someone may say that a support was given."""
    named = tuple(persons)
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    if actor.link_ref and actor.pupil_id is None:
        return _by_link(actor, pupil, named)
    if gives(named, kinds_now(actor, pupil=pupil).get(pupil.pk, frozenset())):
        return allow("gives this support")
    is_officer = actor.has_role("asl_officer") and actor.authority_id == pupil.authority_id
    if is_officer and any(is_outside(one, pupil) for one in named):
        return allow("records it for an agency")
    return deny("Only those who give this support, or lead the school, say whether it was given.")


def _by_link(actor: Actor, pupil: Pupil, persons: tuple[PersonLine, ...]) -> Decision:
    is_theirs = any(one.organisation == actor.organisation for one in persons)
    if pupil.pk in actor.named_pupil_ids and actor.authority_id == pupil.authority_id and is_theirs:
        return allow("gives this support for an agency")
    return deny("This link is not for that support.")


def may_see_target(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may say how a target is going: staff who work with the child."""
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    if kinds_now(actor, pupil=pupil).get(pupil.pk):
        return allow("works with this child")
    return deny("Only those who work with this child say how a target is going.")


def may_say_for_family(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may say *this is happening* or *ring me*: the child, or a parent."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if pupil.pk in actor.own_pupil_ids:
        return allow("parent or carer")
    return deny("Only the child and the family say this.")


def may_answer_family(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may answer a family's word, or a gap: leaders and ASL officers."""
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    if actor.has_role("asl_officer") and actor.authority_id == pupil.authority_id:
        return allow("ASL officer of the authority")
    return deny("Those who lead the child’s school, and the council’s ASL officers, answer this.")


def label_of(by: Actor) -> str:
    """Say who somebody is beside what they said: *Ruth, Support assistant*."""
    last = by.organisation if by.link_ref else by.acting_as
    return ", ".join(word for word in (by.name, last) if word) or by.organisation
