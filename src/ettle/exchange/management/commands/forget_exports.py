"""``ettle forget-exports``: delete the files of everything that are a day old."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from ettle.access.actor import system_actor
from ettle.exchange.services.exporting import forget_old_exports


class Command(BaseCommand):
    """Run by a timer. Harmless to run twice; a day-old file cannot be downloaded anyhow."""

    help = "delete files of everything that were made more than a day ago"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        at, today = import_string(settings.JOBS_CLOCK)()
        by = system_actor("forget-exports", at=at, today=today)
        self.stdout.write(f"{forget_old_exports(by=by)} files deleted.")
