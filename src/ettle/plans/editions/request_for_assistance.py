"""What a request for assistance selects: enough for a service to answer one question."""

from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, face_of
from ettle.plans.editions.trying import tried_in
from ettle.plans.printings.request_for_assistance import AssistanceContext


def compose_request(held: Held) -> AssistanceContext:
    """Put the question first, then what is known already."""
    answers = held.answers
    return AssistanceContext(
        face=face_of(held),
        service=answers.get("service") or "",
        question=answers.get("question") or "",
        consent=answers.get("agreement") or "",
        needs=held.lines("factor", "barrier"),
        strengths=held.lines("strength"),
        communication=held.lines("communication"),
        concerns=held.lines("concern"),
        tried=tried_in(held),
        supports=held.supports(),
        views=held.views(),
    )


REQUEST = Edition(
    key="request_for_assistance",
    name="Request for assistance",
    what="This is a question to a named service, with what is known already, so that the "
    "family need not tell it all again. It is not a legal plan, nor a "
    "request under section 23.",
    who_may_have="the service it is made out to, the family and the child, those who lead the "
    "school, and the council’s ASL officers",
    readers=frozenset({"lead", "officer", "parent", "pupil"}),
    issuers=frozenset({"lead", "officer"}),
    kinds=(
        "strength", "communication", "factor", "barrier", "concern", "tried", "support", "view",
    ),
    compose=compose_request,
    asks=("question", "agreement"),
    needs=(
        Need("What the child finds hard: a need", ("factor", "barrier")),
        Need("What was tried, and whether it helped", ("tried",)),
        Need("The child’s or the family’s views", ("view",)),
    ),
)  # fmt: skip
