"""``ettle make-roll --authority NAME --pupils N --out FILE``: a roll of nobody."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.exchange.make_roll.dirt import plant
from ettle.exchange.make_roll.needs import HEADINGS
from ettle.exchange.make_roll.places import SchoolFacts
from ettle.exchange.make_roll.rolls import make_roll
from ettle.exchange.make_roll.writing import as_csv, as_workbook
from ettle.exchange.management.commands.import_roll import no_authority
from ettle.exchange.roll.columns import KNOWN
from ettle.people.models import Authority, School
from ettle.people.selectors.roll import schools_known

MOST_PUPILS = 100_000
WRITERS = {"csv": as_csv, "xlsx": as_workbook}


class Command(BaseCommand):
    """Writes an invented roll over an authority's real schools, the same for the same number."""

    help = "make a roll of invented people for trying and testing; nothing is brought in"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose schools, how many pupils, the number to draw by, and where to write."""
        parser.add_argument("--authority", required=True, help='such as "Stirling"')
        parser.add_argument("--pupils", type=int, default=1000)
        parser.add_argument("--seed", type=int, default=1, help="another number, another roll")
        parser.add_argument("--dirty", type=int, default=0, help="how many kinds of dirt to plant")
        parser.add_argument("--format", choices=sorted(WRITERS), help="or by the name of FILE")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")
        parser.add_argument("--needs", type=Path, metavar="FILE", help="write who has a need, too")
        parser.add_argument("--today", type=date.fromisoformat, help="the day, if not today")

    def handle(self, *args: Any, authority: str, pupils: int, out: Path, **options: Any) -> None:
        """Run it."""
        whose = Authority.objects.filter(name__iexact=authority).first()
        if whose is None:
            raise CommandError(no_authority(authority))
        if not 1 <= pupils <= MOST_PUPILS:
            raise CommandError(f"Ask for 1 to {MOST_PUPILS:,} pupils.")
        at = timezone.now()
        today = options["today"] or at.astimezone(ZoneInfo("Europe/London")).date()
        by = system_actor("make-roll", at=at, today=today, authority_id=whose.pk)
        schools = [one for one in schools_known(by=by) if one.authority_id == whose.pk]
        if not schools:
            raise CommandError(
                f"{whose.name} has no school here. Run `ettle load-reference` first."
            )
        made = make_roll(
            facts_of(schools),
            authority=whose.name,
            seed=options["seed"],
            pupils=pupils,
            today=today,
        )
        rows = [[row.get(name, "") for name in KNOWN] for row in made.rows]
        if options["dirty"]:
            rows = self._dirty(rows, options["dirty"])
        kind = options["format"] or ("xlsx" if out.suffix.lower() == ".xlsx" else "csv")
        self._write(out, WRITERS[kind](KNOWN, rows))
        if options["needs"]:
            self._write(options["needs"], as_csv(HEADINGS, made.needs))
        counts = Counter(row["record"] for row in made.rows)
        said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        self.stdout.write(f"{out}: {said}. Everyone in it is invented.")

    def _dirty(self, rows: list[list[str]], count: int) -> list[list[str]]:
        planted = plant(rows, KNOWN, count)
        for one in planted.places:
            self.stdout.write(f"Line {one.line}: {one.kind.words}")
        return planted.rows

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error


def facts_of(schools: list[School]) -> list[SchoolFacts]:
    """Give what the published list says of these schools."""
    codes = Counter(one.seed_code for one in schools)
    return [
        SchoolFacts(
            seed_code=one.seed_code,
            school_type=one.school_type.lower(),
            name=one.name,
            town=one.town,
            roll=one.roll,
            asn=one.pupils_asn,
            has_twin=codes[one.seed_code] > 1,
        )
        for one in schools
    ]
