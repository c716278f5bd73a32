"""Roll files as a council's own system writes them: a workbook with its own headings."""

import csv
import io
from datetime import date

from openpyxl import Workbook, load_workbook

from ettle.config import cast, demo_roll

OWN_HEADINGS = {
    "Pupil No": "id",
    "Candidate No": "scn",
    "Forename": "given_name",
    "Surname": "family_name",
    "Date of birth": "birth_date",
    "SEED code": "school",
    "Year group": "stage",
    "Reg class": "class",
}
NEW = {
    "record": "pupil",
    "id": "P9001",
    "given_name": "Kenna",
    "family_name": "MacAskill",
    "birth_date": "2018-04-30",
    "school": cast.PRIMARY_SEED_CODE,
    "stage": "P4",
    "class": "P4",
}
ALIKE = NEW | {
    "id": "P9002",
    "given_name": cast.FINLAY.given_name,
    "family_name": cast.FINLAY.family_name,
    "birth_date": cast.FINLAY.birth_date.isoformat(),
    "stage": cast.FINLAY.stage,
    "class": "P5",
}
FAULTY = (
    NEW | {"id": "P9011", "given_name": "Rowan", "birth_date": "2018-02-31"},
    NEW | {"id": "P9012", "given_name": "Calder", "stage": "P9"},
    NEW | {"id": "P9013", "given_name": "Sorley", "family_name": ""},
)


def on_the_roll(today: date) -> list[dict[str, str]]:
    """Give the rows of the example roll as they stand, of every kind."""
    return list(csv.DictReader(io.StringIO(demo_roll.roll_file(today).decode("utf-8"))))


def own_workbook(rows: list[dict[str, str]]) -> bytes:
    """Write pupils as a workbook with the council's headings, and days as 30/04/2018."""
    book = Workbook()
    sheet = book.active
    sheet.append(list(OWN_HEADINGS))
    for row in rows:
        sheet.append([_as_written(column, row.get(column, "")) for column in OWN_HEADINGS.values()])
    return _saved(book)


def mended(sheet_of_rejected: bytes) -> bytes:
    """Mend the rejected rows in their own sheet, as a clerk does, and leave the rest as it is."""
    book = load_workbook(io.BytesIO(sheet_of_rejected))
    sheet = book.active
    column = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, column["Date of birth"]).value = "28/02/2018"
    sheet.cell(3, column["Year group"]).value = "P4"
    sheet.cell(4, column["Surname"]).value = "MacAskill"
    return _saved(book)


def _as_written(column: str, value: str) -> str:
    if column != "birth_date" or value.count("-") != 2:
        return value
    year, month, day = value.split("-")
    return f"{day}/{month}/{year}"


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
