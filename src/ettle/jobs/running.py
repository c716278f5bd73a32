"""Doing one job: take it, act as whoever asked, and write down how it ended."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.module_loading import import_string

from ettle.access import Actor, Refused, Trouble, require
from ettle.access.actor import system_actor
from ettle.audit.services import record, record_refusal
from ettle.jobs import verbs  # noqa: F401 - declares what is recorded here
from ettle.jobs.models import Job
from ettle.jobs.progress import LEAVING, LetGo, Progress
from ettle.jobs.queue import enqueue
from ettle.jobs.registry import KINDS, Kind

MOST_ATTEMPTS = 3
BY_A_JOB = ", by a job"
NO_LONGER = "The account that asked for this may no longer do it. Somebody who may can ask again."
UNFORESEEN = (
    "Something went wrong that we did not foresee. {stands} Try again; if it fails again, tell "
    "whoever runs Ettle for your council, with the reference of this page."
)
BUSY = "The database was too busy, {times} times. {stands} Try again in some minutes."
logger = logging.getLogger("ettle.jobs")


def run(ref: str, *, at: datetime, today: date) -> None:
    """Do a job that waits. One that another worker has, or that is over, is left alone."""
    if not _waiting(ref).update(started_at=Now(), beat_at=Now(), attempts=F("attempts") + 1):
        return
    job = Job.objects.select_related("asked_by").get(ref=ref)
    kind = KINDS[job.kind]
    by = actor_of(job, at=at, today=today)
    try:
        result = _done(job, kind, by)
    except LetGo:
        _give_back(job)
    except Trouble as trouble:
        fail(job, trouble.message, by=by)
    except Refused as refused:
        record_refusal(refused)
        fail(job, NO_LONGER, by=by)
    except OperationalError:
        _try_later(job, kind, by)
    except Exception as error:
        logger.error("job failed", extra={"job": job.ref, "kind": job.kind, "error": _name(error)})
        fail(job, UNFORESEEN.format(stands=kind.stands), by=by)
    else:
        _finish(job, result or {}, by=by)


def _waiting(ref: str) -> Any:
    return Job.objects.filter(
        ref=ref, started_at__isnull=True, finished_at__isnull=True, stopped_at__isnull=True
    )


def _done(job: Job, kind: Kind, by: Actor) -> Mapping[str, Any] | None:
    require(kind.may(by, job.authority_id), by=by, act=job.kind)
    progress = Progress(job)
    with progress.beating(), _whole_if_at_once():
        return kind.work(by=by, job=job, progress=progress)


def actor_of(job: Job, *, at: datetime, today: date) -> Actor:
    """Give who asked as they are now, marked as acting by a job.

    A closed account, and one that has since joined another authority, may do nothing here.
    """
    by: Actor = import_string(settings.JOBS_ACTOR)(job.asked_by, at=at, today=today)
    if not job.asked_by.is_active or by.authority_id != job.authority_id:
        by = replace(by, roles=frozenset(), authority_id=job.authority_id)
    return replace(by, acting_as=f"{by.acting_as}{BY_A_JOB}"[:60])


@contextmanager
def _whole_if_at_once() -> Iterator[None]:
    """Inside the asker's transaction, undo what failed without undoing the asking."""
    if not connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        yield


@transaction.atomic
def _finish(job: Job, result: Mapping[str, Any], *, by: Actor) -> None:
    ours = Job.objects.filter(pk=job.pk, attempts=job.attempts, finished_at__isnull=True)
    if ours.update(finished_at=Now(), stopped_at=None, result=dict(result)):
        record(by=by, verb="job.finished", subject=job, kind=job.kind, attempts=job.attempts)


@transaction.atomic
def fail(job: Job, words: str, *, by: Actor) -> None:
    """End a job with what happened, why, and what to do; unless it has ended, or gone on."""
    ours = Job.objects.filter(pk=job.pk, attempts=job.attempts, finished_at__isnull=True)
    if ours.update(finished_at=Now(), trouble=words):
        record(by=by, verb="job.failed", subject=job, kind=job.kind, attempts=job.attempts)


def _give_back(job: Job) -> None:
    """Put work down. It waits for the next worker if this one leaves; else it is not ours."""
    if LEAVING.is_set():
        with transaction.atomic():
            _put_back(job, given_back=F("given_back") + 1)


def _try_later(job: Job, kind: Kind, by: Actor) -> None:
    if job.attempts - job.given_back >= MOST_ATTEMPTS or connection.in_atomic_block:
        fail(job, BUSY.format(times=job.attempts, stands=kind.stands), by=by)
        return
    with transaction.atomic():
        _put_back(job)


def _put_back(job: Job, **changes: Any) -> None:
    ours = Job.objects.filter(
        pk=job.pk, attempts=job.attempts, finished_at__isnull=True, stopped_at__isnull=True
    )
    if ours.update(started_at=None, beat_at=Now(), **changes):
        enqueue(job)


def put_back_from_the_dead(job: Job, *, at: datetime, today: date) -> None:
    """Let another worker take up what a dead one held; after three times, say so instead."""
    if job.attempts - job.given_back < MOST_ATTEMPTS:
        with transaction.atomic():
            _put_back(job)
        return
    by = system_actor("work", at=at, today=today, authority_id=job.authority_id)
    stands = KINDS[job.kind].stands if job.kind in KINDS else ""
    fail(
        job,
        f"The work was begun {job.attempts} times, and each time the computer that did it "
        f"stopped. {stands} Tell whoever runs Ettle for your council, then try again.",
        by=by,
    )


def _name(error: Exception) -> str:
    """Name an error and where it arose, without its words, which may hold somebody's details."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} in {where}"
