"""Long work: asked for by an officer, done as that officer, and told in words when it fails."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.models.functions import Now

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.jobs import registry
from ettle.jobs.leases import take_up_abandoned
from ettle.jobs.models import Job
from ettle.jobs.progress import LetGo, Progress
from ettle.jobs.selectors import job_of, unfinished_jobs
from ettle.jobs.services import start_job, stop_job, try_again
from ettle.people.models import Membership


@pytest.fixture
def kinds(monkeypatch):
    """The registry, emptied of what a test adds to it."""
    monkeypatch.setattr(registry, "KINDS", dict(registry.KINDS))
    for room in ("services", "running"):
        monkeypatch.setattr(f"ettle.jobs.{room}.KINDS", registry.KINDS)
    return registry.KINDS


def counting(done: list, kind: str = "test.count", **more):
    @registry.job(kind, title="Counting", leads_to="authority:tray", **more)
    def count(*, by, job, progress):
        progress.say("Counting", 1, 2)
        done.append(by)
        return {"rows": 2}


def test_an_officer_asks_and_the_work_is_done_as_her_at_that_moment(world, kinds):
    done: list = []
    counting(done)
    by = world.actor("okafor")

    job = start_job(by=by, kind="test.count", authority=world.authority, about_ref="abc")

    assert (job.state, job.result, job.attempts) == ("finished", {"rows": 2}, 1)
    assert (done[0].account_id, done[0].at, done[0].today) == (by.account_id, by.at, by.today)
    assert done[0].acting_as == "ASL officer, by a job"
    asked, finished = Event.objects.filter(verb__startswith="job.").order_by("pk")
    assert (asked.verb, asked.acting_as) == ("job.asked", "ASL officer")
    assert (finished.verb, finished.acting_as) == ("job.finished", "ASL officer, by a job")


def test_whoever_is_no_officer_asks_for_nothing_and_sees_nothing(world, kinds):
    counting([])
    job = start_job(by=world.actor("okafor"), kind="test.count", authority=world.authority)
    nobody = world.actor("nobody")

    with pytest.raises(Refused):
        start_job(by=nobody, kind="test.count", authority=world.authority)

    assert job_of(job.ref, by=world.actor("okafor")) == job
    assert job_of(job.ref, by=nobody) is None
    assert unfinished_jobs(by=nobody) == []


def test_what_a_person_must_put_right_is_told_in_its_own_words_and_undone(world, kinds):
    @registry.job("test.trouble", title="Trouble", leads_to="authority:tray")
    def trouble(*, by, job, progress):
        Membership.objects.all().update(until_on=by.today)
        raise Trouble("The file is gone. Bring it in again.")

    job = start_job(by=world.actor("okafor"), kind="test.trouble", authority=world.authority)

    assert (job.state, job.trouble) == ("failed", "The file is gone. Bring it in again.")
    assert not Membership.objects.filter(until_on__isnull=False).exists()


def test_what_nobody_foresaw_is_told_without_anybodys_details(world, kinds, caplog):
    @registry.job("test.fault", title="Fault", leads_to="authority:tray", stands="No row is in.")
    def fault(*, by, job, progress):
        raise KeyError("Ailsa Munro")

    job = start_job(by=world.actor("okafor"), kind="test.fault", authority=world.authority)

    assert job.state == "failed"
    assert "No row is in. Try again" in job.trouble
    assert "Ailsa" not in job.trouble + caplog.text


def test_an_officer_who_has_left_by_the_time_of_the_work_does_nothing(world, kinds):
    done: list = []

    @registry.job("test.leave", title="Leave", leads_to="authority:tray")
    def leave(*, by, job, progress):
        done.append(by)
        raise Trouble("Not yet.")

    job = start_job(by=world.actor("okafor"), kind="test.leave", authority=world.authority)
    world.accounts["ms_okafor"].is_active = False
    world.accounts["ms_okafor"].save()

    job = try_again(by=world.actor("okafor"), job=job)

    assert len(done) == 1
    assert "may no longer" in job.trouble


def test_failed_work_is_asked_for_again_and_finished(world, kinds):
    turns = iter(["fail", "finish"])

    @registry.job("test.turns", title="Turns", leads_to="authority:tray")
    def turn(*, by, job, progress):
        if next(turns) == "fail":
            raise Trouble("Not yet.")

    by = world.actor("okafor")
    job = start_job(by=by, kind="test.turns", authority=world.authority)

    job = try_again(by=by, job=job)

    assert (job.state, job.trouble, job.attempts) == ("finished", "", 2)
    with pytest.raises(Refused):
        try_again(by=world.actor("nobody"), job=job)


def a_job(world, **changes) -> Job:
    return Job.objects.create(
        authority=world.authority, kind="test.count", asked_by=world.accounts["ms_okafor"],
        asked_at=world.actor("okafor").at, **changes,
    )  # fmt: skip


def dead_for_a_minute(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(
        started_at=Now() - timedelta(minutes=2), beat_at=Now() - timedelta(minutes=1)
    )


def test_what_a_dead_worker_held_is_done_by_another(world, kinds):
    done: list = []
    counting(done)
    job = a_job(world, attempts=1)
    dead_for_a_minute(job)
    by = world.actor("okafor")

    taken = take_up_abandoned(at=by.at, today=by.today)

    job.refresh_from_db()
    assert (taken, job.state, job.attempts, len(done)) == (1, "finished", 2, 1)


def test_work_whose_worker_died_three_times_is_failed_with_words(world, kinds):
    done: list = []
    counting(done)
    job = a_job(world, attempts=4, given_back=1)
    dead_for_a_minute(job)
    by = world.actor("okafor")

    take_up_abandoned(at=by.at, today=by.today)

    job.refresh_from_db()
    assert (job.state, done) == ("failed", [])
    assert "each time the computer that did it stopped" in job.trouble


def test_a_worker_that_was_thought_dead_puts_its_work_down(world, kinds):
    job = a_job(world, attempts=1)
    Job.objects.filter(pk=job.pk).update(started_at=Now(), beat_at=Now())
    first = Progress(job)
    assert first.beat()

    Job.objects.filter(pk=job.pk).update(attempts=2)

    assert not first.beat()


def test_stopped_work_is_not_begun_and_running_work_is_put_down(world, kinds, monkeypatch):
    by = world.actor("okafor")
    job = a_job(world, attempts=1)
    Job.objects.filter(pk=job.pk).update(started_at=Now(), beat_at=Now())

    stopped = stop_job(by=by, job=job)

    assert stopped.state == "stopped"
    monkeypatch.setattr("ettle.jobs.progress.is_within_a_transaction", lambda: False)
    with pytest.raises(LetGo):
        Progress(job).say("Counting")
    with pytest.raises(Trouble):
        stop_job(by=by, job=stopped)


def test_a_busy_database_is_told_as_such_when_there_is_no_later(world, kinds):
    @registry.job("test.busy", title="Busy", leads_to="authority:tray")
    def busy(*, by, job, progress):
        raise OperationalError("database is locked")

    job = start_job(by=world.actor("okafor"), kind="test.busy", authority=world.authority)

    assert job.trouble.startswith("The database was too busy")


def test_the_same_work_about_the_same_thing_is_asked_for_once(world, kinds, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    counting([])
    by = world.actor("okafor")

    first = start_job(by=by, kind="test.count", authority=world.authority, about_ref="abc")
    second = start_job(by=by, kind="test.count", authority=world.authority, about_ref="abc")

    assert first == second
    assert first.state == "waiting"


def test_what_people_wrote_has_no_place_in_a_jobs_facts(world, kinds):
    counting([])

    with pytest.raises(ValueError, match="must be a code"):
        start_job(
            by=world.actor("okafor"), kind="test.count", authority=world.authority,
            facts={"why": "Because of what Mairi wrote.\nAnd more."},
        )  # fmt: skip
