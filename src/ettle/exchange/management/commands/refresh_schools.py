"""``ettle refresh-schools FILE [--year YEAR] [--check]``."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.audit.services import refusals_recorded
from ettle.exchange.school_list import read_school_list
from ettle.people.school_lists import ListCompared, compare_list
from ettle.people.services.school_list import refresh_schools

SHOWN = 20


class Command(BaseCommand):
    """Reads the published list of schools as downloaded, says what changes, and takes it."""

    help = "bring the schools up to a newer published list; nothing is closed by being left out"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, its year where the title does not say, and whether only to check."""
        parser.add_argument("file", type=Path, help="the workbook or CSV as downloaded")
        parser.add_argument("--year", default="", help="the year of its census, such as 2026")
        parser.add_argument("--check", action="store_true", help="write nothing")

    def handle(self, *args: Any, file: Path, year: str, check: bool, **options: Any) -> None:
        """Run it. Exit 1 if a row cannot be taken: then nothing is written."""
        try:
            read = read_school_list(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        for each in read.rejections:
            self.stdout.write(f"Line {each.line} “{each.value}”: {each.happened} {each.do}")
        if read.rejections:
            raise CommandError(f"{len(read.rejections)} to look at. Nothing has been written.")
        year = year or read.year
        if not year:
            raise CommandError("The title does not say which year it is. Give it: --year 2026")
        compared = compare_list(read.schools)
        self._tell(compared, len(read.schools), year)
        if compared.unknown_authorities:
            names = ", ".join(sorted(set(compared.unknown_authorities)))
            raise CommandError(f"No authority here has the name {names}. Nothing was written.")
        if check:
            self.stdout.write("Nothing has been written.")
            return
        at = timezone.now()
        today = at.astimezone(ZoneInfo("Europe/London")).date()
        with refusals_recorded():
            by = system_actor("refresh-schools", at=at, today=today)
            refresh_schools(by=by, listed=read.schools, year=year)
        self.stdout.write("The schools are refreshed.")

    def _tell(self, compared: ListCompared, count: int, year: str) -> None:
        self.stdout.write(f"{count:,} schools in the list of {year}.")
        for words, lines in (
            ("new", [each.name for each in compared.new]),
            ("renamed", [f"{row.name} → {each.name}" for row, each in compared.renamed]),
            (
                "with another authority",
                [f"{row.name} → {each.authority_name}" for row, each in compared.moved],
            ),
            ("with other counts", [row.name for row, _ in compared.counts]),
            (
                "here and not in the list; an officer says whether they closed",
                [row.name for row in compared.not_listed],
            ),
        ):
            self.stdout.write(f"{len(lines):,} {words}")
            shown = [] if words == "with other counts" else lines[:SHOWN]
            for line in shown:
                self.stdout.write(f"  {line}")
            if len(lines) > len(shown) > 0:
                self.stdout.write(f"  and {len(lines) - len(shown)} more")
