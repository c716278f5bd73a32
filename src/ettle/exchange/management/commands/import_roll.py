"""``ettle import-roll FILE --authority NAME [--check] [--partial] [--as-at DAY]``."""

import sys
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
from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.models import RollImport
from ettle.exchange.roll.reading import Rejection
from ettle.exchange.selectors import RollPreview, roll_preview
from ettle.exchange.services import answer_roll, fail_roll, hold_roll, send_roll
from ettle.people.models import Authority
from ettle.people.roll import PART_WORDS

LISTED = 200


class Command(BaseCommand):
    """Checks a roll file, says what it would do, and does it unless asked only to check.

    Exit 0: it is in, or changes nothing. Exit 1: nothing was written; why is said here and
    on the officers' page of the roll.
    """

    help = "check a roll file, say what is new and what changes, and bring it in"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, whose roll it is, and how far to go."""
        parser.add_argument("file", type=Path, help="a CSV file or a workbook")
        parser.add_argument("--authority", required=True, help='such as "Glenmarra Council"')
        parser.add_argument("--check", action="store_true", help="write nothing")
        parser.add_argument(
            "--partial", action="store_true", help="bring in the rows that can be taken"
        )
        parser.add_argument(
            "--as-at", type=date.fromisoformat, help="the day the file was made, if not today"
        )
        parser.add_argument("--today", type=date.fromisoformat, help="the day, if not today")

    def handle(self, *args: Any, file: Path, authority: str, **options: Any) -> None:
        """Run it. A failed attempt is kept, so that nobody takes silence for success."""
        whose = Authority.objects.filter(name__iexact=authority).first()
        if whose is None:
            raise CommandError(no_authority(authority))
        now = timezone.now().astimezone(ZoneInfo("Europe/London"))
        today = options["today"] or now.date()
        at = now.replace(year=today.year, month=today.month, day=today.day)
        by = system_actor("import-roll", at=at, today=today, authority_id=whose.pk)
        made_on = options["as_at"] or today
        try:
            content = file.read_bytes()
        except OSError as error:
            words = f"{file} cannot be read: {error.strerror}."
            if not options["check"]:
                row = send_roll(
                    by=by, authority=whose, content=b"", made_on=made_on, came_by="command"
                )
                fail_roll(
                    by=by, row=row, words="The file that the night was to bring is not there."
                )
            raise CommandError(words) from error
        with refusals_recorded():
            if options["check"]:
                self._check(by, whose, content, made_on)
            else:
                self._bring_in(by, whose, content, made_on, options["partial"])

    def _check(self, by: Actor, whose: Authority, content: bytes, made_on: date) -> None:
        preview = roll_preview(
            by=by, authority=whose, content=content, made_on=made_on, say=self._say
        )
        self._tell(preview)
        if preview.trouble or preview.rejections:
            raise CommandError(nothing_written(preview))
        self.stdout.write("Nothing has been written.")

    def _bring_in(
        self, by: Actor, whose: Authority, content: bytes, made_on: date, partial: bool
    ) -> None:
        try:
            row = send_roll(
                by=by, authority=whose, content=content, made_on=made_on, came_by="command"
            )
        except Trouble as trouble:
            raise CommandError(trouble.message) from trouble
        try:
            self._go_on(by, row, content, partial)
        except Trouble as trouble:
            fail_roll(by=by, row=RollImport.objects.get(pk=row.pk), words=trouble.message)
            raise CommandError(trouble.message) from trouble

    def _go_on(self, by: Actor, row: RollImport, content: bytes, partial: bool) -> None:
        preview = roll_preview(
            by=by, authority=row.authority, content=content, made_on=row.made_on, say=self._say
        )
        self._tell(preview)
        row = hold_roll(by=by, preview=preview, row=row)
        if preview.trouble or (preview.rejections and not partial) or preview.obstacles:
            raise CommandError(nothing_written(preview))
        if preview.alikes and not partial:
            raise CommandError(
                f"{len(preview.alikes)} new ids may be children already here. Answer on the page "
                "Roll, or give --partial to leave them out for now. Nothing has been written."
            )
        if preview.changes_nothing and not preview.rejections:
            bring_in_roll(by=by, row=row, say=self._say)
            self.stdout.write("Nothing has been written.")
            return
        later = {one.ref: "later" for one in row.likenesses.all()}
        answer_roll(by=by, row=row, partial=partial, choices=later)
        bring_in_roll(by=by, row=RollImport.objects.get(pk=row.pk), say=self._say)
        waits = len(preview.waiting) + len(preview.alikes)
        wait = "1 row waits" if waits == 1 else f"{waits} rows wait"
        self.stdout.write(f"The roll is in. {wait}." if waits else "The roll is in.")

    def _say(self, words: str, done: int, total: int) -> None:
        """Say how far it is, where somebody watches."""
        if sys.stderr.isatty():
            far = f" {done:,} of {total:,}" if total else ""
            self.stderr.write(f"{words}{far}")

    def _tell(self, preview: RollPreview) -> None:
        for note in preview.notes:
            self.stdout.write(f"Note. {note}")
        for obstacle in preview.obstacles:
            self.stdout.write(f"To answer. {obstacle.words}")
        for rejection in preview.rejections[:LISTED]:
            self.stdout.write(said(rejection))
        for asked in preview.alikes[:LISTED]:
            self.stdout.write(
                f"Line {asked.line}: {asked.roll_id} may be {asked.other.roll_id}, who is on the "
                "roll with this name and birth date."
            )
        if preview.rejections:
            return
        for part, found in preview.compared.items():
            self.stdout.write(
                f"{PART_WORDS[part]}: {len(found.new)} new, {len(found.changed)} changed, "
                f"{found.same} the same"
            )
        absent = [one for one in preview.plan.changes if one.what == "absent"]
        if absent:
            self.stdout.write("On the roll of these schools, not in this file; nothing ends:")
        for missing in absent[:LISTED]:
            self.stdout.write(f"  {missing.name} ({missing.key[0]})")


def nothing_written(preview: RollPreview) -> str:
    """Say why nothing was written, and where to go on."""
    if preview.trouble:
        return f"{preview.trouble} Nothing has been written."
    if preview.rejections:
        count = len(preview.rejections)
        things = "1 thing" if count == 1 else f"{count} things"
        return f"{things} to correct. Nothing has been written."
    return "This file asks something first: answer on the page Roll. Nothing has been written."


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
