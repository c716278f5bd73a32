"""``ettle work``: do the long work that people wait for."""

import os
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from ettle.jobs.leases import forget_old_places, take_up_abandoned
from ettle.jobs.progress import LEAVING

BETWEEN_LOOKS = 0.5  # seconds


class Command(BaseCommand):
    """A worker. Any number may run, on any machine that has the database and the files.

    It leaves at Ctrl-C or SIGTERM: what it is doing goes back in the queue. If it is killed
    outright, another worker takes its work up after 30 seconds.
    """

    help = "do the long work that people wait for (runs until it is stopped)"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take when to stop."""
        parser.add_argument("--once", action="store_true", help="do one piece of work at most")
        parser.add_argument(
            "--until-idle", action="store_true", help="do what waits, and then stop"
        )
        parser.add_argument(
            "--with-parent",
            type=int,
            metavar="PID",
            help="stop when the program PID, which began it, stops",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: LEAVING.set())
        forget_old_places()
        while not LEAVING.is_set():
            if options["with_parent"] not in (None, os.getppid()):
                return
            worked = self._look()
            if options["once"] or (options["until_idle"] and not worked):
                return
            if not worked:
                LEAVING.wait(BETWEEN_LOOKS)

    def _look(self) -> bool:
        """Take up what was left, and do the next piece of work; say whether there was any."""
        close_old_connections()
        at, today = import_string(settings.JOBS_CLOCK)()
        try:
            take_up_abandoned(at=at, today=today)
            if not DBTaskResult.objects.ready().exists():
                return False
            _one_worker().run()
        except OperationalError:  # the database is busy: look again soon
            return False
        return True


def _one_worker() -> Worker:
    """Give django-tasks' own worker, for one piece of work."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
