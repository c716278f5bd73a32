"""Reading how far long work has come."""

from ettle.access import Actor
from ettle.jobs.access import visible_jobs
from ettle.jobs.models import Job


def job_of(ref: str, *, by: Actor) -> Job | None:
    """Open one piece of work that this actor may see."""
    return visible_jobs(by).filter(ref=ref).first()


def latest_job(*, by: Actor, kind: str, about_ref: str = "") -> Job | None:
    """Find the last work of a kind that was asked for, about one thing if it is named."""
    found = visible_jobs(by).filter(kind=kind)
    if about_ref:
        found = found.filter(about_ref=about_ref)
    return found.order_by("-asked_at", "-pk").first()


def unfinished_jobs(*, by: Actor) -> list[Job]:
    """List what is waiting or running in this actor's authority, oldest first."""
    found = visible_jobs(by).filter(finished_at__isnull=True, stopped_at__isnull=True)
    return list(found.order_by("asked_at", "pk"))
