"""``ettle watch-clocks``: note limits whose last day has passed. Run it often."""

from collections import Counter
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.cases.services import note_missed_clocks


class Command(BaseCommand):
    """Notes each missed limit once; running it twice, or not for a week, loses nothing."""

    help = "note time limits whose last day has passed"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument("--today", type=date.fromisoformat, help="the day, if not today")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it, and say how many of each were noted. No name is ever printed."""
        at = timezone.now()
        today = options["today"] or at.astimezone(ZoneInfo("Europe/London")).date()
        noted = note_missed_clocks(by=system_actor("watch-clocks", at=at, today=today))
        for rule, count in sorted(Counter(clock.rule for clock in noted).items()):
            self.stdout.write(f"{rule}: {count} newly missed")
        if not noted:
            self.stdout.write("Nothing newly missed.")
