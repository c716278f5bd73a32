"""``ettle verify-export``: is this export whole, and as it was written?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ettle.exchange.leaving.verifying import faults_of


class Command(BaseCommand):
    """Checks an export against its own manifest and schemas. Needs no database."""

    help = "check an export: every file, hash, count and record"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; end with 1 and words when something is wrong."""
        faults = list(faults_of(options["file"]))
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(
                f"{len(faults)} things are wrong. Do not rely on this file: fetch it again, or"
                " make it again."
            )
        self.stdout.write("Every file is there and as it was written, and every record is sound.")
