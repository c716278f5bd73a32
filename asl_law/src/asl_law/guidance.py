"""Statutory guidance: what an authority must have regard to, and should do. Never a limit.

Authorities and agencies must have regard to the Code of Practice (section 27). A sentence of it is
cited with the force SHOULD, so that a page or a letter never shows it as law.
"""

from dataclasses import dataclass
from datetime import date

from asl_law.citations import Citation, Force, act
from asl_law.errors import NotInForce

DUTY_TO_HAVE_REGARD = act("section 27")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of the Code, with the days between which it is the one to have regard to."""

    number: int
    title: str
    published: str
    url: str
    in_force_from: date | None
    in_force_until: date | None = None
    note: str

    def cite(self, chapter: str) -> Citation:
        """Cite a chapter or paragraph, as guidance."""
        return Citation(f"Code of Practice, edition {self.number}", chapter, self.url, Force.SHOULD)


THIRD = Edition(
    number=3,
    title="Supporting Children's Learning: statutory guidance on the 2004 Act, as amended",
    published="2017",
    url=(
        "https://www.gov.scot/publications/supporting-childrens-learning-statutory-guidance-"
        "education-additional-support-learning-scotland/"
    ),
    in_force_from=date(2018, 1, 10),
    note="Published in 2017 for the Act as amended from 10 January 2018; still the one in force.",
)
FOURTH_DRAFT = Edition(
    number=4,
    title="Supporting Children's Learning: draft fourth edition",
    published="2026, in consultation",
    url="https://www.gov.scot/publications/",
    in_force_from=None,
    note="A draft has no force. Consulted on from February 2026; a final text was not found.",
)
EDITIONS = (THIRD, FOURTH_DRAFT)


def code_of_practice(on: date) -> Edition:
    """Give the edition to have regard to on a day; a draft is never one (LAW-Q16).

    >>> code_of_practice(date(2026, 11, 23)).number
    3
    """
    for edition in EDITIONS:
        if edition.in_force_from is not None and edition.in_force_from <= on:
            return edition
    raise NotInForce(f"which edition of the Code was in force on {on} is not recorded here.")
