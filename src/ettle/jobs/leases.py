"""Taking up what a dead worker left: its lease is over when it has not beaten for 30 seconds."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from ettle.jobs.models import Job
from ettle.jobs.running import put_back_from_the_dead

KEPT_IN_THE_QUEUE = timedelta(days=7)


def take_up_abandoned(*, at: datetime, today: date) -> int:
    """Put back in the queue what no living worker does; give how many there were.

    A lease that is over; or a job that waits while its place in the queue is gone (its
    worker died between taking the place and starting the work).
    """
    over = Q(beat_at__lt=Now() - timedelta(seconds=settings.JOBS_LEASE_SECONDS))
    unfinished = Job.objects.filter(over, finished_at__isnull=True, stopped_at__isnull=True)
    abandoned = [job for job in unfinished if job.started_at or not _has_a_place(job)]
    for job in abandoned:
        DBTaskResult.objects.filter(pk=job.task_id or None).delete()
        put_back_from_the_dead(job, at=at, today=today)
    return len(abandoned)


def forget_old_places() -> None:
    """Delete the queue's rows of work that ended a week ago. The jobs themselves stay."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=Now() - KEPT_IN_THE_QUEUE)
    old.delete()


def _has_a_place(job: Job) -> bool:
    return DBTaskResult.objects.ready().filter(pk=job.task_id or None).exists()
