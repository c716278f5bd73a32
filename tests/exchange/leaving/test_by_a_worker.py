"""Everything, written by a worker as it really runs: outside any transaction of a page."""

import subprocess
import sys

from ettle.config.cast import MS_OKAFOR
from ettle.documents.sealed import unsealed
from ettle.exchange.leaving.verifying import faults_of
from ettle.exchange.models import WholeExport
from ettle.exchange.services.exporting import ask_for_everything
from ettle.jobs.models import Job
from ettle.people.models import Account
from ettle.people.selectors import actor_for
from tests import worlds
from tests.conftest import in_world
from tests.world import moment


def test_a_worker_writes_it_and_an_officer_fetches_it_sound(
    worlds_folder, django_db_blocker, settings, tmp_path
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    own = worlds.copy(worlds.build("ready", worlds_folder), worlds_folder, "leaving-by-worker")
    with in_world(own, django_db_blocker, settings, kept=True):
        account = Account.objects.get(email=MS_OKAFOR.email)
        by = actor_for(account, at=moment(own.day), today=own.day)
        ask_for_everything(by=by, authority=account.memberships.get().authority)

    worked = subprocess.run(
        [sys.executable, "-m", "ettle.config.command", "work", "--until-idle"],
        env=own.environment | {"ETTLE_JOBS": ""}, cwd=worlds.ROOT, timeout=60, check=False,
    )  # fmt: skip

    assert worked.returncode == 0
    with in_world(own, django_db_blocker, settings, kept=True):
        assert Job.objects.get().state == "finished"
        export = WholeExport.objects.get()
        (tmp_path / "all.zip").write_bytes(b"".join(unsealed(export.kept_as)))
    assert list(faults_of(tmp_path / "all.zip")) == []
    assert export.counts["people.pupil"] > 50
