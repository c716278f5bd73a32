"""``ettle export-authority``: everything that an authority holds, in one file."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.module_loading import import_string

from ettle.access.actor import system_actor
from ettle.audit.services import record
from ettle.exchange.leaving import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.leaving.archive import write_archive
from ettle.people.models import Authority


class Command(BaseCommand):
    """Writes the file that the page of exports offers, without its day in between."""

    help = "write everything that an authority holds to one ZIP file, which is not encrypted"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose records, and where to."""
        parser.add_argument("--authority", required=True, metavar="NAME")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        name, out = options["authority"], options["out"]
        authority = Authority.objects.filter(name=name).first()
        if authority is None:
            raise CommandError(f"There is no authority “{name}” here. Write its name in full.")
        at, today = import_string(settings.JOBS_CLOCK)()
        by = system_actor("export-authority", at=at, today=today, authority_id=authority.pk)
        try:
            handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        with os.fdopen(handle, "wb") as file:
            written = write_archive(file, authority=authority, on=today, say=self._say)
        rows = sum(written.counts.values())
        with transaction.atomic():
            record(by=by, verb="export.made", rows=rows)
        self.stdout.write(
            f"{rows} records are in {out}. It is not encrypted, and it holds the records of"
            " children: move it to where it belongs, and delete it here."
        )

    def _say(self, words: str, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(
                f"\r{words} {done} of {total}" if total else f"\r{words} {done}", ending=""
            )
