"""``ettle load-reference``: the published authorities, schools and school calendars."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.audit.services import refusals_recorded
from ettle.people.services.places import load_reference


class Command(BaseCommand):
    """Loads what every authority shares. Run twice it changes nothing."""

    help = "load or refresh the 32 authorities, the published schools and school calendars"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        at = timezone.now()
        today = at.astimezone(ZoneInfo("Europe/London")).date()
        with refusals_recorded():
            counts = load_reference(by=system_actor("load-reference", at=at, today=today))
        self.stdout.write(
            f"{counts['authorities']} authorities, {counts['schools']:,} schools and "
            f"{counts['calendar_entries']} calendar entries are here."
        )
