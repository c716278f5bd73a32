"""The sheets of the template and their columns: one place for writing and for reading."""

from __future__ import annotations

from dataclasses import dataclass

WHAT_IS_WRONG = "What is wrong (Ettle wrote this)"
EXAMPLE = "example"
PUPIL = ("Pupil’s roll id", "Given name", "Family name", "Birth date")
LIMITS = {
    "answering the request": "C01",
    "giving the plan": "C02",
    "the agency": "C10",
    "the yearly review": "C04",
    "answering an early review request": "C05",
    "the early review": "C06",
}
ASKED_BY = {"parent": "parent", "child": "child", "young person": "young_person"}
FORMS = {
    "letter": "letter",
    "e-mail": "email",
    "form": "form",
    "recording": "recording",
    "meeting notes": "meeting_note",
}
GATES = {
    "yearly": "yearly",
    "early, asked for": "requested",
    "early, much changed": "changed",
}
ROUTES = {
    "after a review": "review",
    "no longer responsible": "not_ours",
    "tribunal overturned it": "tribunal",
}
YES_NO = {"yes": "yes", "no": "no"}
GROUNDS = tuple(f"7(1)({letter})" for letter in "abcdefghi") + tuple(
    f"ground-{n}" for n in (1, 2, 3)
)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: its name, its own columns after the pupil's, its lists, and example rows."""

    name: str
    columns: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    examples: tuple[tuple[str, ...], ...]

    @property
    def headings(self) -> tuple[str, ...]:
        return (*PUPIL, *self.columns)


WHO = (EXAMPLE, "Isla", "Invented", "03/05/2016")
SHEETS: tuple[SheetPlan, ...] = (
    SheetPlan(
        "Cases",
        (
            "Request received", "Asked by", "Parent who asked", "How it came", "Reasons",
            "Proposal sent", "Decided", "Plan required", "Decision sent", "Reasons for decision",
            "Source",
        ),
        {"Asked by": tuple(ASKED_BY), "How it came": tuple(FORMS), "Plan required": ("yes", "no")},
        ((*WHO, "06/07/2026", "parent", "Jean Invented", "e-mail", "Speech in class",
          "24/08/2026", "", "", "", "", "ASN team’s list, 20 November 2026"),),
    ),
    SheetPlan(
        "Agencies asked",
        ("Agency", "Service", "Person asked", "Role", "Asked on", "Answered on"),
        {},
        ((*WHO, "NHS Invented", "Physiotherapy", "Dr A. Invented", "Physiotherapist",
          "26/08/2026", ""),),
    ),
    SheetPlan(
        "Extensions",
        ("Which limit", "Agency", "Ground", "Reason", "New last day", "People told on"),
        {"Which limit": tuple(LIMITS), "Ground": GROUNDS},
        ((*WHO, "giving the plan", "", "7(1)(d)", "Advice has not come", "18/01/2027",
          "05/10/2026"),),
    ),
    SheetPlan(
        "Plans",
        (
            "Prepared", "Last review completed", "Next review on our list", "Copies sent",
            "School named", "Co-ordinator", "Contact officer", "Signed by", "Copies held by",
            "Review under way", "Review asked for on", "Review asked for by",
            "Family told of review on", "Source",
        ),
        {"Review under way": tuple(GATES)},
        ((*WHO, "20/08/2024", "01/12/2025", "30/11/2026", "27/08/2024", "Invented Primary School",
          "Ms B. Invented", "Ms C. Invented", "Head of service", "School and parents",
          "", "", "", "", "ASN team’s list, 20 November 2026"),),
    ),
    SheetPlan(
        "Retention",
        (
            "How it ended", "Discontinued", "Prepared", "Family told it would end",
            "Choice sent", "Wishes it kept", "Where it is kept", "Source",
        ),
        {"How it ended": tuple(ROUTES), "Wishes it kept": ("yes", "no")},
        ((*WHO, "no longer responsible", "28/06/2023", "12/05/2019", "", "", "",
          "Archive, box 12", "Archive register"),),
    ),
)  # fmt: skip
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
DAYS = frozenset(
    {
        "Birth date", "Request received", "Proposal sent", "Decided", "Decision sent", "Asked on",
        "Answered on", "New last day", "People told on", "Prepared", "Last review completed",
        "Next review on our list", "Copies sent", "Review asked for on",
        "Family told of review on", "Discontinued", "Family told it would end", "Choice sent",
    }
)  # fmt: skip
