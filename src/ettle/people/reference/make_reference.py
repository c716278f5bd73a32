"""Make our own small tidy tables from the published lists. Run by maintainers, by hand.

    python src/ettle/people/reference/make_reference.py SOURCE_FOLDER

``SOURCE_FOLDER`` holds the published files in ``schools/``, ``reference/`` and ``calendars/``.
Nothing is guessed: a withheld count stays withheld, an unchecked fact keeps its mark, and
only school sessions whose source is complete are taken.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRANT_AIDED = "900"
DENOMINATIONS = {
    "Non-denominational school": "non-denominational",
    "Roman Catholic school": "Roman Catholic",
    "Other denomination school": "other",
}
URBAN_RURAL = {
    "Large urban areas": "1",
    "Other urban areas": "2",
    "Accessible small towns": "3",
    "Remote small towns": "4",
    "Accessible rural areas": "5",
    "Remote rural areas": "6",
    "": "",
}
# First and last day for pupils are read from the published dates of each complete session.
COMPLETE_SESSIONS = {
    ("East Dunbartonshire", "2022-23"): (date(2022, 8, 17), date(2023, 6, 28)),
    ("West Lothian", "2023-24"): (date(2023, 8, 15), date(2024, 6, 28)),
    ("Glasgow City", "2024-25"): (date(2024, 8, 14), date(2025, 6, 25)),
    ("Stirling", "2024-25"): (date(2024, 8, 14), date(2025, 6, 27)),
    ("West Lothian", "2024-25"): (date(2024, 8, 13), date(2025, 6, 27)),
    ("Shetland Islands", "2025-26"): (date(2025, 8, 20), date(2026, 7, 3)),
    ("South Lanarkshire", "2025-26"): (date(2025, 8, 14), date(2026, 6, 25)),
    ("Argyll and Bute", "2026-27"): (date(2026, 8, 17), date(2027, 7, 2)),
    ("Scottish Borders", "2026-27"): (date(2026, 8, 19), date(2027, 7, 1)),
}
# Announced in February 2026, after the published feed was made.
ONE_OFF_HOLIDAYS = (("2026-06-15", "Scotland at the World Cup", "one-off holiday"),)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a published table."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write one of our tables beside this script, and say how long it is."""
    path = HERE / name
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        count = sum(1 for row in rows if writer.writerow(row))
    print(f"{name}: {count} rows, {path.stat().st_size:,} bytes")


def count_and_mark(cell: str) -> tuple[str, str]:
    """Split a published cell into a count and a symbol, so that withheld is never zero."""
    return (cell, "") if cell.isdigit() else ("", cell)


def authorities(source: Path) -> Iterator[tuple[str, ...]]:
    """The 32 education authorities. Grant-aided schools are a group of the list, not one."""
    for row in rows_of(source / "reference" / "local_authorities.csv"):
        if row["la_code_scotxed"] == GRANT_AIDED:
            continue
        earlier = row["superseded_gss_code"]
        yield (
            row["la_code_scotxed"],
            row["gss_code"],
            row["name_ons_dec2023"],
            row["alternative_names"],
            earlier,
            "not checked" if earlier else "",
        )


def schools(source: Path) -> Iterator[tuple[str, ...]]:
    """Every school of the September 2025 list; the key is SEED code and type."""
    for row in sorted(
        rows_of(source / "schools" / "schools_merged_2025.csv"),
        key=lambda row: (row["la_code_scotxed"], row["seed_code"], row["school_type"]),
    ):
        yield (
            row["seed_code"],
            row["school_type"],
            row["la_code_scotxed"],
            row["school_name"],
            *count_and_mark(row["roll_2025"]),
            *count_and_mark(row["pupils_asn_2025"]),
            DENOMINATIONS[row["denomination"]],
            URBAN_RURAL[row["urban_rural_6"]],
            row["postcode"],
            last_line(row["address"]),
        )


def last_line(address: str) -> str:
    """The last line of an address: usually the town, now and then a county or an island."""
    line = address.split(",")[-1].strip()
    return line.title().replace("'S", "'s") if line.isupper() else line


def bank_holidays(source: Path) -> Iterator[tuple[str, ...]]:
    """Scottish bank holidays as the law has them on weekdays, with one-off days added."""
    published = [
        (row["date"], plain(row["title"]), row["notes"].lower())
        for row in rows_of(source / "calendars" / "scotland_bank_holidays_govuk_2012_2028.csv")
    ]
    yield from sorted({*published, *ONE_OFF_HOLIDAYS})


def plain(title: str) -> str:
    """Write apostrophes as a keyboard does, so that a search finds the day."""
    return title.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def school_calendars(source: Path) -> Iterator[tuple[str, ...]]:
    """Complete school sessions: one ``term`` row each, then the days on which it is shut."""
    codes = {row[2]: row[0] for row in authorities(source)}
    published = rows_of(source / "calendars" / "school_term_dates.csv")
    for (authority, session), (first, last) in sorted(COMPLETE_SESSIONS.items()):
        key = (authority, session)
        mine = [row for row in published if (row["authority"], row["session"]) == key]
        trust, where = (
            mine[0]["provenance_note"].split(";")[0],
            mine[0]["source_url"].split(" ; ")[0],
        )
        if trust.startswith("LOW TRUST"):
            trust, where = "copy on another site, not confirmed with the council", ""
        yield (codes[authority], session, "term", *days(first, last), "", "all", trust, where)
        for row in sorted(mine, key=lambda row: row["start_date"]):
            if row["type"] in {"holiday", "local_holiday", "in_service"}:
                label = row["label"].split(" - source")[0].split(" (start inferred")[0]
                scope = "all" if row["scope"] == "all schools" else row["scope"]
                span = (row["start_date"], row["end_date"])
                yield (codes[authority], session, row["type"], *span, label, scope, "", "")


def days(*moments: date) -> tuple[str, ...]:
    return tuple(moment.isoformat() for moment in moments)


def main(source: Path) -> None:
    """Write the four tables."""
    write(
        "authorities.csv",
        ("code", "gss_code", "name", "other_names", "earlier_gss_code", "earlier_gss_code_mark"),
        authorities(source),
    )
    write(
        "schools.csv",
        ("seed_code", "school_type", "authority_code", "name", "roll", "roll_mark", "asn")
        + ("asn_mark", "denomination", "urban_rural_6", "postcode", "town"),
        schools(source),
    )
    write("bank_holidays.csv", ("day", "name", "note"), bank_holidays(source))
    write(
        "school_calendars.csv",
        ("authority_code", "session", "kind", "starts_on", "ends_on", "label", "scope")
        + ("trust", "source"),
        school_calendars(source),
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the published lists are: make_reference.py SOURCE_FOLDER")
    main(Path(sys.argv[1]))
