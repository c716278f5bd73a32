"""The long work of adopting a list: checking it, adopting it, taking it back."""

from __future__ import annotations

from typing import Any

from ettle.access import Actor
from ettle.exchange.adopting.working import adopt_list, check_list, undo_list
from ettle.exchange.models import AdoptionBatch
from ettle.jobs.models import Job
from ettle.jobs.progress import Progress
from ettle.jobs.registry import job


@job("adoptions.check", title="Checking the list", leads_to="authority:adopt_batch")
def check_adoptions_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Check a list of live work that was sent. Nothing is adopted."""
    return _counted(check_list(by=by, batch=_batch_of(job), say=progress.say))


@job(
    "adoptions.apply",
    title="Adopting the list",
    leads_to="authority:adopt_batch",
    stands="Each child’s case that was adopted is whole and stands; the rest is not begun.",
)
def apply_adoptions_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Adopt a list that was said yes to, one child’s case at a time."""
    return _counted(adopt_list(by=by, batch=_batch_of(job), say=progress.say))


@job(
    "adoptions.undo",
    title="Taking the list back",
    leads_to="authority:adopt_batch",
    stands="What of the list was not taken back stands whole.",
)
def undo_adoptions_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Take a whole list back, one child’s case at a time."""
    return _counted(undo_list(by=by, batch=_batch_of(job), say=progress.say))


def _batch_of(job: Job) -> AdoptionBatch:
    return AdoptionBatch.objects.select_related("authority").get(
        ref=job.about_ref, authority_id=job.authority_id
    )


def _counted(batch: AdoptionBatch) -> dict[str, Any]:
    return dict(batch.counts)
