"""What was sent, as rows for a page and as plain text to keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ettle.cases.selectors import HelpSaid, Material
from ettle.cases.services import Help
from ettle.web.partner.forms import STANCE_WORDS
from ettle.web.ui.dates import day
from ettle.web.ui.shapes import SummaryRow

if TYPE_CHECKING:
    from ettle.cases.selectors import Question


def copy_rows(said: Material | Iterable[Help]) -> list[list[SummaryRow]]:
    """Give each thing that is required as rows of a summary."""
    rows = said.help if isinstance(said, Material) else said
    return [[SummaryRow(key, value) for key, value in _pairs(each)] for each in rows]


def _pairs(each: Help | HelpSaid) -> list[tuple[str, str]]:
    by_us = each.delivered_by == "agency"
    return [
        ("What is required", each.what),
        ("How often", each.how_often),
        ("How long", each.how_long),
        ("By whom", each.by_whom),
        ("For their education", "Yes" if each.serves_education else "No"),
        ("Who delivers it", "We do" if by_us else "School staff, on our advice"),
    ]


def copy_text(asked: Question) -> str:
    """Write the copy as plain text."""
    answer = asked.sent
    assert answer is not None
    lines = [
        "Your answer, as it was sent",
        "",
        f"To: {asked.council}",
        f"From: {answer.by_whom}",
        f"Sent: {day(answer.sent_on)}",
        f"About: {asked.child}",
        "",
        f"The question: {asked.question}",
        "",
        f"Your answer: {STANCE_WORDS[answer.stance]}",
    ]
    if answer.summary:
        lines += ["", answer.summary]
    for number, each in enumerate(answer.help, start=1):
        lines += ["", f"Help {number}", *(f"{key}: {value}" for key, value in _pairs(each))]
    return "\n".join(lines) + "\n"
