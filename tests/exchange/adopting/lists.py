"""Filled-in templates, made in the test."""

import io

from openpyxl import load_workbook

from ettle.exchange.adopting.columns import BY_NAME
from ettle.exchange.adopting.template import template_workbook

SOURCE = "The ASN team’s list"
CASE = {
    "Request received": "06/07/2026",
    "Asked by": "parent",
    "Parent who asked": "Mairi Morrison",
    "How it came": "e-mail",
    "Reasons": "Speech in class",
    "Proposal sent": "24/08/2026",
    "Source": SOURCE,
}
ASKED = {
    "Agency": "NHS Glenmarra",
    "Service": "Speech and language therapy",
    "Person asked": "Dr Isobel Sinclair",
    "Asked on": "2026-08-26",
}
TOLD = {
    "Which limit": "giving the plan",
    "Ground": "7(1)(d)",
    "Reason": "Advice has not come",
    "New last day": "18/01/2027",
    "People told on": "05/10/2026",
}
KEPT = {
    "How it ended": "no longer responsible",
    "Discontinued": "28 June 2023",
    "Where it is kept": "Archive, box 12",
    "Source": SOURCE,
}


def plan_row(world) -> dict[str, str]:
    return {
        "Prepared": "20/08/2024",
        "Last review completed": "01/12/2025",
        "Next review on our list": "01/12/2026",
        "School named": world.corrievale.name,
        "Co-ordinator": world.laird.roll_id,
        "Contact officer": world.okafor.name,
        "Source": SOURCE,
    }


def of(pupil, cells: dict[str, str], **changes: str) -> dict[str, str]:
    """One row about a pupil, by roll id."""
    renamed = {key.replace("_", " "): value for key, value in changes.items()}
    return {"Pupil’s roll id": pupil.roll_id} | cells | renamed


def by_name(pupil, cells: dict[str, str]) -> dict[str, str]:
    """One row about a pupil, by name and birth date."""
    return {
        "Given name": pupil.given_name,
        "Family name": pupil.family_name,
        "Birth date": pupil.birth_date.isoformat(),
    } | cells


def workbook(**sheets: list[dict[str, str]]) -> bytes:
    """The template with rows in it: ``Cases=[…]``, ``Agencies_asked=[…]``."""
    book = load_workbook(io.BytesIO(template_workbook()))
    for name, rows in sheets.items():
        plan = BY_NAME[name.replace("_", " ")]
        sheet = book[plan.name]
        for n, row in enumerate(rows):
            for column, words in row.items():
                sheet.cell(3 + n, plan.headings.index(column) + 1).value = words
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
