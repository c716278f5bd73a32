"""Who may put whom with a child, and who may see it: three faces of one sentence.

The headteacher and deputes of the pupil's school decide. They and the ASN lead see the
board, the observations and the asks. An assistant sees her own deployments once they are
confirmed, what is booked for her, and what she herself wrote. Nobody else is told.
"""

from django.db.models import Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.access import ROLE_WORDS
from ettle.people.models import Connection, Membership, Pupil
from ettle.workforce.models import AskForMore, Deployment, Observation, ProtectedTime

DECIDERS = ("headteacher", "depute")
LEADERS = (*DECIDERS, "asn_lead")


def may_deploy(actor: Actor, school_id: int | None) -> Decision:
    """Decide whether someone may put an assistant with a child of a school, or set a gap aside."""
    if actor.has_role(*DECIDERS) and school_id in actor.school_ids:
        return allow("headteacher or depute of the pupil's school")
    return deny("Only the headteacher or a depute of the child’s school decides this.")


def may_see_board(actor: Actor, school_id: int | None) -> Decision:
    """Decide whether someone may see who is ready for whom at a school."""
    if actor.leads(school_id):
        return allow("leads the school")
    return deny("The board is for those who lead the school.")


def may_read_deployment(actor: Actor, deployment: Deployment) -> Decision:
    """Decide whether someone may see that an assistant is to support a child."""
    if actor.leads(deployment.school_id):
        return allow("leads the pupil's school")
    if is_hers(actor, deployment):
        return allow("supports this child")
    return deny("no connection to this pupil")


def is_hers(actor: Actor, deployment: Deployment) -> bool:
    """Say whether this is the assistant's own, confirmed, and not over."""
    return (
        deployment.person_id == actor.person_id
        and deployment.confirmed_at is not None
        and (deployment.until_on is None or deployment.until_on >= actor.today)
        and actor.has_role("support_assistant")
        and deployment.pupil_id in actor.named_pupil_ids
    )


def readable_deployments(actor: Actor) -> QuerySet[Deployment]:
    """Which deployments someone may see."""
    wanted = Q(pk__in=())
    if actor.has_role(*LEADERS):
        wanted |= Q(school_id__in=actor.school_ids)
    if actor.has_role("support_assistant") and actor.person_id:
        wanted |= Q(
            Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
            person_id=actor.person_id,
            confirmed_at__isnull=False,
            pupil_id__in=actor.named_pupil_ids,
        )
    return Deployment.objects.filter(wanted)


def readers_of_deployment(deployment: Deployment, *, by: Actor) -> list[Reader]:
    """Who may see that an assistant is to support a child, and why."""
    leaders = _leaders(deployment.school_id, by)
    if deployment.confirmed_at is None:
        return leaders
    assistant = Reader(deployment.person.name, f"who supports {deployment.pupil.first_name}")
    return [assistant, *leaders]


def _leaders(school_id: int | None, by: Actor) -> list[Reader]:
    memberships = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        school_id=school_id,
        role__in=LEADERS,
        from_on__lte=by.today,
        person__isnull=False,
    ).select_related("person", "school")
    return [
        Reader(each.person.name, f"{ROLE_WORDS[each.role]} of {each.school.name}")
        for each in memberships
        if each.person and each.school
    ]


def may_record_clearance(actor: Actor, school_id: int | None) -> Decision:
    """Decide whether someone may say that a colleague was briefed, trained or signed off."""
    return may_deploy(actor, school_id)


def may_name_task(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may say that a child's support needs a task with a sign-off."""
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    return deny("Only those who lead the child’s school say which tasks need a sign-off.")


def may_speak_for_herself(actor: Actor, deployment: Deployment) -> Decision:
    """Decide whether someone may say *I am ready*, read the card, or ask: the assistant only."""
    if is_hers(actor, deployment):
        return allow("supports this child")
    return deny("Only the assistant who supports this child can do this.")


def may_use_protected_time(actor: Actor, booking: ProtectedTime) -> Decision:
    """Decide whether someone may say that booked minutes were used: whose they are."""
    if actor.person_id is not None and booking.person_id == actor.person_id:
        return allow("booked for you")
    return deny("Only the person whose time it is can say how it went.")


def may_observe(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may send an observation: staff who work with the pupil."""
    if actor.has_role("support_assistant") and pupil.pk in actor.named_pupil_ids:
        return allow("supports this child")
    return deny("Only someone who supports this child can send an observation.")


def readable_observations(actor: Actor) -> QuerySet[Observation]:
    """Which observations someone may read: leaders and teachers of the child, and one's own."""
    wanted = Q(person_id=actor.person_id, pupil_id__in=actor.named_pupil_ids)
    if actor.has_role(*LEADERS):
        wanted |= Q(pupil__school_id__in=actor.school_ids)
    if actor.has_role("class_teacher", "educational_psychologist"):
        wanted |= Q(pupil_id__in=actor.named_pupil_ids)
    return Observation.objects.filter(wanted)


def readers_of_observations(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who may read what is seen of a child, and why: no parent, and no officer, by this page."""
    connected = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        pupil=pupil,
        from_on__lte=by.today,
        kind__in=["class_teacher", "educational_psychologist"],
    ).select_related("person")
    named = [
        Reader(each.person.name, f"{ROLE_WORDS[each.kind]} of {pupil.first_name}")
        for each in connected
    ]
    return [Reader("You", "you wrote it"), *named, *_leaders(pupil.school_id, by)]


def may_answer_ask(actor: Actor, ask: AskForMore) -> Decision:
    """Decide whether someone may open a part of the plan to an assistant, or say why not."""
    if actor.leads(ask.deployment.school_id):
        return allow("leads the pupil's school")
    return deny("Those who lead the child’s school answer this.")


def readable_asks(actor: Actor) -> QuerySet[AskForMore]:
    """Which asks someone may read: those of the school one leads, and one's own."""
    wanted = Q(
        deployment__person_id=actor.person_id, deployment__pupil_id__in=actor.named_pupil_ids
    )
    if actor.has_role(*LEADERS):
        wanted |= Q(deployment__school_id__in=actor.school_ids)
    return AskForMore.objects.filter(wanted)
