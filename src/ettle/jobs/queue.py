"""The place in the queue: django-tasks, whose row is written in the asker's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task

from ettle.access import Actor
from ettle.jobs.models import Job

Moment = tuple[datetime, date]
_asking: ContextVar[Moment | None] = ContextVar("asking", default=None)


@task()
def run_job(job_ref: str) -> None:
    """Do one job, as the queue asks."""
    from ettle.jobs.running import run

    at, today = _asking.get() or import_string(settings.JOBS_CLOCK)()
    run(job_ref, at=at, today=today)


def enqueue(job: Job, *, by: Actor | None = None) -> None:
    """Put a job in the queue, or do it now where the settings say *at once*."""
    with _at_the_moment_of(by):
        placed = run_job.enqueue(job.ref)
    Job.objects.filter(pk=job.pk).update(task_id=str(placed.id))


@contextmanager
def _at_the_moment_of(by: Actor | None) -> Iterator[None]:
    """Let work that is done at once see the asker's own moment."""
    token = _asking.set((by.at, by.today) if by else None)
    try:
        yield
    finally:
        _asking.reset(token)
