"""``ettle demo``: build the invented world at a stage and serve it on this machine."""

import os
import subprocess
import sys
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from ettle.config.cast import DEFAULT_DAY
from ettle.config.demo import STAGES
from ettle.config.demo_roll import is_school_day, nearest_school_day

LOOPBACK = "127.0.0.1"


class Command(BaseCommand):
    """Serves the demonstration, or walks through it and says what it saw."""

    help = "build the demonstration world at a stage and serve it on this machine"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the stage, the day, the port, and whether to walk instead of serve."""
        parser.add_argument("--stage", choices=STAGES, default=None)
        parser.add_argument("--today", default=DEFAULT_DAY.isoformat(), metavar="YYYY-MM-DD")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--check", action="store_true", help="walk the story’s pages and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        today = self._day(options["today"])
        if not settings.DEMONSTRATION or connection.vendor != "sqlite":
            raise CommandError("The demonstration runs only with its own settings, on SQLite.")
        # Imported here: the world's rooms need the settings that were just checked.
        from ettle.config.demo.building import gather_static, ready_world

        stage = options["stage"] or ("ready" if options["check"] else "start")
        ready_world(stage, today, self.stdout.write)
        gather_static(self.stdout.write)
        environment = {**os.environ, "ETTLE_TODAY": today.isoformat()}
        if options["check"]:
            self._check(environment, options["port"], stage)
            return
        self.stdout.write(
            f"\nEttle is at http://{LOOPBACK}:{options['port']}/  (stage {stage},"
            f" {today:%A %-d %B %Y}; stop it with Ctrl-C)\n"
        )
        self.stdout.flush()
        if not settings.JOBS_AT_ONCE:
            # This process becomes the server, and the worker leaves when it is gone.
            subprocess.Popen(_worker(os.getpid()), env=environment, stdin=subprocess.DEVNULL)
        command = _server(options["port"], workers=2)
        os.execve(command[0], command, environment)

    def _day(self, typed: str) -> date:
        try:
            today = date.fromisoformat(typed)
        except ValueError as error:
            raise CommandError(
                f"“{typed}” is not a day. Write it like {DEFAULT_DAY.isoformat()}."
            ) from error
        if not is_school_day(today):
            nearest = nearest_school_day(today)
            raise CommandError(
                f"{today:%A %-d %B %Y} is not a school day in Glenmarra. The nearest one is"
                f" {nearest:%A %-d %B %Y}: --today {nearest.isoformat()}"
            )
        return today

    def _check(self, environment: dict[str, str], port: int, stage: str) -> None:
        from ettle.config.demo.walk import free_port, walk

        port = free_port()
        server = subprocess.Popen(
            _server(port, workers=1), env=environment, stdout=subprocess.DEVNULL
        )
        try:
            faults = walk(f"http://{LOOPBACK}:{port}", stage, self.stdout.write)
        finally:
            server.terminate()
            server.wait(timeout=20)
        if faults:
            raise CommandError(f"{faults} pages were not as they should be.")
        self.stdout.write("Every page that was tried is as it should be.")


def _server(port: int, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(workers),
        "--blocking-threads", "4", "--host", LOOPBACK, "--port", str(port), "--no-ws",
        "--log-level", "warning", "ettle.config.wsgi:application",
    ]  # fmt: skip


def _worker(parent: int) -> list[str]:
    return [sys.executable, "-m", "ettle.config.command", "work", "--with-parent", str(parent)]
