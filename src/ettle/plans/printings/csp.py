"""The co-ordinated support plan as a document."""

from datetime import date

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import (
    Document,
    Heading,
    KeyFacts,
    Node,
    NumberedList,
    Paragraph,
    Quote,
    Table,
)
from ettle.plans.printings.csp_context import (
    CspContact,
    CspContext,
    CspObjective,
    CspParent,
    CspPart,
    CspSupport,
)

NOT_HELD = "The council does not hold this"
LEFT_OUT = "Left out of this copy"
NAMED_AT_ISSUE = "Named when the plan is issued"
NOT_CHECKED = "Form not yet checked by a solicitor against the Schedule to SSI 2005/518"


@printing("csp", version=1)
def print_csp(context: CspContext) -> Document:
    """Print the statutory plan: section 9(2), and regulation 3 of SSI 2005/518.

    The form is *substantially to the same effect* as the Schedule's: the same matters, and
    the same table of objectives, the support each requires and the persons who give it.
    """
    notes = _Footnotes()
    return Document(
        title=f"Co-ordinated support plan for {context.pupil.name}",
        day=context.prepared_on,
        marks=_marks(context),
        footer=_footer(context),
        nodes=[
            Paragraph(
                "A plan under section 9 of the Education (Additional Support for Learning) "
                f"(Scotland) Act 2004, prepared by {context.council}."
            ),
            *_pupil(context),
            *_parents(context),
            *_parts("Profile: skills, capabilities and other information", context.profile, notes),
            *_parts("Factors giving rise to additional support needs", context.factors, notes),
            *_objectives(context.objectives, notes),
            *_school_and_people(context),
            *_views(context),
            *_review(context),
            *_signed(context),
            *notes.printed(),
        ],
    )


class _Footnotes:
    """Numbers whose words a part gives, once each, in the order they are met."""

    def __init__(self) -> None:
        self.sources: list[str] = []

    def mark(self, source: str) -> str:
        if not source:
            return ""
        if source not in self.sources:
            self.sources.append(source)
        return f" (note {self.sources.index(source) + 1})"

    def printed(self) -> list[Node]:
        if not self.sources:
            return []
        return [
            Heading("Notes: whose words these are"),
            NumberedList([f"From {source}." for source in self.sources]),
        ]


def _marks(context: CspContext) -> list[str]:
    marks = [NOT_CHECKED]
    if context.signature is None:
        marks.insert(0, "Draft: not dated, not signed, not issued")
    if context.something_left_out:
        marks.append(
            "Some contact details are left out of this copy. "
            "Whether the law allows that is an open question"
        )
    return marks


def _footer(context: CspContext) -> list[str]:
    copy = [f"Copy for {context.copy_to}"] if context.copy_to else []
    return [context.council, f"Co-ordinated support plan for {context.pupil.name}", *copy]


def _pupil(context: CspContext) -> list[Node]:
    pupil = context.pupil
    absent = LEFT_OUT if context.pupil_address_left_out else NOT_HELD
    return [
        Heading(f"About {pupil.first_name}"),
        KeyFacts(
            [
                ("Name", pupil.name),
                ("Address", pupil.address or absent),
                ("Telephone number", pupil.telephone or absent),
                ("Date of birth", _plain_day(pupil.birth_date)),
                ("Gender", pupil.gender or NOT_HELD),
                ("Preferred language or form of communication", pupil.language or NOT_HELD),
                ("School attended now", pupil.school or NOT_HELD),
                ("Date of entry to that school", _day(pupil.entered_school_on)),
            ]
        ),
    ]


def _parents(context: CspContext) -> list[Node]:
    if not context.parents:
        return [Heading("Parents"), Paragraph(f"{NOT_HELD}.")]
    nodes: list[Node] = [Heading("Parents")]
    for parent in context.parents:
        nodes += [Heading(parent.name, level=3), KeyFacts(_parent_facts(parent))]
    return nodes


def _parent_facts(parent: CspParent) -> list[tuple[str, str]]:
    absent = LEFT_OUT if parent.details_left_out else NOT_HELD
    return [
        ("Relationship", parent.relationship or NOT_HELD),
        ("Address", parent.address or absent),
        ("Telephone number", parent.telephone or absent),
        ("Preferred language or form of communication", parent.language or NOT_HELD),
    ]


