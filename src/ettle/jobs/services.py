"""Asking for long work, asking again, and stopping it."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Now

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.audit.verbs import CODE_LENGTH
from ettle.jobs import verbs  # noqa: F401 - declares what is recorded here
from ettle.jobs.access import may_see_job
from ettle.jobs.models import Job
from ettle.jobs.queue import enqueue
from ettle.jobs.registry import KINDS

CODES = (str, int, bool, float, type(None))


@transaction.atomic
def start_job(
    *,
    by: Actor,
    kind: str,
    authority: models.Model,
    about_ref: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Job:
    """Ask for work of a registered kind. It is queued if the caller's transaction succeeds.

    The same work about the same thing that has not ended yet is given instead of a second.
    ``facts`` are codes, days and counts for the work to read; no words that people wrote.

    Raises:
        KeyError: for a kind that no room registered.
        ValueError: for a fact that is not a code, or an asker without an account.
    """
    authority_id = int(authority.pk)
    require(KINDS[kind].may(by, authority_id), by=by, act=kind)
    same = Job.objects.filter(
        kind=kind, about_ref=about_ref, authority_id=authority_id,
        finished_at__isnull=True, stopped_at__isnull=True,
    )  # fmt: skip
    if about_ref and (found := same.first()):
        return found
    if by.account_id is None:
        raise ValueError("long work is asked for by a person with an account")
    job = Job.objects.create(
        authority_id=authority_id,
        kind=kind,
        about_ref=about_ref,
        facts=_codes(facts or {}),
        asked_by_id=by.account_id,
        asked_at=by.at,
    )
    record(by=by, verb="job.asked", subject=job, kind=kind)
    Job.objects.filter(pk=job.pk).update(beat_at=Now())
    enqueue(job, by=by)
    job.refresh_from_db()
    return job


@transaction.atomic
def try_again(*, by: Actor, job: Job) -> Job:
    """Ask again for work that failed or was stopped; it is then whoever asks now who acts."""
    require(may_see_job(by, job), by=by, act="job.asked_again")
    require(KINDS[job.kind].may(by, job.authority_id), by=by, act=job.kind)
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.state not in ("failed", "stopped"):
        return job
    Job.objects.filter(pk=job.pk).update(
        asked_by_id=by.account_id, asked_at=by.at, started_at=None, finished_at=None,
        stopped_at=None, trouble="", words="", done=0, total=0, given_back=job.attempts,
        beat_at=Now(),
    )  # fmt: skip
    record(by=by, verb="job.asked_again", subject=job, kind=job.kind)
    enqueue(job, by=by)
    job.refresh_from_db()
    return job


@transaction.atomic
def stop_job(*, by: Actor, job: Job) -> Job:
    """Stop work that waits, or that runs: it is put down at its next word.

    Raises:
        Trouble: when it has ended already.
    """
    require(may_see_job(by, job), by=by, act="job.stopped")
    going = Job.objects.filter(pk=job.pk, finished_at__isnull=True, stopped_at__isnull=True)
    if not going.update(stopped_at=by.at):
        raise Trouble("This work has ended already, so there is nothing to stop.")
    record(by=by, verb="job.stopped", subject=job, kind=job.kind)
    job.refresh_from_db()
    return job


def _codes(facts: Mapping[str, Any]) -> dict[str, Any]:
    for name, fact in facts.items():
        short = not isinstance(fact, str) or (len(fact) <= CODE_LENGTH and "\n" not in fact)
        if not isinstance(fact, CODES) or not short:
            raise ValueError(f"the fact {name} of a job must be a code, a day or a count")
    return dict(facts)
