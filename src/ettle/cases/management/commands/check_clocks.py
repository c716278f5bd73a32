"""``ettle check-clocks``: work every stored date out again. It never writes."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.cases.selectors import differing_clocks


class Command(BaseCommand):
    """Lists stored dates that today's law library would not give."""

    help = "work every stored date out again and list the differences"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it. Exit 1 if a date differs: somebody has to talk about it."""
        at = timezone.now()
        today = at.astimezone(ZoneInfo("Europe/London")).date()
        found = differing_clocks(by=system_actor("check-clocks", at=at, today=today))
        for each in found:
            now = each.worked_out or each.why
            self.stdout.write(
                f"{each.rule} {each.ref}, from {each.started_on}: stored {each.stored} "
                f"({each.law_version}), now {now}"
            )
        if found:
            raise CommandError(
                f"{len(found)} differ. Nothing was changed. The family was told the stored date: "
                "docs/how-to/a-date-was-promised-wrongly.md says what to do."
            )
        self.stdout.write("Every stored date is what the law library gives today.")