def _parts(heading: str, parts: tuple[CspPart, ...], notes: _Footnotes) -> list[Node]:
    written: list[Node] = [Paragraph(f"{part.words}{notes.mark(part.source)}") for part in parts]
    return [Heading(heading), *(written or [Paragraph("Nothing is written here yet.")])]


def _objectives(objectives: tuple[CspObjective, ...], notes: _Footnotes) -> list[Node]:
    heading = Heading("Educational objectives, the support they require and who provides it")
    if not objectives:
        return [heading, Paragraph("Nothing is written here yet.")]
    return [
        heading,
        Table(
            "Each objective, the additional support required to achieve it, and the persons "
            "by whom the support is provided",
            [
                "Educational objectives",
                "Additional support required",
                "Persons providing the additional support",
            ],
            [
                row
                for number, objective in enumerate(objectives, start=1)
                for row in _rows(number, objective, notes)
            ],
            row_headers=True,
        ),
    ]


def _rows(number: int, objective: CspObjective, notes: _Footnotes) -> list[tuple[str, str, str]]:
    words = f"{number}. {objective.words}{notes.mark(objective.source)}"
    supports = objective.supports or (CspSupport(what="Nothing is written here yet."),)
    return [
        (
            words if first else f"{number}. (as above)",
            _support(support, notes),
            "\n".join(support.persons) or "Nobody is named yet.",
        )
        for first, support in zip([True] + [False] * len(supports), supports, strict=False)
    ]


def _support(support: CspSupport, notes: _Footnotes) -> str:
    when = [
        f"{label}: {words}"
        for label, words in (
            ("How often", support.how_often),
            ("For how long", support.how_long),
            ("Where", support.where),
        )
        if words
    ]
    return "\n".join([f"{support.what}{notes.mark(support.source)}", *when])


def _school_and_people(context: CspContext) -> list[Node]:
    school = "\n".join(
        line for line in (context.nominated_school, context.nominated_school_address) if line
    )
    return [
        Heading("School to be attended"),
        KeyFacts([("Nominated school", school or NAMED_AT_ISSUE)]),
        Heading("Co-ordinator of this plan"),
        KeyFacts(_contact(context.coordinator)),
        Heading("Who to ask for advice and information"),
        Paragraph("This officer of the council gives advice and information about this plan."),
        KeyFacts(_contact(context.contact_officer)),
    ]


def _contact(contact: CspContact) -> list[tuple[str, str]]:
    facts = [
        ("Name", contact.name or NAMED_AT_ISSUE),
        ("Role", contact.role),
        ("Address", contact.address),
        ("Telephone number", contact.telephone),
        ("E-mail", contact.email),
    ]
    return [(label, words) for label, words in facts if words]


def _views(context: CspContext) -> list[Node]:
    name = context.pupil.first_name
    nodes: list[Node] = [Heading("Views on the plan")]
    for heading, views, none in (
        (f"{name}’s views", context.pupil_views, f"{name} has not given views for this plan."),
        ("Parents’ views", context.parent_views, "No parent has given views for this plan."),
    ):
        nodes.append(Heading(heading, level=3))
        nodes += [Quote(view.words, view.whose) for view in views] or [Paragraph(none)]
    return nodes


def _review(context: CspContext) -> list[Node]:
    heading = Heading("Timetable for review")
    if context.review_due_on is None or context.review_complete_by is None:
        return [heading, Paragraph("Worked out from the day the plan is dated.")]
    return [
        heading,
        KeyFacts(
            [
                ("Review due", f"{in_words(context.review_due_on)}, when 12 months are over"),
                ("Review completed by", in_words(context.review_complete_by)),
            ]
        ),
        Paragraph(
            "The council keeps the plan under consideration all year. A review may come "
            "earlier if somebody with the right asks for one, or if there is a significant "
            "change (section 10)."
        ),
    ]


def _signed(context: CspContext) -> list[Node]:
    heading = Heading("Date and signature")
    if context.signature is None or context.prepared_on is None:
        return [heading, Paragraph("Not dated and not signed: this is a draft.")]
    return [
        heading,
        KeyFacts([("Date of this plan", in_words(context.prepared_on))]),
        Paragraph(f"Signed for {context.council} by an officer authorised to sign."),
        context.signature,
    ]


def _day(day: date | None) -> str:
    return _plain_day(day) if day else NOT_HELD


def _plain_day(day: date) -> str:
    return in_words(day).partition(" ")[2]
