"""The access table: pages down, cast across, what each finds there. A file people can read."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from tests.web.addresses import Address, addresses, path_of
from tests.web.people_at_the_door import COLUMNS, cookies_of, holding, outcome, stage_of

TABLE = Path(__file__).with_name("access_table.csv")
NOT_YET = "222222222222"
ENDINGS = {"child:done"}
WORDS = {"open", "404", "403", "sign in"}


@dataclass(frozen=True)
class Row:
    """One page: how it is asked for, and what each person finds."""

    page: str
    method: str
    cells: dict[str, str]


def rows() -> list[Row]:
    """Read the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(line["page"], line["method"], {who: line[who] for who in COLUMNS})
            for line in csv.DictReader(file)
        ]


def named() -> dict[str, Address]:
    """Find each address by its name."""
    return {one.name: one for one in addresses()}


def pages_open_to(person: str) -> dict[str, str]:
    """Give the paths of the pages that the table says a person can open by looking.

    Pages that end a visit (*done*, *sign out*) come last.
    """
    known = named()
    instead = NOT_YET if stage_of(person) != "ready" else ""
    pages = [row.page for row in rows() if row.method == "get" and row.cells[person] == "open"]
    pages.sort(key=lambda page: page in ENDINGS)
    return {page: path_of(known[page], instead=instead) for page in pages}


def found_by(person: str, pages: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Try pages as a person, each from the same beginning; give what was found at each."""
    found = {}
    known = named()
    instead = NOT_YET if stage_of(person) != "ready" else ""
    cookies = cookies_of(person)
    for page, method in pages:
        with transaction.atomic():
            try:
                path = path_of(known[page], instead=instead)
                found[page, method] = outcome(holding(cookies), method, path)
            except (LookupError, ObjectDoesNotExist) as missing:
                found[page, method] = str(missing)
            transaction.set_rollback(True)
    return found


def write(table: Iterable[Row], file) -> None:
    """Write a table as it is kept."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["page", "method", *COLUMNS])
    for row in sorted(table, key=lambda row: (row.page, row.method)):
        writer.writerow([row.page, row.method, *(row.cells[who] for who in COLUMNS)])
