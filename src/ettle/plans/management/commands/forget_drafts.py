"""``ettle forget-drafts``: throw away what was typed and not saved for thirty days."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from ettle.access.actor import system_actor
from ettle.plans.services import forget_old_drafts


class Command(BaseCommand):
    """Run by a timer. Harmless to run twice; an old draft is offered to nobody anyhow."""

    help = "throw away what was typed in a plan's forms and not saved for thirty days"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        at, today = import_string(settings.JOBS_CLOCK)()
        by = system_actor("forget-drafts", at=at, today=today)
        self.stdout.write(f"{forget_old_drafts(by=by)} drafts thrown away.")
