"""What an authority gives of work that began before Ettle: days, names and words, no rows.

People, schools and agencies are named by their ``ref``; ``""`` and ``None`` mean that the
authority does not have it or that it has not happened.
"""

from dataclasses import dataclass
from datetime import date

from ettle.plans.adopting import ObjectiveThen, PlanThen, SupportThen


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayThen:
    """A new date that people were told of: which limit, why, until when, and when they were told.

    ``about`` is the place of the agency in the list of those asked, for the limit C10.
    """

    limit: str  # C01, C02, C04, C05, C06, C10
    ground: str
    reason: str
    to: date
    told_on: date | None
    about: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThen:
    """A request for help that was made to an agency, and its answer if one came."""

    agency: str
    service: str
    named_person: str
    made_on: date
    named_role: str = ""
    named_email: str = ""
    question: str = ""
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseThen:
    """A case half-way: the request or the proposal it began with, and what came of it."""

    received_on: date | None = None
    asked_by: str = "parent"
    asked_by_person: str = ""
    form: str = "letter"
    reasons: str = ""
    proposal_sent_on: date | None = None
    asked: tuple[AskedThen, ...] = ()
    delays: tuple[DelayThen, ...] = ()
    decided_on: date | None = None
    required: bool | None = None
    decision_sent_on: date | None = None
    decision_reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewThen:
    """A review under way: what opened it, and the day the family was told of it."""

    gate: str  # yearly, requested, changed
    requested_on: date | None = None
    requested_by: str = ""
    notified_on: date | None = None
    delays: tuple[DelayThen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionThen:
    """A discontinued plan that is kept: by which route it ended, when, and where the paper is."""

    route: str  # review, not_ours, tribunal
    discontinued_on: date
    prepared_on: date | None = None
    notified_on: date | None = None
    choice_sent_on: date | None = None
    wishes_to_keep: bool | None = None
    kept_where: str = ""


__all__ = [
    "KINDS",
    "AskedThen",
    "CaseThen",
    "DelayThen",
    "ObjectiveThen",
    "PlanThen",
    "RetentionThen",
    "ReviewThen",
    "SupportThen",
    "Then",
    "kind_of",
]

Then = CaseThen | PlanThen | ReviewThen | RetentionThen
KINDS: dict[str, type[Then]] = {
    "case": CaseThen,
    "plan": PlanThen,
    "review": ReviewThen,
    "retention": RetentionThen,
}


def kind_of(then: Then) -> str:
    """Name the kind of what was given."""
    return next(kind for kind, shape in KINDS.items() if isinstance(then, shape))
