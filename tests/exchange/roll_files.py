"""Small roll files for tests: one good row of each kind, changed cell by cell."""

import csv
import io

from ettle.config import cast
from ettle.exchange.roll.columns import KNOWN

ISLA = {
    "record": "pupil",
    "id": "P9001",
    "scn": "099100999",
    "given_name": "Isla",
    "family_name": "Ross",
    "birth_date": "2019-04-30",
    "school": cast.PRIMARY_SEED_CODE,
    "stage": "P3",
    "class": "P3",
}
LEWIS = ISLA | {"id": "P9002", "scn": "099101000", "given_name": "Lewis"}
KIRSTY = {
    "record": "contact",
    "id": "C9001",
    "given_name": "Kirsty",
    "family_name": "Ross",
    "pupil": "P9001",
    "relationship": "mother",
    "parental_rights": "yes",
    "lives_with": "yes",
}
CRAIG = KIRSTY | {"id": "C9002", "given_name": "Craig", "relationship": "father"}
LESLEY = {
    "record": "staff",
    "id": "T9001",
    "given_name": "Lesley",
    "family_name": "Grieve",
    "school": cast.PRIMARY_SEED_CODE,
    "starts_on": "2018-08-13",
    "job_title": "Class teacher",
    "role": "class_teacher",
    "weekly_hours": "35",
}


def roll_file(*rows: dict[str, str], separator: str = ",", ends: str = "\n") -> bytes:
    """Write rows as a roll file with every heading."""
    out = io.StringIO()
    writer = csv.DictWriter(out, KNOWN, delimiter=separator, lineterminator=ends, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")
