"""The page of long work: how far it has come, what went wrong, and what to do."""

import pytest
from django.db.models.functions import Now

from ettle.config.cast import MS_OKAFOR, NOBODY
from ettle.jobs import registry
from ettle.jobs.models import Job
from ettle.people.models import Account


@pytest.fixture
def job(world, monkeypatch):
    kind = registry.Kind(
        name="test.count", title="Counting", leads_to="authority:tray", work=lambda **_: None
    )
    monkeypatch.setitem(registry.KINDS, "test.count", kind)
    by = world.actor("okafor")
    return Job.objects.create(
        authority=world.authority, kind="test.count", asked_by_id=by.account_id, asked_at=by.at
    )


@pytest.fixture
def officer(world, client):
    client.force_login(Account.objects.get(email=MS_OKAFOR.email), backend=BACKEND)
    return client


BACKEND = "django.contrib.auth.backends.ModelBackend"


def address(job: Job) -> str:
    return f"/authority/jobs/{job.ref}/"


def changed(job: Job, **facts) -> None:
    Job.objects.filter(pk=job.pk).update(**facts)


def test_running_work_says_how_far_it_has_come_and_looks_again_by_itself(officer, job):
    changed(job, started_at=Now(), words="Reading rows.", done=1200, total=20000)

    shown = officer.get(address(job)).content.decode()

    assert "Reading rows. 1200 of 20000." in shown
    assert 'max="20000" value="1200"' in shown
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in shown
    assert "Check again" in shown and "Stop this work" in shown


def test_finished_work_leads_to_where_it_is_for(officer, job):
    changed(job, started_at=Now(), finished_at=Now())

    assert officer.get(address(job)).headers["Location"] == "/authority/"


def test_failed_work_says_why_and_is_tried_again(officer, job):
    changed(job, started_at=Now(), finished_at=Now(), trouble="The file is gone.")

    shown = officer.get(address(job)).content.decode()
    officer.post(address(job), {"again": "yes"})

    assert "The file is gone." in shown and "Try again" in shown
    assert "refresh" not in shown
    job.refresh_from_db()
    assert job.state == "finished"


def test_waiting_work_is_stopped_and_a_second_press_changes_nothing(officer, job):
    officer.post(address(job), {"stop": "yes"})
    officer.post(address(job), {"stop": "yes"})

    job.refresh_from_db()
    assert job.state == "stopped"
    assert "Somebody stopped it." in officer.get(address(job)).content.decode()


def test_whoever_is_no_officer_finds_nothing_there(world, client, job):
    client.force_login(Account.objects.get(email=NOBODY.email), backend=BACKEND)

    assert client.get(address(job)).status_code == 404
    assert client.post(address(job), {"stop": "yes"}).status_code == 404
