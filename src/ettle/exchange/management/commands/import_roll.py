"""``ettle import-roll FILE.csv --authority NAME [--check]``."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ettle.access import Actor, Trouble
from ettle.access.actor import system_actor
from ettle.audit.services import refusals_recorded
from ettle.exchange.roll.reading import Rejection
from ettle.exchange.selectors import RollPreview, held_roll, roll_preview
from ettle.exchange.services import hold_roll, import_roll
from ettle.people.models import Authority
from ettle.people.roll import PART_WORDS


class Command(BaseCommand):
    """Checks a roll file, says what it would do, and does it unless asked only to check."""

    help = "check a roll file, say what is new and what changes, and bring it in"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, whose roll it is, and whether to stop after the check."""
        parser.add_argument("file", type=Path, help="one CSV file in UTF-8")
        parser.add_argument("--authority", required=True, help='such as "Glenmarra Council"')
        parser.add_argument("--check", action="store_true", help="write nothing")
        parser.add_argument("--today", type=date.fromisoformat, help="the day, if not today")

    def handle(self, *args: Any, file: Path, authority: str, **options: Any) -> None:
        """Run it. Exit 1 if a row is rejected: then nothing is written."""
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        whose = Authority.objects.filter(name__iexact=authority).first()
        if whose is None:
            raise CommandError(no_authority(authority))
        at = timezone.now()
        today = options["today"] or at.astimezone(ZoneInfo("Europe/London")).date()
        by = system_actor("import-roll", at=at, today=today, authority_id=whose.pk)
        with refusals_recorded():
            self._run(by, roll_preview(by=by, authority=whose, content=content), options["check"])

    def _run(self, by: Actor, preview: RollPreview, only_check: bool) -> None:
        for note in preview.notes:
            self.stdout.write(f"Note. {note}")
        if preview.rejections:
            for rejection in preview.rejections:
                self.stdout.write(said(rejection))
            count = len(preview.rejections)
            things = "1 thing" if count == 1 else f"{count} things"
            raise CommandError(f"{things} to correct. Nothing has been written.")
        self._tell(preview)
        if only_check or preview.changes_nothing:
            self.stdout.write("Nothing has been written.")
            return
        try:
            held = held_roll(hold_roll(by=by, preview=preview).ref, by=by)
            assert held is not None
            import_roll(by=by, held=held)
        except Trouble as trouble:
            raise CommandError(trouble.message) from trouble
        self.stdout.write("The roll is in.")

    def _tell(self, preview: RollPreview) -> None:
        for part, found in preview.compared.items():
            self.stdout.write(
                f"{PART_WORDS[part]}: {len(found.new)} new, {len(found.changed)} changed, "
                f"{found.same} the same"
            )
        if preview.absent:
            self.stdout.write("On the roll of these schools, not in this file; nothing ends:")
        for name, key, what in preview.absent:
            self.stdout.write(f"  {name} ({key}): {what}")


def no_authority(name: str) -> str:
    """Say that no authority has this name, and which one may be meant."""
    names = list(Authority.objects.values_list("name", flat=True))
    close = get_close_matches(name, names, n=1)
    if not names:
        return "There is no authority here yet. Run `ettle load-reference` first."
    meant = f" Do you mean “{close[0]}”?" if close else " Give the name as the council writes it."
    return f"No authority here is called “{name}”.{meant}"


def said(rejection: Rejection) -> str:
    """Put a rejected row on one line: where, what stands there, what happened, what to do."""
    where = f"Line {rejection.line}"
    if rejection.column:
        where += f", {rejection.column}"
    if rejection.value:
        where += f" “{rejection.value}”"
    return f"{where}: {rejection.happened} {rejection.do}"
