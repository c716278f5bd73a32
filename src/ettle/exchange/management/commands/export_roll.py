"""``ettle export-roll --authority NAME --out FILE``: the roll, in our own columns."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from ettle.access.actor import system_actor
from ettle.exchange.management.commands.import_roll import no_authority
from ettle.exchange.services import export_roll
from ettle.people.models import Authority


class Command(BaseCommand):
    """Writes a roll file that `import-roll` reads back. It never writes over a file."""

    help = "write the roll to a CSV file in our own columns, which is not encrypted"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose roll, and where to."""
        parser.add_argument("--authority", required=True, help='such as "Glenmarra Council"')
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, authority: str, out: Path, **options: Any) -> None:
        """Run it."""
        whose = Authority.objects.filter(name__iexact=authority).first()
        if whose is None:
            raise CommandError(no_authority(authority))
        at, today = import_string(settings.JOBS_CLOCK)()
        by = system_actor("export-roll", at=at, today=today, authority_id=whose.pk)
        try:
            handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        with os.fdopen(handle, "wb") as file:
            made = export_roll(by=by, authority=whose)
            file.write(made.content)
        said = ", ".join(f"{count} {kind}" for kind, count in made.counts.items()) or "nobody"
        self.stdout.write(
            f"{out}: {said}. It is not encrypted, and it says whose address is kept from whom: "
            "move it to where it belongs, and delete it here."
        )
