"""``ettle tidy-imports``: empty what imports of more than 90 days ago kept of people."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.exchange.services import tidy_imports
from ettle.people.models import Authority


class Command(BaseCommand):
    """Run every night beside the import. Counts stay; rows that still wait stay."""

    help = "empty what imports of more than 90 days ago kept of people"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day."""
        parser.add_argument("--today", type=date.fromisoformat, help="the day, if not today")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tidy each authority's imports, and count them."""
        at = timezone.now()
        today = options["today"] or at.astimezone(ZoneInfo("Europe/London")).date()
        for authority in Authority.objects.filter(rollimport__isnull=False).distinct():
            by = system_actor("tidy-imports", at=at, today=today, authority_id=authority.pk)
            count = tidy_imports(by=by, authority=authority)
            self.stdout.write(f"{authority.name}: {count} emptied.")
