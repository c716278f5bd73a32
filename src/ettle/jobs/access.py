"""Who may ask for long work, and see how far it has come: ASL officers of the authority."""

from django.db.models import QuerySet

from ettle.access import Actor, Decision, allow, deny
from ettle.jobs.models import Job


def may_ask_for_work(actor: Actor, authority_id: int) -> Decision:
    """Decide whether someone may ask for long work in an authority.

    The rule for every kind that registers none of its own.
    """
    if actor.has_role("asl_officer") and actor.authority_id == authority_id:
        return allow("ASL officer of the authority")
    return deny("only an ASL officer of the authority asks for this work")


def may_see_job(actor: Actor, job: Job) -> Decision:
    """Decide whether someone may see a piece of work, stop it, or ask for it again."""
    return may_ask_for_work(actor, job.authority_id)


def visible_jobs(actor: Actor) -> QuerySet[Job]:
    """Which work someone may see: all of their authority's, whichever officer asked."""
    if actor.has_role("asl_officer"):
        return Job.objects.filter(authority_id=actor.authority_id)
    return Job.objects.none()
