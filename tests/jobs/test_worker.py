"""A worker as it really runs: it is killed, it is told to leave, and nothing is lost."""

import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from ettle.config.cast import MS_OKAFOR
from ettle.jobs import registry
from ettle.jobs.models import Job
from ettle.jobs.services import start_job
from ettle.people.models import Account
from ettle.people.selectors import actor_for
from tests import worlds
from tests.conftest import in_world
from tests.world import moment

AS_THEY_ARE = {"BACKEND": "django_tasks_db.DatabaseBackend"}


@pytest.fixture
def queue(worlds_folder, django_db_blocker, settings, monkeypatch, tmp_path):
    """A copy of the world with one slow piece of work waiting in it."""
    monkeypatch.setitem(
        registry.KINDS, "test.slow", registry.Kind(
            name="test.slow", title="Slow work", leads_to="authority:tray", work=lambda **_: None,
        ),
    )  # fmt: skip
    settings.TASKS = {"default": AS_THEY_ARE}
    built = worlds.build("start", worlds_folder)
    own = worlds.copy(built, worlds_folder, f"jobs-{tmp_path.name}".replace("_", "-"))

    @contextmanager
    def opened():
        with in_world(own, django_db_blocker, settings, kept=True):
            yield

    with opened():
        account = Account.objects.get(email=MS_OKAFOR.email)
        by = actor_for(account, at=moment(own.day), today=own.day)
        start_job(by=by, kind="test.slow", authority=account.memberships.get().authority)
    return Queue(own, tmp_path, opened)


class Queue:
    """The world of a test, and the workers in it."""

    def __init__(self, world, folder: Path, opened) -> None:
        self.world, self.folder, self.opened = world, folder, opened

    def worker(self, *options: str) -> subprocess.Popen:
        environment = self.world.environment | {"ETTLE_JOBS": ""}
        command = [sys.executable, "-m", "tests.jobs.at_work", str(self.folder), *options]
        return subprocess.Popen(command, env=environment, cwd=worlds.ROOT)

    def begun(self, worker: subprocess.Popen) -> subprocess.Popen:
        """Wait until a worker has begun the slow work."""
        before = self.starts
        while self.starts == before and worker.poll() is None:
            try:
                worker.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
        return worker

    @property
    def starts(self) -> int:
        begun = self.folder / "begun"
        return len(begun.read_text().splitlines()) if begun.exists() else 0

    def job(self) -> Job:
        with self.opened():
            return Job.objects.get(kind="test.slow")


def test_what_a_worker_killed_outright_held_is_finished_by_the_next(queue):
    killed = queue.begun(queue.worker())
    killed.kill()
    killed.wait()
    assert queue.job().state == "running"
    (queue.folder / "go").touch()

    after = queue.worker("--until-idle").wait(timeout=20)

    job = queue.job()
    assert (after, job.state, job.attempts, job.result) == (0, "finished", 2, {"rows": 2})
    assert (queue.folder / "begun").read_text() == "ASL officer, by a job\n" * 2


def test_a_worker_told_to_leave_puts_its_work_back_and_goes(queue):
    leaving = queue.begun(queue.worker())
    leaving.send_signal(signal.SIGTERM)

    assert leaving.wait(timeout=10) == 0
    job = queue.job()
    assert (job.state, job.attempts, job.given_back) == ("waiting", 1, 1)


BEGINS_A_WORKER_AND_ENDS = """
import os, subprocess, sys
worker = subprocess.Popen([sys.executable, *sys.argv[1:], "--with-parent", str(os.getpid())],
                          stdout=subprocess.DEVNULL)
"""


def test_a_worker_begun_by_the_demonstration_leaves_when_that_is_gone(queue):
    (queue.folder / "go").touch()
    gone, gone_too = os.pipe()
    environment = queue.world.environment | {"ETTLE_JOBS": ""}
    command = ["-m", "tests.jobs.at_work", str(queue.folder)]

    subprocess.run(
        [sys.executable, "-c", BEGINS_A_WORKER_AND_ENDS, *command],
        env=environment, cwd=worlds.ROOT, stderr=gone_too, check=True,
    )  # fmt: skip
    os.close(gone_too)

    # The worker holds the other end: it comes to its end when the worker has left.
    assert select.select([gone], [], [], 20)[0]
    assert os.read(gone, 4000) == b""
    os.close(gone)
