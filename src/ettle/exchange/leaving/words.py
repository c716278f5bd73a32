"""The words that go with an export, for whoever opens it years from now."""

from datetime import date
from typing import Any

from asl_law.days import in_words
from ettle.exchange.leaving.kinds import kinds
from ettle.exchange.leaving.schema import first_line

README = """\
Everything that {name} held in Ettle
as it stood on {day}

WHAT THIS IS
This file holds the records of children, families and staff. Treat it as you would treat the
paper files of every child in it: keep it encrypted, keep it only as long as you must, and tell
nobody who has no right to it.

WHAT IS IN IT
records/   One file for each kind of record, in JSON Lines: one record a line, in UTF-8. Where
           the records are plain rows there is the same again as a table (CSV). In a table, a
           cell that a spreadsheet would take for a formula has an apostrophe before it; the
           JSON Lines file has the words as they are.
schema/    What each kind of record holds: JSON Schema, draft 2020-12.
files/     Documents as they were issued (PDF, Word, web page, plain text), and pictures and
           scanned pages, each named by the reference of its record.
manifest.json  Each file with its size, its SHA-256 and the number of its records; what was left
           out, and why; files that could not be found.

HOW RECORDS BELONG TOGETHER
Each record has a reference, "ref". A field that ends in "_ref" holds the reference of another
record; "x-refers-to" in the schema says of which kind. Days are written 2026-11-23; moments are
in UTC. Nothing in a reference says anything about the person.

HOW TO CHECK IT
With Ettle:     ettle verify-export FILE
Without it:     compare the SHA-256 of each file with manifest.json.

THE KINDS OF RECORD
{listed}
"""


def readme(authority: Any, on: date, counts: dict[str, int]) -> str:
    """Say in plain words what an export is, and list what is in it."""
    lines = [
        f"{model._meta.label_lower} ({counts.get(model._meta.label_lower, 0)})\n"
        f"    {first_line(model)}"
        for model in kinds()
    ]
    return README.format(name=authority.name, day=in_words(on), listed="\n".join(lines))
