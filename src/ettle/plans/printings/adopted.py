"""What a council gave of a plan that it prepared before Ettle: a record, not the plan itself."""

from dataclasses import dataclass
from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import BulletList, Document, Heading, KeyFacts, Node, Note, Paragraph
from ettle.plans.printings.csp_context import CspObjective


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPlanContext:
    """The days, people and words of an adopted plan, as they were given."""

    council: str
    child: str
    birth_date: date
    prepared_on: date
    last_reviewed_on: date | None
    review_due_on: date
    given_on: date | None
    nominated_school: str
    coordinator: str
    contact_officer: str
    signed_by: str
    held_by: str
    profile: str
    factors: tuple[str, ...]
    objectives: tuple[CspObjective, ...]
    child_view: str
    parent_view: str
    other: str
    source: str
    adopted_on: date


@printing("csp.adopted", version=1)
def print_adopted_plan(context: AdoptedPlanContext) -> Document:
    """Print what was given. The signed paper plan stays the plan: this says where it is."""
    return Document(
        title=f"Co-ordinated support plan of {context.child}, as adopted",
        day=context.adopted_on,
        footer=(context.council,),
        nodes=[
            Note(
                "Adopted",
                [
                    Paragraph(
                        f"Dates and words given by {context.council} on "
                        f"{in_words(context.adopted_on)}, from {context.source}. The plan that "
                        "was signed is the one on paper."
                    )
                ],
            ),
            KeyFacts(_facts(context)),
            *_words("Profile", context.profile),
            *_factors(context.factors),
            *_objectives(context.objectives),
            *_words("The child’s views", context.child_view),
            *_words("A parent’s views", context.parent_view),
            *_words("Other words of the plan", context.other),
        ],
    )


def _facts(context: AdoptedPlanContext) -> list[tuple[str, str]]:
    days = (
        ("Prepared on", context.prepared_on),
        ("Last review completed on", context.last_reviewed_on),
        ("Next review when 12 months end, on", context.review_due_on),
        ("Copies sent on", context.given_on),
    )
    words = (
        ("School named in the plan", context.nominated_school),
        ("Co-ordinator", context.coordinator),
        ("Council officer for advice", context.contact_officer),
        ("Signed by", context.signed_by),
        ("Copies are held by", context.held_by),
    )
    return [
        ("Born on", in_words(context.birth_date)),
        *((name, in_words(day)) for name, day in days if day),
        *((name, said) for name, said in words if said),
    ]


def _words(title: str, words: str) -> list[Node]:
    parts = [part.strip() for part in words.split("\n") if part.strip()]
    return [Heading(title), *(Paragraph(part) for part in parts)] if parts else []


def _factors(factors: tuple[str, ...]) -> list[Node]:
    if not factors:
        return []
    return [Heading("Factors giving rise to additional support needs"), BulletList(list(factors))]


def _objectives(objectives: tuple[CspObjective, ...]) -> list[Node]:
    found: list[Node] = [Heading("Educational objectives")] if objectives else []
    for each in objectives:
        found.append(Heading(_short(each.words), level=3))
        if _short(each.words) != each.words:
            found.append(Paragraph(each.words))
        if each.supports:
            found.append(BulletList([_support(one.what, one.persons) for one in each.supports]))
        else:
            found.append(Paragraph("No support is written under this objective."))
    return found


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else f"{line[:117].rsplit(' ', 1)[0]}…"


def _support(what: str, persons: tuple[str, ...]) -> str:
    return f"{what} ({', '.join(persons)})" if persons else what
