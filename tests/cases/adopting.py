"""Live work as an authority gives it, for tests of adopting it."""

from datetime import date

from ettle.cases.adopting import (
    AskedThen,
    CaseThen,
    DelayThen,
    ObjectiveThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    SupportThen,
)
from tests.world import World

SOURCE = "the ASN team’s list of 20 November 2026"
RECEIVED = date(2026, 7, 6)
SENT = date(2026, 8, 24)
ASKED = date(2026, 8, 26)


def case_then(world: World, **changes) -> CaseThen:
    """Mairi’s request of July for Ailsa: proposed in August, therapy asked two days later."""
    facts = {
        "received_on": RECEIVED,
        "asked_by": "parent",
        "asked_by_person": world.mairi.ref,
        "form": "email",
        "reasons": "She cannot follow what is said in class.",
        "proposal_sent_on": SENT,
        "asked": (asked_then(world),),
    }
    return CaseThen(**facts | changes)


def asked_then(world: World, **changes) -> AskedThen:
    facts = {
        "agency": world.nhs.ref,
        "service": "Speech and language therapy",
        "named_person": "Dr Isobel Sinclair",
        "made_on": ASKED,
    }
    return AskedThen(**facts | changes)


def delay_then(**changes) -> DelayThen:
    """The family was told in October that the therapist’s report was late."""
    facts = {
        "limit": "C02",
        "ground": "7(1)(d)",
        "reason": "The therapist’s advice has not come.",
        "to": date(2027, 1, 18),
        "told_on": date(2026, 10, 5),
    }
    return DelayThen(**facts | changes)


def plan_then(world: World, **changes) -> PlanThen:
    """A plan prepared in August 2025 and reviewed in August 2026."""
    facts = {
        "prepared_on": date(2024, 8, 20),
        "last_reviewed_on": date(2025, 12, 1),
        "nominated_school": world.marra_glen.ref,
        "coordinator": world.laird.ref,
        "contact_officer": world.okafor.ref,
        "signed_by": "The head of education then",
        "held_by": "The school and Mairi",
        "profile": "She draws what she means.",
        "factors": ("Developmental language disorder",),
        "objectives": (
            ObjectiveThen(
                words="Ailsa follows a three-step instruction.",
                supports=(
                    SupportThen(words="Weekly therapy", persons="Speech and language therapist"),
                ),
            ),
        ),
        "child_view": "I like the pictures.",
    }
    return PlanThen(**facts | changes)


def review_then(**changes) -> ReviewThen:
    return ReviewThen(**{"gate": "yearly", "notified_on": date(2026, 11, 20)} | changes)


def retention_then(**changes) -> RetentionThen:
    facts = {
        "route": "not_ours",
        "discontinued_on": date(2023, 6, 28),
        "kept_where": "Archive, box 12",
    }
    return RetentionThen(**facts | changes)
