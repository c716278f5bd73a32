"""``ettle audit seal`` and ``ettle audit verify``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ettle.audit.models import Event, Seal
from ettle.audit.seals import faults_in_record, seal_record


class Command(BaseCommand):
    """Seals the record, or says which row of it was tampered with."""

    help = "seal: close what is not yet sealed. verify: check every row and seal; exit 1 on a fault"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one word that says which."""
        parser.add_argument("act", choices=["seal", "verify"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        """Run it."""
        if act == "seal":
            made = seal_record(at=timezone.now())
            self.stdout.write(f"{sum(seal.count for seal in made)} events sealed.")
            return
        faults = list(faults_in_record())
        for fault in faults:
            self.stdout.write(f"{fault.where}: {fault.what}")
        if faults:
            raise CommandError(f"{len(faults)} signs of tampering.")
        self.stdout.write(
            f"{Event.objects.count()} events under {Seal.objects.count()} seals: whole."
        )
